import 'server-only'
import type { CryptoKey } from 'jose'
import { withSigningKey } from './vault/keys'
import { vault } from './vault/open'
import type { Session } from './vault/session'

/**
 * Hands a key of the session to `mint` as a WebCrypto key that cannot be exported. `null`: the
 * session has no such key, or it does not open. `mint` must not keep it.
 */
export async function withMintingKey<T>(
  session: Session,
  id: string,
  mint: (key: CryptoKey) => Promise<T>,
): Promise<T | null> {
  const used = await withSigningKey(await vault(), session, id, async (secret) => {
    const key = secret.toCryptoKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign'])
    // Node names more usages than the browser's type has.
    return mint(key as CryptoKey)
  })
  return used.ok ? used.value : null
}
