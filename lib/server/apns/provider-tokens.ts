import 'server-only'
import type { CryptoKey } from 'jose'
import { mintProviderToken, providerTokenParts } from '@/lib/token/mint'
import type { MintedToken, TokenShelf } from './token-shelf'

/**
 * Apple: "refresh your token no more than once every 20 minutes and no less than once every 60
 * minutes". A new one is made at 50, so that no push leaves with one about to expire.
 * https://developer.apple.com/documentation/usernotifications/establishing-a-token-based-connection-to-apns
 */
export const TOKEN_AGE = { youngestToReplace: 20 * 60, oldestToUse: 50 * 60 } as const

/** Who signs. The fingerprint tells a key from another one that was given the same Key ID. */
export interface ProviderTokenOwner {
  keyId: string
  teamId: string
  /** SHA-256 of the public key, hex. */
  fingerprint: string
}

export interface ProviderToken {
  token: string
  /** Seconds since 1970 UTC: its `iat`. */
  issuedAt: number
  /** Seconds since 1970 UTC: before this no other one is made. */
  replaceableAt: number
}

export interface ProviderTokens {
  /**
   * The one provider token of this team and key. It is made where there is none or the last is 50
   * minutes old, never within 20 minutes of the last, and every process that shares the shelf gets
   * the same.
   *
   * `expired` is a token that APNs answered with `ExpiredProviderToken`: it is replaced early where
   * the 20 minutes have passed, and returned once more where they have not.
   *
   * Rejects with what the shelf or the key fails with.
   */
  get(of: {
    owner: ProviderTokenOwner
    /** Asked for only where a token has to be made. */
    key: () => Promise<CryptoKey>
    shelf: TokenShelf
    expired?: string
  }): Promise<ProviderToken>
  /** Drops what is kept of a key in this process: for one that was forgotten. */
  forget(fingerprint: string): void
}

type Request = Parameters<ProviderTokens['get']>[0]

/** `now` is the wall clock, in milliseconds since 1970 UTC. */
export function createProviderTokens({ now = Date.now } = {}): ProviderTokens {
  const kept = new Map<string, MintedToken>()
  const making = new Map<string, Promise<MintedToken>>()

  /** Must this token be replaced before it is used? */
  const stale = (token: MintedToken, expired: string | undefined): boolean => {
    const age = now() / 1_000 - token.issuedAt
    // A token of the future is one that was made while the clock was wrong.
    if (age >= TOKEN_AGE.oldestToUse || age <= -TOKEN_AGE.youngestToReplace) return true
    return token.token === expired && age >= TOKEN_AGE.youngestToReplace
  }

  /** What stands on the shelf, or a new one. Whoever is first puts his there; the others take it. */
  const fetch = async ({ owner, key, shelf, expired }: Request): Promise<MintedToken> => {
    const shelved = await shelf.read()
    if (shelved && !stale(shelved, expired)) return shelved
    const issuedAt = Math.floor(now() / 1_000)
    const parts = providerTokenParts({ ...owner, issuedAt })
    const made = { token: await mintProviderToken(parts, await key()), issuedAt }
    const placed = shelved ? await shelf.swap(made, shelved.raw) : await shelf.add(made)
    const standing = placed ? made : await shelf.read()
    if (!standing) throw new Error('the shelf of provider tokens took none and has none')
    return standing
  }

  const keep = (name: string, token: MintedToken): void => {
    for (const [other, old] of kept) if (stale(old, undefined)) kept.delete(other)
    kept.set(name, { token: token.token, issuedAt: token.issuedAt })
  }

  /** Callers at the same time share one making, so at most one token comes of it. */
  const fetchShared = (name: string, request: Request): Promise<MintedToken> => {
    const pending = making.get(name)
    if (pending) return pending
    const made = fetch(request)
      .then((token) => {
        keep(name, token)
        return token
      })
      .finally(() => making.delete(name))
    making.set(name, made)
    return made
  }

  return {
    async get(request) {
      const name = nameOf(request.owner)
      const known = kept.get(name)
      let token = known && !stale(known, request.expired) ? known : await fetchShared(name, request)
      // The making that was shared may have been another caller's, who had no complaint.
      if (stale(token, request.expired)) token = await fetchShared(name, request)
      const replaceableAt = token.issuedAt + TOKEN_AGE.youngestToReplace
      return { token: token.token, issuedAt: token.issuedAt, replaceableAt }
    },
    forget(fingerprint) {
      for (const name of kept.keys()) if (name.endsWith(` ${fingerprint}`)) kept.delete(name)
    },
  }
}

const nameOf = (owner: ProviderTokenOwner): string =>
  `${owner.teamId} ${owner.keyId} ${owner.fingerprint}`
