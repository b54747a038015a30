import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../json/node'
import { buildLife, lifeCsv, lifeJson, redactedReport, splitNotification } from './index'
import { BEGIN, Customer } from './testing/customer'
import { codes, drawn, kinds, only } from './testing/show'

const MINUTE = 60_000
const DAY = 86_400_000
const TRIAL: JsonObject = { offerType: 1, offerDiscountType: 'FREE_TRIAL', price: 0 }
const start = (more: JsonObject = {}) => new Customer().subscribe(more)

describe('products that do not renew', () => {
  it('counts consumables and leaves their use to the app', () => {
    const customer = new Customer().play(['consumable', 'consumable', 'refund-consumable'])
    const lane = only(buildLife(customer.evidence, customer.now))
    expect([lane.kind, drawn(lane), kinds(lane)]).toEqual(['consumable', '', 'purchase refund'])
    expect(lane.access).toMatchObject({ state: 'unknown', granted: null })
    expect(lane.access.sentence).toBe(
      '2 purchases of coins.100, 1 taken back; whether it is used up is for the app to know.',
    )
  })

  it('keeps a non-consumable for good', () => {
    const customer = new Customer().play(['non-consumable'])
    const lane = only(buildLife(customer.evidence, customer.now + 1000 * DAY))
    expect(drawn(lane)).toBe('owned')
    expect(lane.access).toMatchObject({ state: 'active', granted: true, until: null })
  })

  it('knows no end of a non-renewing subscription', () => {
    const customer = new Customer().play(['non-consumable'])
    const evidence = customer.evidence.map((one) => ({
      ...one,
      payload: { ...one.payload, type: 'Non-Renewing Subscription' },
    }))
    const lane = only(buildLife(evidence, customer.now + DAY))
    expect(lane.access).toMatchObject({ state: 'unknown', granted: null, until: null })
    expect(lane.access.sentence).toMatch(/no end in Apple’s data/)
  })
})

describe('what Apple says over what dates suggest', () => {
  it('lets the status count and names the disagreement', () => {
    const customer = start().pass(DAY).askStatus(2)
    const life = buildLife(customer.evidence, customer.now)
    expect(only(life).access).toMatchObject({ state: 'expired', granted: false, status: 2 })
    expect(codes(life)).toEqual(['status-against-dates'])
    expect(life.findings[0]?.message).toMatch(
      /Status 2 \(expired\) was signed 2026-01-02.*from what was signed 2026-01/,
    )
  })

  it('lets a newer purchase count over an older status', () => {
    const customer = start().pass(DAY).askStatus(2)
    customer.pass(DAY).subscribe()
    const life = buildLife(customer.evidence, customer.now + 1)
    expect(life.lanes[0]?.access).toMatchObject({ state: 'active', granted: true })
  })

  // Q25: a REFUND notification alone, with data.status 1: the subscription runs by another transaction.
  it('Q25: reads from the notification’s status whether the subscription still runs', () => {
    const refunded = start().play(['refund']).evidence.slice(-3)
    const withStatus = (status: number) =>
      refunded.map((one) =>
        one.kind === 'notification'
          ? {
              ...one,
              payload: { ...one.payload, data: { ...(one.payload.data as JsonObject), status } },
            }
          : one,
      )
    const now = BEGIN + 16 * DAY
    const runs = buildLife(withStatus(1), now)
    expect(only(runs).access).toMatchObject({ state: 'active', granted: true, status: 1 })
    expect(codes(runs)).toEqual(['refunded-yet-active'])
    expect(only(buildLife(withStatus(5), now)).access).toMatchObject({
      state: 'revoked',
      granted: false,
    })
  })
})

describe('versions of one transaction', () => {
  const [first] = start().evidence.filter(({ kind }) => kind === 'transaction')
  const again = (payload: JsonObject, id: string, more = {}) => ({
    id,
    kind: 'transaction' as const,
    token: null,
    verdict: 'valid' as const,
    from: 'history' as const,
    payload: { ...first?.payload, ...payload },
    ...more,
  })

  it('counts the one signed last; an extension shows', () => {
    const later = again({ expiresDate: BEGIN + 40 * DAY, signedDate: BEGIN + DAY }, 'later')
    const lane = only(buildLife([later, again({}, 'first')], BEGIN))
    expect(drawn(lane)).toBe('paid 40')
    expect(kinds(lane)).toBe('extension purchase')
    expect(lane.marks.find(({ kind }) => kind === 'extension')?.proof).toEqual(['first', 'later'])
  })

  it('never counts a forged one, and names it', () => {
    const forged = again({ expiresDate: BEGIN + 999 * DAY, signedDate: BEGIN + DAY }, 'forged', {
      verdict: 'invalid',
    })
    const life = buildLife([forged, again({}, 'first')], BEGIN)
    expect(drawn(only(life))).toBe('paid 30')
    expect(codes(life)).toEqual(['evidence-not-genuine'])
  })

  // Q19: decoded JSON alone. It counts, and the finding says that nothing shows who wrote it.
  it('Q19: counts pasted JSON and says that it is not verified', () => {
    const life = buildLife([again({}, 'pasted', { verdict: 'unverified', from: 'paste' })], BEGIN)
    expect(only(life).access.granted).toBe(true)
    expect(codes(life)).toEqual(['evidence-not-verified'])
  })
})

// Q8: in the sandbox, a trial of five minutes fails to renew, and EXPIRED does not come.
it('Q8: explains a sandbox trial that was not paid, in its own time', () => {
  const customer = new Customer('Sandbox', 5 * MINUTE).subscribe(TRIAL).play(['fail-with-grace'])
  const life = buildLife(customer.evidence, customer.now + MINUTE)
  const lane = only(life)
  expect(drawn(lane, MINUTE)).toMatch(/^trial 5, grace 2\.5, retry/)
  expect(lane.access.state).toBe('grace')
  expect(codes(life)).toEqual(['grace-period-runs', 'first-payment-failed'])
  expect(life.acceleration?.periods).toContainEqual({
    milliseconds: 5 * MINUTE,
    standsFor: '1 month',
    rate: 'every 5 minutes, the usual one',
  })
  expect(life.acceleration?.rest).toMatch(/up to 12 times .* TestFlight 6 times/)
  // It stands under every timeline of the sandbox, so it is as short as it can be.
  expect(life.acceleration?.sentence.length).toBeLessThan(200)
})

it.each([
  [
    5,
    'Here, 5 minutes for 1 month (rate: every 5 minutes, the usual one) or 1 week (rate: every 15 minutes).',
  ],
  [
    3,
    'Here, 3 minutes for 1 week (rate: every 3 minutes) or 1 month (rate: every 3 minutes) or 1 week (rate: every 5 minutes, the usual one).',
  ],
  [7, 'Periods of 7 minutes are not in Apple’s table of rates.'],
])('says of periods of %i minutes whatever they may stand for', (minutes, sentence) => {
  const { evidence, now } = new Customer('Sandbox', minutes * MINUTE).subscribe().play(['renew'])
  expect(buildLife(evidence, now).acceleration?.sentence).toContain(sentence)
})

// Q17: what did not arrive, with the attempts of Apple's servers.
it('Q17: shows the attempts to deliver, and which failed', () => {
  const customer = start()
  const evidence = customer.evidence.map((one) =>
    one.kind === 'notification'
      ? { ...one, attempts: [{ at: BEGIN, result: 'NO_RESPONSE' }] }
      : one,
  )
  const life = buildLife(evidence, customer.now)
  expect(life.notices[0]).toMatchObject({
    type: 'SUBSCRIBED',
    lane: 'subscription:21000000',
    attempts: [{ at: BEGIN, result: 'NO_RESPONSE' }],
  })
  expect(codes(life)).toEqual(['notification-not-delivered'])
})

// Q10: an instant and no day.
it('Q10: writes every instant in UTC', () => {
  const customer = start({ expiresDate: Date.UTC(2026, 0, 30, 15, 4, 7) })
  expect(only(buildLife(customer.evidence, customer.now)).access.sentence).toContain(
    'until 30 Jan 2026, 15:04:07 UTC',
  )
})

describe('gaps', () => {
  const transactions = start()
    .play(['renew', 'renew'])
    .evidence.filter(({ kind }) => kind === 'transaction')

  it('says that a renewal may be missing, and never that it lapsed', () => {
    const life = buildLife(
      transactions.filter((_, index) => index !== 1),
      BEGIN + 61 * DAY,
    )
    expect(drawn(only(life))).toBe('paid 30, unknown 30, paid 30')
    expect(codes(life)).toEqual(['gap-between-renewals'])
  })
})

it('splits a notification into what is signed inside it', () => {
  const body = Buffer.from('{"transactionId":"7"}').toString('base64url')
  const data: JsonObject = { signedTransactionInfo: `a.${body}.c`, signedRenewalInfo: { a: 1 } }
  expect(splitNotification({ data })).toEqual([
    {
      at: 'data.signedTransactionInfo',
      kind: 'transaction',
      token: `a.${body}.c`,
      payload: { transactionId: '7' },
    },
    { at: 'data.signedRenewalInfo', kind: 'renewal-info', token: null, payload: { a: 1 } },
  ])
  expect(splitNotification({ data: { signedTransactionInfo: 'a.!.c' } })[0]?.payload).toBeNull()
  expect(splitNotification({})).toEqual([])
})

describe('out of the console', () => {
  const customer = start({
    appAccountToken: '7e3fb20b-4cdb-47cc-936d-99d65f608138',
    productId: '=1+1',
  })
  const life = buildLife(customer.evidence, customer.now)

  it('exports rows without formulas, and JSON', () => {
    const csv = lifeCsv(life)
    expect(csv.split('\r\n')[0]).toBe('what,lane,kind,start,end,title,detail,proof')
    expect(csv).toContain("'=1+1")
    expect(csv).not.toMatch(/,=1/)
    expect(JSON.parse(lifeJson(life))).toEqual(life)
  })

  it('reports without whole ids, tokens and account tokens', () => {
    const report = redactedReport(life, customer.now)
    expect(report).toMatch(/^## Purchases of a customer\n/)
    expect(report).toContain('`2000…1000`')
    expect(report).toContain('Has access to')
    expect(report).not.toMatch(/200000001000|7e3fb20b|938138/)
  })
})
