import type { Incoming } from '@/components/transactions/paging'
import type { Arrival } from '@/lib/notifications/arrival'
import type { HistoryRow } from '@/lib/notifications/gap'
import { readArrival } from '@/lib/notifications/read-arrival'
import type { TrustedRoot } from '@/lib/verify/trust'

/** One notification of Apple's history, verified, with the attempts to deliver it. */
export interface VerifiedRow extends HistoryRow {
  id: string
  told: Arrival
  token: string
  attempts: readonly { at: number; result: string }[]
}

/** Verifies what a page held, in its order. `from`: how many were before. */
export function readRows(
  tokens: readonly Incoming[],
  from: number,
  judged: { now: number; trust: readonly TrustedRoot[] },
): Promise<VerifiedRow[]> {
  return Promise.all(
    tokens.map(async ({ token, attempts = [] }, index) => {
      const body = new TextEncoder().encode(JSON.stringify({ signedPayload: token }))
      const told = await readArrival({ method: 'POST', body, connect: 'not-signed', ...judged })
      const { uuid, signedAt } = told
      return { id: String(from + index), told, token, attempts, uuid, signedAt }
    }),
  )
}
