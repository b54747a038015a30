import { describe, expect, it } from 'vitest'
import type { Answered, CallResult } from '@/lib/app-store/answer'
import type { JsonValue } from '@/lib/json/node'
import { type Feed, type FeedEvent, NEW_FEED, readPage, stepFeed } from './paging'

const answered = (more: Partial<Answered> = {}): Answered => ({
  kind: 'answered',
  environment: 'simulator',
  url: 'https://x/',
  method: 'GET',
  status: 200,
  body: null,
  text: null,
  serverTime: null,
  retryAt: null,
  tookMs: 1,
  findings: [],
  other: null,
  ...more,
})
const page = (next: string | null, count = 1): FeedEvent => ({
  kind: 'answer',
  result: answered(),
  page: {
    ok: true,
    next,
    tokens: Array.from({ length: count }, () => ({
      kind: 'transaction',
      from: 'history',
      token: 'a.b.c',
    })),
  },
})
const refused = (result: CallResult): FeedEvent => ({ kind: 'answer', result, page: null })
const after = (...events: FeedEvent[]): Feed => events.reduce(stepFeed, NEW_FEED)

describe('a list that is read page by page', () => {
  it.each([
    ['starts', [{ kind: 'start' }], { phase: 'loading', cursor: null }],
    [
      'goes on',
      [{ kind: 'start' }, page('r1', 20)],
      { phase: 'loading', cursor: 'r1', tokens: 20 },
    ],
    ['ends', [{ kind: 'start' }, page('r1'), page(null)], { phase: 'done', pages: 2, tokens: 2 }],
    [
      'waits at 429 until the time that was said',
      [{ kind: 'start' }, page('r1'), refused(answered({ status: 429, retryAt: 99 }))],
      { phase: 'waiting', until: 99, cursor: 'r1' },
    ],
    [
      'waits where nothing was sent',
      [{ kind: 'start' }, refused({ kind: 'waiting', until: 7, message: '' })],
      { phase: 'waiting', until: 7 },
    ],
    [
      'fails at 429 that says no time: nothing is guessed',
      [{ kind: 'start' }, refused(answered({ status: 429 }))],
      { phase: 'failed' },
    ],
    [
      'goes on where it failed',
      [{ kind: 'start' }, page('r1'), refused(answered({ status: 500 })), { kind: 'start' }],
      { phase: 'loading', cursor: 'r1', pages: 1, failure: null },
    ],
    [
      'stops, and takes no late answer',
      [{ kind: 'start' }, page('r1'), { kind: 'stop' }, page('r2')],
      { phase: 'stopped', cursor: 'r1', pages: 1 },
    ],
    [
      'stops a wait',
      [{ kind: 'start' }, refused({ kind: 'waiting', until: 7, message: '' }), { kind: 'stop' }],
      { phase: 'stopped', until: null },
    ],
    [
      'is not begun again when done',
      [{ kind: 'start' }, page(null), { kind: 'start' }],
      { phase: 'done', pages: 1 },
    ],
    ['sees a circle', [{ kind: 'start' }, page('r1'), page('r1')], { phase: 'failed', pages: 2 }],
  ] as [string, FeedEvent[], Partial<Feed>][])('%s', (_, events, wanted) => {
    expect(after(...events)).toMatchObject(wanted)
  })
})

describe('what a page holds', () => {
  const attempts = [{ attemptDate: 5, sendAttemptResult: 'SUCCESS' }, { attemptDate: 'x' }]
  it.each([
    [
      'a history',
      'history',
      { signedTransactions: ['a', 3], hasMore: true, revision: 'r' },
      ['a'],
      'r',
    ],
    [
      'its last page',
      'history',
      { signedTransactions: ['a'], hasMore: false, revision: 'r' },
      ['a'],
      null,
    ],
    [
      'one that says more and not where',
      'refunds',
      { signedTransactions: [], hasMore: true },
      [],
      null,
    ],
    [
      'notifications',
      'notifications',
      {
        notificationHistory: [{ signedPayload: 'n', sendAttempts: attempts }, null],
        hasMore: true,
        paginationToken: 'p',
      },
      ['n'],
      'p',
    ],
    [
      'statuses',
      'statuses',
      {
        data: [
          {
            lastTransactions: [
              { status: 1, signedTransactionInfo: 't', signedRenewalInfo: 'i' },
              4,
            ],
          },
          null,
        ],
      },
      ['t', 'i'],
      null,
    ],
    ['an order', 'order', { status: 0, signedTransactions: ['o'] }, ['o'], null],
  ] as const)('%s', (_, feed, body, tokens, next) => {
    const read = readPage(feed, body as unknown as JsonValue)
    expect(read).toMatchObject({ ok: true, next })
    expect(read.ok && read.tokens.map(({ token }) => token)).toEqual(tokens)
  })

  it('keeps the attempts that have an instant', () => {
    const read = readPage('notifications', {
      notificationHistory: [{ signedPayload: 'n', sendAttempts: attempts }],
    } as unknown as JsonValue)
    expect(read.ok && read.tokens[0]?.attempts).toEqual([{ at: 5, result: 'SUCCESS' }])
  })

  it.each([
    ['no object', 'history', null, 'not a JSON object'],
    ['no list', 'history', { hasMore: false }, 'signedTransactions'],
    ['no list of notifications', 'notifications', {}, 'notificationHistory'],
    ['an order that is none', 'order', { status: 1 }, 'no such order'],
  ] as const)('says what is wrong: %s', (_, feed, body, words) => {
    const read = readPage(feed, body as JsonValue)
    expect(read.ok ? '' : read.problem).toContain(words)
  })
})
