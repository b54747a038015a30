import 'server-only'
import type { CryptoKey } from 'jose'
import { mintToken, providerTokenParts } from '@/lib/token/mint'
import { TOKEN_AGE } from '@/lib/token/token-age'
import type { MintedToken, TokenShelf } from './token-shelf'

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
  /** Seconds since 1970 UTC: before this it is not replaced, whatever APNs says of it. */
  replaceableAt: number
}

export interface ProviderTokens {
  /**
   * The one provider token of this team and key. A new one is made where there is none, or none
   * that is young enough; never within 20 minutes of the last. Every process that shares the shelf
   * gets the same.
   *
   * `expired` is a token that APNs answered with `ExpiredProviderToken`: it is replaced early where
   * this process has used it for 20 minutes, and returned once more where it has not.
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
  const kept = new Map<string, KeptToken>()
  const making = new Map<string, Promise<KeptToken>>()
  const seconds = () => now() / 1_000

  /** A token of the future was made while the clock was wrong; a little is a matter of two clocks. */
  const usable = (token: MintedToken, oldest: number): boolean => {
    const age = seconds() - token.issuedAt
    return age < oldest && age > -TOKEN_AGE.youngestToReplace
  }

  /** Must this process change to another token? */
  const stale = (token: KeptToken, expired: string | undefined): boolean =>
    !usable(token, TOKEN_AGE.oldestToUse) ||
    (token.token === expired && seconds() >= replaceableAt(token))

  /** May it change to this one, which stands on the shelf? */
  const adoptable = (token: MintedToken, expired: string | undefined): boolean => {
    if (!usable(token, TOKEN_AGE.oldestToAdopt)) return false
    return token.token !== expired || seconds() - token.issuedAt < TOKEN_AGE.youngestToReplace
  }

  /** What stands on the shelf, or a new one. Whoever is first puts his there; the others take it. */
  const fetch = async ({ owner, key, shelf, expired }: Request): Promise<MintedToken> => {
    const shelved = await shelf.read()
    if (shelved && adoptable(shelved, expired)) return shelved
    const issuedAt = Math.floor(seconds())
    const parts = providerTokenParts({ ...owner, issuedAt })
    const made = { token: await mintToken(parts, await key()), issuedAt }
    const placed = shelved ? await shelf.swap(made, shelved.raw) : await shelf.add(made)
    const standing = placed ? made : await shelf.read()
    if (!standing) throw new Error('the shelf of provider tokens took none and has none')
    return standing
  }

  const keep = (name: string, { token, issuedAt }: MintedToken): KeptToken => {
    for (const [other, old] of kept) if (stale(old, undefined)) kept.delete(other)
    const changed = { token, issuedAt, since: Math.ceil(seconds()) }
    kept.set(name, changed)
    return changed
  }

  /** Callers at the same time share one making, so at most one token comes of it. */
  const fetchShared = (name: string, request: Request): Promise<KeptToken> => {
    const pending = making.get(name)
    if (pending) return pending
    const made = fetch(request)
      .then((token) => keep(name, token))
      .finally(() => making.delete(name))
    making.set(name, made)
    return made
  }

  return {
    async get(request) {
      const name = nameOf(request.owner)
      const known = kept.get(name)
      const fresh = known && !stale(known, request.expired)
      const token = fresh ? known : await fetchShared(name, request)
      const { issuedAt } = token
      return { token: token.token, issuedAt, replaceableAt: replaceableAt(token) }
    },
    forget(fingerprint) {
      for (const name of kept.keys()) if (name.endsWith(` ${fingerprint}`)) kept.delete(name)
    },
  }
}

/** A token as this process has it. */
interface KeptToken extends MintedToken {
  /** Seconds since 1970 UTC: when this process changed to it. */
  since: number
}

const replaceableAt = (token: KeptToken): number => token.since + TOKEN_AGE.youngestToReplace

const nameOf = (owner: ProviderTokenOwner): string =>
  `${owner.teamId} ${owner.keyId} ${owner.fingerprint}`
