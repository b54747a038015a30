import 'server-only'

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
