import { describe, expect, test } from 'vitest'
import { NOTIFICATION_AVAILABILITY } from '../apple/app-store/notification-availability'
import { NOTIFICATION_TYPE_WORDS } from '../apple/app-store/notification-types'
import { accessOf } from './access'
import { answerTo, INBOX_ANSWERS, inboxAnswer } from './answers'
import { type Arrival, NOTHING_KNOWN } from './arrival'
import { readConnectSignature } from './connect-webhook'
import { type ArrivalFilter, filterOf, matches } from './filter'
import { historyGap } from './gap'
import { placeAttempts } from './schedule'

const HOUR = 3_600_000
const told: Arrival = {
  ...NOTHING_KNOWN,
  kind: 'v2',
  trust: 'apple',
  type: 'DID_RENEW',
  title: 'Subscription renewed',
  environment: 'Sandbox',
  bundleId: 'com.example.app',
  appAppleId: 1234567890,
  product: 'pro.monthly',
  transactionId: '2',
  originalTransactionId: '1',
  appAccountToken: '3DB31534-1F8F-4D3C-A8F4-7D9E2F2F4A01',
}

describe('a filter', () => {
  test.each<[ArrivalFilter, boolean]>([
    [{}, true],
    [{ type: 'DID_RENEW' }, true],
    [{ type: 'did_renew' }, false],
    [{ subtype: 'none' }, true],
    [{ subtype: 'BILLING_RECOVERY' }, false],
    [{ environment: 'Sandbox' }, true],
    [{ environment: 'Production' }, false],
    [{ app: 'com.example.app' }, true],
    [{ app: '1234567890' }, true],
    [{ app: 'com.example' }, false],
    [{ product: 'pro.monthly' }, true],
    [{ customer: '1' }, true],
    [{ customer: '2' }, true],
    [{ customer: '3db31534-1f8f-4d3c-a8f4-7d9e2f2f4a01' }, true],
    [{ customer: '3' }, false],
    [{ ring: 'genuine' }, true],
    [{ ring: 'other' }, false],
    [{ text: 'RENEWED monthly' }, true],
    [{ text: 'renewed yearly' }, false],
    [{ type: 'DID_RENEW', environment: 'Production' }, false],
  ])('%j', (filter, holds) => {
    expect(matches(filter, { ring: 'genuine', told })).toBe(holds)
  })

  test('hides what does not open as soon as anything is asked for', () => {
    expect(matches({}, { ring: 'other', told: null })).toBe(true)
    expect(matches({ ring: 'other' }, { ring: 'other', told: null })).toBe(true)
    expect(matches({ text: 'a' }, { ring: 'other', told: null })).toBe(false)
  })

  test('is read out of an address; what is empty or unknown is left out', () => {
    const asked = new URLSearchParams('type=%20TEST%20&subtype=&ring=odd&text=a&x=y')
    expect(filterOf((name) => asked.get(name))).toEqual({ type: 'TEST', text: 'a' })
  })
})

describe('Apple’s schedule', () => {
  const at = (hours: number) => hours * HOUR
  const states = (about: Partial<Parameters<typeof placeAttempts>[0]>) =>
    placeAttempts({ attempts: [], environment: 'Production', signedAt: 0, now: at(2), ...about })

  test('one that failed six times is on all six places', () => {
    const times = [0, 1, 13, 37, 85, 157].map(at)
    const slots = states({
      attempts: times.map((time) => ({ at: time, result: 'TIMED_OUT' })).reverse(),
      now: at(200),
    })
    expect(slots.map(({ afterHours }) => afterHours)).toEqual([null, 1, 12, 24, 48, 72])
    expect(slots.map(({ state, offMinutes }) => [state, offMinutes])).toEqual(
      Array(6).fill(['made', 0]),
    )
  })

  test('after a success nothing more is due', () => {
    const attempts = [
      { at: 0, result: 'TLS_ISSUE' },
      { at: at(1) + 180_000, result: 'SUCCESS' },
    ]
    const slots = states({ attempts })
    expect(slots[1]?.offMinutes).toBe(3)
    expect(slots.slice(2).map(({ state }) => state)).toEqual(Array(4).fill('not-needed'))
  })

  test('the next one is due after the one before, and overdue an hour later', () => {
    const attempts = [{ at: 0, result: 'NO_RESPONSE' }]
    expect(states({ attempts, now: at(0.5) })[1]).toMatchObject({ state: 'due', due: at(1) })
    expect(states({ attempts, now: at(2.1) })[1]?.state).toBe('overdue')
    expect(states({ attempts, now: at(2.1) })[2]).toMatchObject({ state: 'due', due: at(13) })
  })

  test('the sandbox sends once', () => {
    const slots = states({ environment: 'Sandbox', attempts: [{ at: 0, result: 'OTHER' }] })
    expect(slots.map(({ state }) => state)).toEqual(['made', ...Array(5).fill('none')])
  })

  test('a seventh is shown, without a place', () => {
    const attempts = Array.from({ length: 7 }, (_, i) => ({ at: at(i), result: 'OTHER' }))
    expect(states({ attempts })[6]).toMatchObject({ number: 7, afterHours: null, state: 'made' })
  })
})

test('the gap between Apple’s history and an inbox is found by UUID, with a reason', () => {
  const row = (uuid: string | null, signedAt: number, ...results: string[]) => ({
    ...{ uuid, signedAt, attempts: results.map((result) => ({ result })) },
  })
  const gap = historyGap(
    [
      row('here', 500, 'SUCCESS'),
      row('failed', 500, 'TIMED_OUT'),
      row('elsewhere', 500, 'TIMED_OUT', 'SUCCESS'),
      row('before', 50, 'TIMED_OUT'),
      row('trimmed', 150, 'SUCCESS'),
      row('not-tried', 500),
      row(null, 500, 'SUCCESS'),
    ],
    {
      arrived: [
        { uuid: 'here', signedAt: 500 },
        { uuid: 'mine', signedAt: 600 },
        { uuid: 'outside', signedAt: 5000 },
      ],
      ...{ since: 100, oldest: 200, period: { start: 0, end: 1000 } },
    },
  )
  expect(gap.missed.map(({ uuid, why }) => [uuid, why])).toEqual(
    ['failed', 'elsewhere', 'before', 'trimmed', 'not-tried'].map((why) => [why, why]),
  )
  expect(gap.arrived).toHaveLength(1)
  expect(gap.onlyHere).toEqual(['mine'])
  expect(gap.unknown).toHaveLength(1)
})

describe('access', () => {
  // Q25: a REFUND whose status is 1 leaves the subscription active.
  test.each([
    [1, 'yes'],
    [2, 'no'],
    [3, 'no'],
    [4, 'yes'],
    [5, 'no'],
    [9, 'not-said'],
    [null, 'not-said'],
  ])('status %j: %s', (status, granted) => {
    expect(accessOf(status)).toMatchObject({ granted, text: expect.stringMatching(/\.$/) })
  })
})

describe('where a type is sent', () => {
  test('every type has a row', () => {
    expect(Object.keys(NOTIFICATION_AVAILABILITY)).toEqual(Object.keys(NOTIFICATION_TYPE_WORDS))
  })

  // Q18
  test('one-time purchases: in production too, since the day of Apple’s changelog', () => {
    expect(NOTIFICATION_AVAILABILITY.ONE_TIME_CHARGE).toMatchObject({
      ...{ sandbox: 'yes', production: 'yes', since: '2025-05-27' },
    })
  })
})

describe('what an inbox answers', () => {
  test.each(INBOX_ANSWERS)('$id', ({ id, status, why, to, retryAfter }) => {
    expect(inboxAnswer(id).status).toBe(status)
    expect(why).toMatch(/\.$/)
    expect(to).not.toMatch(/\.$/)
    // Only what is on the disk, or what nothing could be made of, is taken from Apple’s queue.
    expect(status === 200).toBe(['kept', 'repeated', 'unproven'].includes(id))
    expect(retryAfter !== undefined).toBe(status === 503)
  })

  test('no other method than POST is ever answered as one', () => {
    expect(answerTo({ trust: 'apple' }, 'GET')).toBe('not-a-post')
  })
})

test.each([
  [`hmacsha256=${'aB'.repeat(32)}`, 'ab'.repeat(32)],
  ['AB'.repeat(32), 'ab'.repeat(32)],
  [`HMACSHA256=${'0'.repeat(64)}`, '0'.repeat(64)],
  [`sha256=${'0'.repeat(64)}`, null],
  ['0'.repeat(63), null],
  [`hmacsha256=${'0'.repeat(64)},${'0'.repeat(64)}`, null],
  ['', null],
])('x-apple-signature %j', (header, hex) => expect(readConnectSignature(header)).toBe(hex))
