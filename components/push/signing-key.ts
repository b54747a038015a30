import type { SigningKey } from '@/lib/push/request'
import { isInBrowser } from '@/lib/session/browser-key'
import type { KeyIds } from '@/lib/session/key-kinds'

/** A key that pushes can be signed with, wherever it is kept. */
export interface ComposerKey extends Pick<KeyIds, 'keyId' | 'teamId'> {
  id: string
  name: string
  /** The Key ID that the file's name gave, where it gave one. */
  fileKeyId: string | null
}

/** A kept key as a push names it: by its public ids. */
export function signingKey({ id, keyId, teamId, fileKeyId }: ComposerKey): SigningKey {
  return { id, keyId, teamId, fileKeyId }
}

/** A key and its ids in one line. */
export function aboutKey({ id, keyId, teamId }: ComposerKey): string {
  const where = isInBrowser(id) ? ', in this browser' : ''
  return `Key ID ${keyId || 'not set'}, Team ID ${teamId || 'not set'}${where}`
}
