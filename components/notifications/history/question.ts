import type { CallOrder } from '@/lib/app-store/call'
import { type EnvironmentId, environment } from '@/lib/apple/environments'

/** What Apple's history is asked for. */
export interface Question {
  /** Days back from now; `null`: `from` and `until` say it. */
  days: number | null
  /** `2026-11-12`, the whole day in UTC. */
  from: string
  until: string
  by: 'everything' | 'transaction' | 'type'
  transactionId: string
  type: string
  subtype: string
  onlyFailures: boolean
}

export const FIRST_QUESTION: Question = {
  days: 7,
  from: '',
  until: '',
  by: 'everything',
  transactionId: '',
  type: '',
  subtype: '',
  onlyFailures: false,
}

const DAY = 86_400_000
const MINUTE = 60_000

/** Milliseconds since 1970 UTC. */
export interface Period {
  start: number
  end: number
}

/**
 * The period in whole minutes; `null` where the days say none. The simulator's clock may be ahead of
 * the real one, so there it ends a year from now; an end in the future counts as now with Apple too.
 */
export function periodOf(
  { days, from, until }: Pick<Question, 'days' | 'from' | 'until'>,
  place: EnvironmentId,
  now: number,
): Period | null {
  if (days === null) {
    const start = dayOf(from)
    const end = dayOf(until)
    return start === null || end === null || start > end ? null : { start, end: end + DAY }
  }
  const start = Math.ceil((now - days * DAY) / MINUTE) * MINUTE + MINUTE
  const end = Math.floor(now / MINUTE) * MINUTE + MINUTE
  return { start, end: environment(place).simulated ? end + 365 * DAY : end }
}

/** The order of one page. A transaction and a type exclude each other, so only one of them is sent. */
export function historyOrder(
  question: Question,
  place: EnvironmentId,
  { start, end }: Period,
  cursor: string | null,
): CallOrder {
  const { by, transactionId, type, subtype, onlyFailures } = question
  const query: [string, string][] = [
    ['startDate', String(start)],
    ['endDate', String(end)],
  ]
  if (cursor !== null) query.unshift(['paginationToken', cursor])
  if (by === 'transaction') query.push(['transactionId', transactionId.trim()])
  if (by === 'type') query.push(['notificationType', type])
  if (by === 'type' && subtype !== '') query.push(['notificationSubtype', subtype])
  if (onlyFailures) query.push(['onlyFailures', 'true'])
  return { call: 'notification-history', environment: place, path: {}, query, body: null }
}

/** What is still missing before it can be asked: a sentence; `null`: nothing. */
export function missingIn(question: Question, period: Period | null): string | null {
  if (period === null) return 'Choose a first day, and a last one that is not before it.'
  if (question.by === 'transaction' && question.transactionId.trim() === '') {
    return 'Enter a transaction ID.'
  }
  return question.by === 'type' && question.type === '' ? 'Choose a type.' : null
}

function dayOf(text: string): number | null {
  const at = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN
  return Number.isNaN(at) ? null : at
}
