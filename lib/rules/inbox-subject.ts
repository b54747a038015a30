import { type Arrival, NOTHING_KNOWN } from '../notifications/arrival'

/** What the rules on an inbox look at: everything in it, the oldest first. */
export interface InboxSubject {
  /** Which environment its address was entered for; `null`: both, or it was not said. */
  environment: 'Production' | 'Sandbox' | null
  rows: readonly InboxRowSubject[]
}

export interface InboxRowSubject {
  id: string
  /** Milliseconds since 1970 UTC. */
  at: number
  repeatedAt: readonly number[]
  /** How long this inbox took to answer, in milliseconds; `null`: unknown. */
  tookMs: number | null
  told: Arrival
}

/** 22 November 2026, noon UTC. */
export const INBOX_NOW = 1_795_348_800_000

/** A subject for the examples of rules: rows a minute apart, in the order of the list. */
export function exampleInbox(
  rows: readonly Partial<Arrival & Omit<InboxRowSubject, 'told'>>[],
  environment: InboxSubject['environment'] = null,
): InboxSubject {
  return {
    environment,
    rows: rows.map(({ id, at, repeatedAt, tookMs, ...told }, index) => ({
      id: id ?? `row-${index}`,
      at: at ?? INBOX_NOW + index * 60_000,
      repeatedAt: repeatedAt ?? [],
      tookMs: tookMs ?? 20,
      told: { ...RENEWAL, signedAt: (at ?? INBOX_NOW + index * 60_000) - 1000, ...told },
    })),
  }
}

const RENEWAL: Arrival = {
  ...NOTHING_KNOWN,
  kind: 'v2',
  trust: 'apple',
  type: 'DID_RENEW',
  title: 'Subscription renewed',
  documented: true,
  environment: 'Production',
  bundleId: 'com.example.app',
  appAppleId: 1234567890,
  status: 1,
  product: 'pro.monthly',
  originalTransactionId: '2000000123456789',
}
