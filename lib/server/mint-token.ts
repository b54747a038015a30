import 'server-only'
import type { KeyProblem } from '@/lib/session/key-change'
import { mintToken } from '@/lib/token/mint'
import { type MintOrder, orderedParts, orderFindings } from '@/lib/token/mint-order'
import { expiryOf, type MintResult } from '@/lib/token/minted'
import { withMintingKey } from './minting-key'
import { providerTokenFor } from './provider-token'
import type { Session } from './vault/session'

/**
 * A token for a person who asked to have it, signed with a key of the session. For APNs it is the
 * one that pushes carry: Apple wants no second one within 20 minutes. What a rule calls an error is
 * not minted. `now` is in milliseconds since 1970 UTC. Throws `StoreError`.
 */
export async function mintOrdered(
  session: Session | null,
  id: string,
  order: MintOrder,
  now: number = Date.now(),
): Promise<MintResult> {
  const issuedAt = Math.floor(now / 1_000)
  const error = orderFindings(order, issuedAt).find(({ level }) => level === 'error')
  if (error) return { ok: false, problem: error }
  if (session === null) return { ok: false, problem: GONE }
  const { kind, keyId, teamId, lives } = order
  if (kind === 'apns') {
    const signed = await providerTokenFor(session, { id, keyId, teamId })
    if (!signed) return { ok: false, problem: GONE }
    const at = signed.token.issuedAt
    const { token } = signed.token
    return { ok: true, minted: { token, kind, issuedAt: at, expiresAt: expiryOf(kind, at, lives) } }
  }
  const parts = orderedParts(order, issuedAt)
  const token = await withMintingKey(session, id, (key) => mintToken(parts, key))
  if (token === null) return { ok: false, problem: GONE }
  return {
    ok: true,
    minted: { token, kind, issuedAt, expiresAt: expiryOf(kind, issuedAt, lives) },
  }
}

const GONE: KeyProblem = {
  code: 'key-gone',
  title: 'The key was forgotten',
  message: 'This session no longer has it: it was forgotten, or the session has ended.',
  fix: 'Choose another key, or add it again.',
}
