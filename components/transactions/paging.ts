import type { CallResult } from '@/lib/app-store/answer'
import { isJsonObject, type JsonValue } from '@/lib/json/node'
import type { Proven } from '@/lib/timeline/life'
import type { FeedId } from './subject'

/** A signed token as it came in a page, before it is verified. */
export interface Incoming {
  kind: Proven['kind']
  from: Proven['from']
  token: string
  status?: number
  /** Of what stood inside a notification: the id of that one’s `Proven`. */
  inside?: string
  attempts?: { at: number; result: string }[]
}

/** How far one list has been read. */
export interface Feed {
  /**
   * - `idle`: not asked for yet.
   * - `loading`: a page is under way.
   * - `waiting`: the rate limit says to wait until `until`; then it goes on by itself.
   * - `stopped`: somebody stopped it; what is there stays.
   * - `failed`: `failure` says how; it can go on from where it was.
   * - `done`: read to its end.
   */
  phase: 'idle' | 'loading' | 'waiting' | 'stopped' | 'failed' | 'done'
  pages: number
  /** How many there are of what it lists: of a status there are two tokens. */
  tokens: number
  /** Where the next page begins; `null`: at the beginning. */
  cursor: string | null
  until: number | null
  failure: CallResult | null
  /** What was odd about an answer: a sentence. */
  problem: string | null
}

export const NEW_FEED: Feed = {
  phase: 'idle',
  pages: 0,
  tokens: 0,
  cursor: null,
  until: null,
  failure: null,
  problem: null,
}

export type FeedEvent =
  | { kind: 'start' }
  | { kind: 'stop' }
  | { kind: 'answer'; result: CallResult; page: PageReading | null }

export type PageReading =
  | { ok: true; tokens: Incoming[]; next: string | null }
  | { ok: false; problem: string }

/** How the feed stands after that. Only a feed under way takes an answer: a stopped one stays where it was. */
export function stepFeed(feed: Feed, event: FeedEvent): Feed {
  switch (event.kind) {
    case 'start':
      return feed.phase === 'done'
        ? feed
        : { ...feed, phase: 'loading', until: null, failure: null, problem: null }
    case 'stop':
      return feed.phase === 'loading' || feed.phase === 'waiting'
        ? { ...feed, phase: 'stopped', until: null }
        : feed
    case 'answer':
      return feed.phase === 'loading' ? afterAnswer(feed, event) : feed
  }
}

function afterAnswer(feed: Feed, { result, page }: Extract<FeedEvent, { kind: 'answer' }>): Feed {
  if (result.kind === 'waiting') return { ...feed, phase: 'waiting', until: result.until }
  if (result.kind === 'answered' && result.status === 429 && result.retryAt !== null) {
    return { ...feed, phase: 'waiting', until: result.retryAt }
  }
  if (!page) return { ...feed, phase: 'failed', failure: result }
  if (!page.ok) return { ...feed, phase: 'failed', failure: null, problem: page.problem }
  const read = { ...feed, pages: feed.pages + 1, tokens: feed.tokens + countOf(page.tokens) }
  if (page.next === null) return { ...read, phase: 'done', cursor: null }
  if (page.next === feed.cursor) {
    const problem =
      'The answer says that more follows, but names the same place again. Loading stopped there, since it would never end.'
    return { ...read, phase: 'failed', problem }
  }
  return { ...read, cursor: page.next }
}

/** Beside each status stand its transaction and its renewal info. */
function countOf(tokens: readonly Incoming[]): number {
  return tokens.filter(({ from, kind }) => from !== 'status' || kind === 'renewal-info').length
}

/** What a page of a list holds. An answer of another shape is said to be one, and read as far as it goes. */
export function readPage(feed: FeedId, body: JsonValue): PageReading {
  if (!isJsonObject(body)) return { ok: false, problem: 'The answer is not a JSON object.' }
  const next = nextOf(body, feed === 'notifications' ? 'paginationToken' : 'revision')
  switch (feed) {
    case 'statuses':
      return { ok: true, tokens: statusTokens(body), next: null }
    case 'notifications': {
      const rows = listOf(body.notificationHistory)
      if (!rows) return { ok: false, problem: missing('notificationHistory') }
      return { ok: true, tokens: rows.flatMap(noticeToken), next }
    }
    case 'order':
      if (body.status === 1) {
        return {
          ok: false,
          problem: 'Apple knows no such order for this app (status 1, invalid).',
        }
      }
      return signedTransactions(body, 'order', null)
    default:
      return signedTransactions(body, feed, next)
  }
}

function signedTransactions(
  body: Record<string, JsonValue>,
  from: 'history' | 'refunds' | 'order',
  next: string | null,
): PageReading {
  const rows = listOf(body.signedTransactions)
  if (!rows) return { ok: false, problem: missing('signedTransactions') }
  const tokens = rows.flatMap((token): Incoming[] =>
    typeof token === 'string' ? [{ kind: 'transaction', from, token }] : [],
  )
  return { ok: true, tokens, next }
}

function statusTokens(body: Record<string, JsonValue>): Incoming[] {
  return (listOf(body.data) ?? []).flatMap((group) =>
    isJsonObject(group)
      ? (listOf(group.lastTransactions) ?? []).flatMap((row): Incoming[] => {
          if (!isJsonObject(row)) return []
          const status = typeof row.status === 'number' ? { status: row.status } : {}
          const { signedTransactionInfo: transaction, signedRenewalInfo: renewal } = row
          return [
            ...(typeof transaction === 'string'
              ? [{ kind: 'transaction', from: 'status', token: transaction, ...status } as const]
              : []),
            ...(typeof renewal === 'string'
              ? [{ kind: 'renewal-info', from: 'status', token: renewal, ...status } as const]
              : []),
          ]
        })
      : [],
  )
}

function noticeToken(row: JsonValue): Incoming[] {
  if (!isJsonObject(row) || typeof row.signedPayload !== 'string') return []
  const attempts = (listOf(row.sendAttempts) ?? []).flatMap((attempt) =>
    isJsonObject(attempt) && typeof attempt.attemptDate === 'number'
      ? [{ at: attempt.attemptDate, result: String(attempt.sendAttemptResult ?? '') }]
      : [],
  )
  return [{ kind: 'notification', from: 'notification', token: row.signedPayload, attempts }]
}

/** `hasMore` decides, and not whether there is a place to go on from: Apple gives that on the last page too. */
function nextOf(body: Record<string, JsonValue>, name: string): string | null {
  const place = body[name]
  return body.hasMore === true && typeof place === 'string' && place !== '' ? place : null
}

function listOf(value: JsonValue | undefined): JsonValue[] | null {
  return Array.isArray(value) ? value : null
}

function missing(name: string): string {
  return `The answer has no list “${name}”, so there is nothing to read.`
}
