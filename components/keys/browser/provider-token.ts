import { mintToken, providerTokenParts } from '@/lib/token/mint'
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
    const token = await signInBrowser(id, providerTokenParts({ keyId, teamId, issuedAt }))
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

/** Signs with a key of this browser. Rejects with `BrowserKeyGone` where it is not there any more. */
export async function signInBrowser(
  id: string,
  parts: Parameters<typeof mintToken>[0],
): Promise<string> {
  const record = await inDatabase('readonly', (store) => store('keys').get(id))
  if (!record) throw new BrowserKeyGone()
  return mintToken(parts, record.key)
}
