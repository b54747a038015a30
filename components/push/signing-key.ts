import type { SigningKey } from '@/lib/push/request'
import type { KeyFacts } from '@/lib/session/facts'

/** A kept key as a push names it: by its public ids. */
export function signingKey({ id, keyId, teamId, fileKeyId }: KeyFacts): SigningKey {
  return { id, keyId, teamId, fileKeyId }
}
