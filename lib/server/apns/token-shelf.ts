import 'server-only'
import { z } from 'zod'
import type { RecordRow, Store } from '@/lib/server/store/store'

export interface MintedToken {
  token: string
  /** Seconds since 1970 UTC. */
  issuedAt: number
}

export interface ShelvedToken extends MintedToken {
  /** The bytes that stand on the shelf: `swap` replaces only these. */
  raw: Uint8Array
}

/** Where the one provider token of a key stands, for all processes that share it. */
export interface TokenShelf {
  read(): Promise<ShelvedToken | null>
  /** False, and nothing placed, where one stands there already. */
  add(token: MintedToken): Promise<boolean>
  /** False, and nothing placed, where something else than `expected` stands there by now. */
  swap(token: MintedToken, expected: Uint8Array): Promise<boolean>
}

/** Seals a record, so that the store holds nothing but ciphertext. */
export interface Sealer {
  seal(plain: Uint8Array, record: Omit<RecordRow, 'sealed'>): Promise<Uint8Array>
  /** Rejects where the bytes are not what was sealed. */
  open(row: RecordRow): Promise<Uint8Array>
}

const KIND = 'provider-token'

const Contents = z.object({ token: z.string(), issuedAt: z.number() })

/**
 * A shelf in the store: one sealed record for each session and key. `id` names the key, its team and
 * its fingerprint; `expires` is the session's end, in milliseconds since 1970 UTC.
 */
export function storedTokenShelf(options: {
  store: Pick<Store, 'getRecord' | 'addRecord' | 'swapRecord'>
  sealer: Sealer
  session: string
  id: string
  expires: number
}): TokenShelf {
  const { store, sealer, session, id, expires } = options
  const rowOf = async (token: MintedToken): Promise<RecordRow> => {
    const record = { session, kind: KIND, id, created: token.issuedAt * 1_000, expires }
    const plain = new TextEncoder().encode(JSON.stringify(token))
    return { ...record, sealed: await sealer.seal(plain, record) }
  }
  return {
    async read() {
      const row = await store.getRecord(session, KIND, id)
      if (!row) return null
      const text = new TextDecoder().decode(await sealer.open(row))
      return { ...Contents.parse(JSON.parse(text)), raw: row.sealed }
    },
    add: async (token) => store.addRecord(await rowOf(token)),
    swap: async (token, expected) => store.swapRecord(await rowOf(token), expected),
  }
}
