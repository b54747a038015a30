import 'server-only'
import type { ReadToken, SignatureForm } from './provider-token'
import { verifySignature } from './provider-token'
import type { KeyRecord, Side } from './world/model'

/** APNs wants a token kept for 20 minutes at least. */
export const UPDATE_MS = 20 * 60_000
const TOKENS_KEPT = 8
const SIGNATURES_KEPT = 16

interface KeyUse {
  /** The tokens that were used, newest last. */
  tokens: string[]
  /** When the newest was used first; milliseconds since 1970 UTC. */
  newest: number
}

/**
 * What APNs remembers of one connection: the key of the first push, and which tokens were used.
 * https://developer.apple.com/documentation/usernotifications/establishing-a-token-based-connection-to-apns
 */
export class Connection {
  /** The key of the first push with a good token. It binds the connection. */
  first: KeyRecord | null = null
  /** Whose connection it seems to be, for requests that do not say. */
  owner: string | null = null
  private readonly uses = new Map<KeyRecord, KeyUse>()
  private readonly verified = new Map<string, { key: KeyRecord; form: SignatureForm }>()

  constructor(
    readonly number: number,
    readonly side: Side,
  ) {}

  /** As `verifySignature` over all candidates; remembers what it found for these tokens. */
  authenticate(token: ReadToken, candidates: readonly KeyRecord[]) {
    const known = this.verified.get(token.jwt)
    if (known && candidates.includes(known.key)) return known
    for (const key of candidates) {
      const form = verifySignature(token, key)
      if (!form) continue
      if (this.verified.size >= SIGNATURES_KEPT) this.verified.clear()
      this.verified.set(token.jwt, { key, form })
      return { key, form }
    }
    return null
  }

  /** A token that this connection has not seen, less than 20 minutes after the one before. */
  isUpdatedTooOften(key: KeyRecord, jwt: string, now: number): boolean {
    const use = this.uses.get(key)
    return use !== undefined && !use.tokens.includes(jwt) && now - use.newest < UPDATE_MS
  }

  /** Called for every request with a good token. */
  use(key: KeyRecord, jwt: string, now: number): void {
    this.first ??= key
    const use = this.uses.get(key)
    if (use?.tokens.includes(jwt)) return
    this.uses.set(key, { tokens: [...(use?.tokens ?? []), jwt].slice(-TOKENS_KEPT), newest: now })
  }

  /** `null`: this key may be used here. Otherwise a sentence why not. */
  isUnrelated(key: KeyRecord): { why: string; documented: boolean } | null {
    const { first } = this
    if (!first || first === key) return null
    if (first.owner !== key.owner || first.teamId !== key.teamId) {
      return {
        why: `The first push on this connection was of team ${first.teamId}; this token is of team ${key.teamId}.`,
        documented: false,
      }
    }
    if (first.scope === 'team' && key.scope === 'team') return null
    if (first.scope === 'topics' && key.scope === 'topics' && first.relatedTo === key.keyId) {
      return null
    }
    return {
      why: `The first push on this connection used the ${KIND[first.scope]} key ${first.keyId}; the ${KIND[key.scope]} key ${key.keyId} is not related to it.`,
      documented: true,
    }
  }
}

const KIND = { team: 'team-scoped', topics: 'topic-specific' } as const
