import { SANDBOX_RENEWALS } from '../apple/app-store/sandbox-rates'
import { span } from '../apple/app-store/words'
import { retryEnd } from './claim'
import type { Lane } from './life'
import { type Due, type NextRow, nextAfter } from './next'
import { at as atWords } from './words'

/** What may come next of a lane, and when. */
export interface Expected {
  type: string
  subtype: string | null
  /** Milliseconds since 1970 UTC; `null`: no instant is known. */
  at: number | null
  /** `DID_RENEW in 5 minutes, when the renewal is paid.` */
  sentence: string
}

/**
 * The notifications that usually come next, the soonest first. `environment` is that of the life.
 * Nothing is expected of products that do not renew, nor where the state is not known.
 */
export function expectNext(
  lane: Pick<Lane, 'kind' | 'access' | 'renewal' | 'periods' | 'marks'>,
  environment: string | null,
  now: number,
): Expected[] {
  if (lane.kind !== 'subscription') return []
  const rows = rowsOf(lane, environment)
  const dues = duesOf(lane, environment, now)
  return rows
    .map((row) => expected(row, row.due === null ? null : dues[row.due], now))
    .sort((a, b) => (a.at ?? Number.MAX_VALUE) - (b.at ?? Number.MAX_VALUE))
}

function rowsOf(
  { access, renewal, marks }: Pick<Lane, 'access' | 'renewal' | 'marks'>,
  environment: string | null,
): readonly NextRow[] {
  const of = (type: string, subtype: string | null) => nextAfter(type, subtype, environment)
  switch (access.state) {
    case 'active': {
      if (renewal?.willRenew === false)
        return of('DID_CHANGE_RENEWAL_STATUS', 'AUTO_RENEW_DISABLED')
      const rows = of('DID_RENEW', null)
      const certain =
        renewal?.willRenew === true ? rows.filter(({ subtype }) => subtype !== 'VOLUNTARY') : rows
      const renewals = marks.filter(({ kind }) => kind === 'renewal').length
      // The sandbox stops after twelve: then nothing renews any more.
      return environment === 'Sandbox' && renewals >= SANDBOX_RENEWALS
        ? certain.filter(({ type }) => type === 'EXPIRED')
        : certain
    }
    case 'grace':
      return of('DID_FAIL_TO_RENEW', 'GRACE_PERIOD')
    case 'retry':
      return of('DID_FAIL_TO_RENEW', null)
    case 'expired':
      return of('EXPIRED', null)
    default:
      return []
  }
}

function duesOf(
  { access, renewal, periods }: Pick<Lane, 'access' | 'renewal' | 'periods'>,
  environment: string | null,
  now: number,
): Record<Due, number | null> {
  const failed = periods.findLast(
    ({ kind, start }) => (kind === 'grace' || kind === 'retry') && start <= now,
  )
  const first = periods.findLast(({ kind, start }) => kind === 'grace' && start <= now) ?? failed
  const end = first ? retryEnd(first.start, environment) : Number.POSITIVE_INFINITY
  return {
    'period-end': access.until ?? (renewal?.at != null && renewal.at > now ? renewal.at : null),
    'grace-end': access.state === 'grace' ? access.until : null,
    'retry-end': Number.isFinite(end) ? end : null,
  }
}

function expected(
  { type, subtype, when, after, due }: NextRow,
  at: number | null,
  now: number,
): Expected {
  const name = `${type}${subtype === null ? '' : ` (${subtype})`}`
  const time =
    at === null
      ? after
      : at > now
        ? `${due === 'retry-end' ? 'within' : 'in'} ${span(at - now)}, ${atWords(at)}`
        : `was due ${atWords(at)}`
  return { type, subtype, at, sentence: `${name}, ${when}: ${time}.` }
}
