import type { KeyProblem } from '@/lib/session/key-change'
import { mintToken, providerTokenParts } from '@/lib/token/mint'
import { type MintOrder, orderedParts, orderFindings } from '@/lib/token/mint-order'
import { expiryOf, type MintResult } from '@/lib/token/minted'
import { stillGood } from '@/lib/token/token-age'
import { type BrowserTokenRecord, inDatabase } from './database'

/** The key is not in this browser any more. */
export class BrowserKeyGone extends Error {
  constructor() {
    super('The key is no longer kept in this browser. Add it again, or choose another.')
  }
}

interface TokenOwner {
  /** The key's record in this browser. */
  id: string
  keyId: string
  teamId: string
}

/**
 * The one provider token of this browser for the key under these ids, made where there is none that
 * is young enough. It stands beside the key, and a lock holds all tabs to one maker at a time, so
 * Apple sees no second one within 20 minutes. `expired`: APNs said so of the last one.
 * Rejects with `BrowserKeyGone`, or with what the browser's storage fails with.
 */
export function browserProviderToken(
  { id, keyId, teamId }: TokenOwner,
  expired = false,
): Promise<BrowserTokenRecord> {
  const name = `${id} ${teamId} ${keyId}`
  return navigator.locks.request('assay-provider-token', async () => {
    const now = Date.now() / 1_000
    const known = await inDatabase('readonly', (store) => store('tokens').get(name))
    if (known && stillGood(known.issuedAt, now, expired)) return known
    const issuedAt = Math.floor(now)
    const token = await sign(id, providerTokenParts({ keyId, teamId, issuedAt }))
    const made = { name, keyRecord: id, token, issuedAt }
    await inDatabase('readwrite', async (store) => {
      for (const old of await store('tokens').all()) {
        if (!stillGood(old.issuedAt, now)) await store('tokens').remove(old.name)
      }
      // Forgotten while it signed: then nothing of it is written down.
      if (await store('keys').get(id)) await store('tokens').put(made)
    })
    return made
  })
}

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
        : { token: await sign(id, orderedParts(order, now)), issuedAt: now }
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

async function sign(id: string, parts: Parameters<typeof mintToken>[0]): Promise<string> {
  const record = await inDatabase('readonly', (store) => store('keys').get(id))
  if (!record) throw new BrowserKeyGone()
  return mintToken(parts, record.key)
}

const gone = ({ message }: BrowserKeyGone): KeyProblem => ({
  code: 'key-gone',
  title: 'The key was forgotten',
  message,
  fix: 'Keep it in this browser again at /keys, or choose another key.',
})
