import type { CallId } from '@/lib/app-store/call'
import type { EnvironmentId } from '@/lib/apple/environments'

/** What the rules of this group look at after a call was answered. */
export interface OutcomeSubject {
  call: CallId
  environment: EnvironmentId
  status: number
  body: 'empty' | 'json' | 'not-json'
  /** Of the body; `null`: it has none. */
  errorCode: number | null
  /** `Retry-After` as it came. */
  retryAfter: string | null
  /** Whether it was an instant that is believed: past or at most a day ahead. */
  retryAfterTaken: boolean
  /** How far the console's clock is ahead of the server's, in milliseconds; `null`: no `Date`. */
  clockAheadMs: number | null
  token: TokenFacts
  /** What the other environment of the pair said; `null`: it was not asked or did not answer. */
  other: { environment: EnvironmentId; status: number; errorCode: number | null } | null
}

/** What is known of the token that was sent. */
interface TokenFacts {
  /** Whether the rules of `token` found an error in it. */
  inOrder: boolean
  bundleId: string | null
  /** What its key was kept as; `null`: not known, since the page has minted the token. */
  keyKind: 'in-app-purchase' | 'connect' | 'apns' | null
  /** The Key ID in the name of the key's file was one for another service, or `null`. */
  keyFile: 'SubscriptionKey' | 'AuthKey' | 'ApiKey' | null
}

/** An answer of production that is in order, but for what differs; for examples. */
export function exampleOutcome(differs: Partial<OutcomeSubject> = {}): OutcomeSubject {
  return {
    call: 'history',
    environment: 'production',
    status: 200,
    body: 'json',
    errorCode: null,
    retryAfter: null,
    retryAfterTaken: false,
    clockAheadMs: 0,
    token: { ...EXAMPLE_TOKEN },
    other: null,
    ...differs,
  }
}

export const EXAMPLE_TOKEN: TokenFacts = {
  inOrder: true,
  bundleId: 'com.example.app',
  keyKind: null,
  keyFile: null,
}
