import type { KeyProblem } from '@/lib/session/key-change'
import { type MintOrder, orderedParts, orderFindings } from '@/lib/token/mint-order'
import { expiryOf, type MintResult } from '@/lib/token/minted'
import { BrowserKeyGone, browserProviderToken, signInBrowser } from './provider-token'

/** A token as a person ordered it, made in this page. What a rule calls an error is not made. */
export async function mintInBrowser(id: string, order: MintOrder): Promise<MintResult> {
  const now = Math.floor(Date.now() / 1_000)
  const error = orderFindings(order, now).find(({ level }) => level === 'error')
  if (error) return { ok: false, problem: error }
  const { kind, keyId, teamId, lives } = order
  try {
    const made =
      kind === 'apns'
        ? await browserProviderToken({ id, keyId, teamId })
        : { token: await signInBrowser(id, orderedParts(order, now)), issuedAt: now }
    const { token, issuedAt } = made
    return {
      ok: true,
      minted: { token, kind, issuedAt, expiresAt: expiryOf(kind, issuedAt, lives) },
    }
  } catch (error) {
    if (error instanceof BrowserKeyGone) return { ok: false, problem: gone(error) }
    throw error
  }
}

const gone = ({ message }: BrowserKeyGone): KeyProblem => ({
  code: 'key-gone',
  title: 'The key was forgotten',
  message,
  fix: 'Keep it in this browser again at /keys, or choose another key.',
})
