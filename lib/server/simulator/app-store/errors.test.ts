import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ERRORS } from './errors'
import { type Bench, type Call, call, mint, must, startBench } from './test-client'

/** Every error that a request can bring about, by bare requests. */

let bench: Bench
const ids: Record<string, string> = {}
const DAY = 86_400_000
const UUID = '758883e8-151b-47b7-abd0-60c4d804c2f5'

beforeAll(async () => {
  bench = await startBench()
  const { world } = bench.store
  const customer = (side: 'sandbox' | 'production', scenario: string) => {
    must(world.startScenario('local', side, scenario, { begin: 'past' }))
    const row = world.of('local').sides[side].customers.findLast((c) => c.familyOf === null)
    if (!row) throw new Error('no customer')
    return row
  }
  const monthly = customer('sandbox', 'new-monthly')
  ids.tx = monthly.transactions[0]?.transactionId ?? ''
  ids.renewal = monthly.transactions[1]?.transactionId ?? ''
  ids.app = monthly.appTransactionId
  ids.lapsed = customer('sandbox', 'billing-lapse').transactions[0]?.transactionId ?? ''
  ids.coins = customer('sandbox', 'consumables').transactions[0]?.transactionId ?? ''
  const buyer = customer('sandbox', 'new-monthly')
  must(world.act('local', 'sandbox', buyer.id, { do: 'share-with-family' }))
  const member = world.of('local').sides.sandbox.customers.find((c) => c.familyOf === buyer.id)
  ids.family = member?.transactions[0]?.originalTransactionId ?? ''
  ids.production = customer('production', 'new-monthly').transactions[0]?.transactionId ?? ''
  must(world.addApp('local', { bundleId: 'com.example.other', name: 'Other', appAppleId: 2 }))
})

afterAll(() => bench.store.close())

const period = () => ({ startDate: bench.clock.now - DAY, endDate: bench.clock.now })
const extension = { extendByDays: 1, extendReasonCode: 1, requestIdentifier: 'x' }
const v1 = {
  customerConsented: true,
  accountTenure: 1,
  appAccountToken: '',
  consumptionStatus: 1,
  deliveryStatus: 0,
  lifetimeDollarsPurchased: 1,
  lifetimeDollarsRefunded: 1,
  platform: 1,
  playTime: 1,
  sampleContentProvided: false,
  userStatus: 1,
}
const v2 = { customerConsented: true, sampleContentProvided: false, deliveryStatus: 'DELIVERED' }

type Row = [code: number, what: string, call: () => Call]

const history =
  (query: string): (() => Call) =>
  () => ({
    path: `/inApps/v2/history/${ids.tx}?${query}`,
  })
const notifications =
  (more: object, query = ''): (() => Call) =>
  () => ({
    method: 'POST',
    path: `/inApps/v1/notifications/history${query}`,
    body: { ...period(), ...more },
  })
const put =
  (path: string, id: string, body: unknown): (() => Call) =>
  () => ({
    method: 'PUT',
    path: path.replace('*', ids[id] ?? id),
    body,
  })
const EXTEND = '/inApps/v1/subscriptions/extend/*'
const MASS = '/inApps/v1/subscriptions/extend/mass'
const mass =
  (more: object): (() => Call) =>
  () => ({
    method: 'POST',
    path: MASS,
    body: { ...extension, requestIdentifier: UUID, productId: 'pro.monthly', ...more },
  })
const consume = (more: object) =>
  put('/inApps/v2/transactions/consumption/*', 'coins', { ...v2, ...more })
const consumeV1 = (more: object) =>
  put('/inApps/v1/transactions/consumption/*', 'coins', { ...v1, ...more })
const ACCOUNT = '/inApps/v1/transactions/*/appAccountToken'

const ROWS: Row[] = [
  [4000006, 'an id that is none', () => ({ path: '/inApps/v1/transactions/abc' })],
  [4000048, 'the id of an app transaction', () => ({ path: `/inApps/v1/transactions/${ids.app}` })],
  [4040010, 'an unknown id', () => ({ path: '/inApps/v1/transactions/1' })],
  [
    4040010,
    'an id of the other side',
    () => ({ path: `/inApps/v1/transactions/${ids.production}` }),
  ],
  [
    4040010,
    'an id of another app',
    () => ({
      path: `/inApps/v1/history/${ids.tx}`,
      token: mint(bench, { claims: { bid: 'com.example.other' } }),
    }),
  ],
  [4000005, 'a revision made up', history('revision=123_4_0123456789abcdef')],
  [4000013, 'a period that ends before it begins', history('startDate=2&endDate=1')],
  [4000015, 'a start that is a date', history('startDate=2026-01-01')],
  [4000016, 'an end that is a date', history('endDate=soon')],
  [4000021, 'a sort that is none', history('sort=RANDOM')],
  [4000022, 'a product type that is none', history('productType=AUTO_RENEWABLE&productType=X')],
  [4000023, 'an empty product', history('productId=')],
  [4000024, 'a group that is none', history('subscriptionGroupIdentifier=%20')],
  [4000026, 'an ownership that is none', history('inAppOwnershipType=STOLEN')],
  [4000030, 'revoked that is neither', history('revoked=maybe')],
  [4000031, 'a status of 6', () => ({ path: `/inApps/v1/subscriptions/${ids.tx}?status=6` })],
  [4040005, 'refunds V1 of an unknown id', () => ({ path: '/inApps/v1/refund/lookup/1' })],
  [
    4000005,
    'refunds with a wrong revision',
    () => ({ path: `/inApps/v2/refund/lookup/${ids.tx}?revision=x` }),
  ],
  [4000000, 'no body', () => ({ method: 'POST', path: '/inApps/v1/notifications/history' })],
  [4000000, 'a list as the body', () => ({ ...notifications({})(), body: [] })],
  [4000015, 'no start', notifications({ startDate: undefined })],
  [4000015, 'a start that is text', notifications({ startDate: '1' })],
  [4000016, 'no end', notifications({ endDate: undefined })],
  [4000013, 'a period of no length', () => notifications({ endDate: period().startDate })()],
  [4000012, '181 days ago', () => notifications({ startDate: bench.clock.now - 181 * DAY })()],
  [4000019, 'two filters', notifications({ transactionId: '1', notificationType: 'TEST' })],
  [4000018, 'a type that is none', notifications({ notificationType: 'NEWS' })],
  [
    4000018,
    'a pair that is none',
    notifications({ notificationType: 'TEST', notificationSubtype: 'VOLUNTARY' }),
  ],
  [4040010, 'a transaction that is none', notifications({ transactionId: '1' })],
  [4000014, 'a pagination token made up', notifications({}, '?paginationToken=abc')],
  [
    4040007,
    'a test without a URL',
    () => ({ method: 'POST', path: '/inApps/v1/notifications/test' }),
  ],
  [4000020, 'a test token of no form', () => ({ path: '/inApps/v1/notifications/test/abc' })],
  [4040008, 'an unknown test', () => ({ path: `/inApps/v1/notifications/test/${UUID}_1` })],
  [4000000, 'an extension without a body', put(EXTEND, 'tx', '')],
  [4000009, '91 days', put(EXTEND, 'tx', { ...extension, extendByDays: 91 })],
  [4000010, 'a reason of 4', put(EXTEND, 'tx', { ...extension, extendReasonCode: 4 })],
  [4000011, 'no request identifier', put(EXTEND, 'tx', { ...extension, requestIdentifier: '' })],
  [4000008, 'an original id that is none', put(EXTEND, 'abc', extension)],
  [4040005, 'a renewal is no first purchase', put(EXTEND, 'renewal', extension)],
  [4030004, 'an expired subscription', put(EXTEND, 'lapsed', extension)],
  [4030004, 'no subscription at all', put(EXTEND, 'coins', extension)],
  [4030007, 'a family member’s subscription', put(EXTEND, 'family', extension)],
  [4000011, 'a request for all without a UUID', mass({ requestIdentifier: 'x' })],
  [4000023, 'an unknown product', mass({ productId: 'none' })],
  [4000027, 'no storefronts', mass({ storefrontCountryCodes: [] })],
  [4000028, 'a storefront of two letters', mass({ storefrontCountryCodes: ['US'] })],
  [4040009, 'an unknown request', () => ({ path: `${MASS}/pro.monthly/${UUID}` })],
  [4000011, 'a status without a UUID', () => ({ path: `${MASS}/pro.monthly/x` })],
  [4000183, 'an account token that is none', put(ACCOUNT, 'tx', { appAccountToken: 'me' })],
  [4000187, 'an account token for a renewal', put(ACCOUNT, 'renewal', { appAccountToken: UUID })],
  [4000185, 'an account token for family', put(ACCOUNT, 'family', { appAccountToken: UUID })],
  [4000035, 'no consent', consume({ customerConsented: false })],
  [4000041, 'no sample', consume({ sampleContentProvided: undefined })],
  [4000036, 'a delivery that is none', consume({ deliveryStatus: 0 })],
  [4000044, 'a preference that is none', consume({ refundPreference: 'ALL' })],
  [4000000, 'more than all was used', consume({ consumptionPercentage: 100_001 })],
  [4000032, 'tenure of 8', consumeV1({ accountTenure: 8 })],
  [4000033, 'an account token that is none, V1', consumeV1({ appAccountToken: 'me' })],
  [4000034, 'consumption of 4', consumeV1({ consumptionStatus: 4 })],
  [4000036, 'delivery of 6', consumeV1({ deliveryStatus: 6 })],
  [4000037, 'dollars of 8', consumeV1({ lifetimeDollarsPurchased: 8 })],
  [4000038, 'refunds of 8', consumeV1({ lifetimeDollarsRefunded: 8 })],
  [4000039, 'platform 3', consumeV1({ platform: 3 })],
  [4000040, 'play time 8', consumeV1({ playTime: 8 })],
  [4000042, 'user status 5', consumeV1({ userStatus: 5 })],
]

describe('a mistake gets its code, its message and its status', () => {
  it.each(ROWS)('%i: %s', async (errorCode, _, make) => {
    const reply = await call(bench, make())
    const errorMessage = ERRORS[errorCode as keyof typeof ERRORS]
    expect(reply.json).toEqual({ errorCode, errorMessage })
    expect(reply.status).toBe(Math.floor(errorCode / 10_000))
    expect(reply.headers['content-type']).toBe('application/json')
    expect(bench.store.world.wireLog('local', { limit: 1 })[0]).toMatchObject({
      errorCode,
      why: expect.stringMatching(/\.$/),
    })
  })

  it('an extension too many', async () => {
    const one = put(EXTEND, 'tx', extension)
    for (const status of [200, 200, 403]) expect((await call(bench, one())).status).toBe(status)
  })

  it('a pagination token of another question, and an old one', async () => {
    const { world } = bench.store
    for (let count = 0; count < 25; count += 1) {
      must(world.startScenario('local', 'sandbox', 'non-consumable', { begin: 'now' }))
    }
    const question = { startDate: bench.clock.now - DAY, endDate: bench.clock.now + 1 }
    const ask = (body: object, token: unknown) =>
      call(bench, {
        method: 'POST',
        path: `/inApps/v1/notifications/history?paginationToken=${token}`,
        body,
      })
    const { json } = await ask(question, '')
    expect(json).toMatchObject({ hasMore: true })
    const other = { ...question, onlyFailures: true }
    expect((await ask(other, json.paginationToken)).json.errorCode).toBe(4000014)
    bench.clock.now += 2 * 3_600_000
    expect((await ask(question, json.paginationToken)).json.errorCode).toBe(4000017)
  })
})
