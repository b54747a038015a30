import 'server-only'
import { readKeyFileName } from '@/lib/inspect/private-key/file-name'
import type { PublicHalf } from '@/lib/token/fitting-keys'
import { publicKeyPem } from '@/lib/token/public-key-pem'
import { listKeys, withSigningKey } from './vault/keys'
import { vault } from './vault/open'
import type { Session } from './vault/session'
import { publicHalf } from './vault/signing-key'

/** The public halves of the session’s keys, to check signatures with. One that does not open has none. */
export async function publicKeysOf(session: Session | null): Promise<PublicHalf[]> {
  if (session === null) return []
  const opened = await vault()
  const halves: PublicHalf[] = []
  for (const { id, name, keyId, fileName } of await listKeys(opened, session)) {
    const spki = await withSigningKey(opened, session, id, async (key) => publicHalf(key))
    if (!spki.ok) continue
    const fileKeyId = readKeyFileName(fileName)?.keyId ?? null
    halves.push({ id, name, keyId, fileKeyId, pem: publicKeyPem(spki.value) })
  }
  return halves
}
