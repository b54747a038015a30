import { generateKeyPairSync } from 'node:crypto'
import { APIException, AppStoreServerAPIClient, Environment } from '@apple/app-store-server-library'
import { describe, expect, it, test } from 'vitest'
import { APP_STORE_HOSTS, otherEnvironment, serverApiHost } from '../apple/app-store-hosts'
import { ENVIRONMENTS } from '../apple/environments'
import { exampleOrder } from '../rules/server-api/subject'
import type { CallId, CallOrder } from './call'
import { CALLS, callOf, isCallId, perSecondIn } from './calls'
import { limitOf } from './parameter'
import { wireOf } from './wire'

describe.each(CALLS)('$id', (call) => {
  it('names every parameter of its path, and no other', () => {
    const inTemplate = [...call.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
    expect(call.inPath.map(({ name }) => name)).toEqual(inTemplate)
  })

  it('says what it changes, if and only if it changes something', () => {
    expect(call.changes === null).toBe(call.kind === 'read')
  })

  it('has sentences and public sources', () => {
    expect(call.about).toMatch(/^\p{Lu}.*\.$/u)
    expect(call.title).toMatch(/[^.]$/)
    for (const source of call.see) expect(source).toMatch(/^https:\/\/developer\.apple\.com\//)
    for (const row of [...call.inPath, ...call.inQuery, ...call.inBody]) {
      expect(row.about).toMatch(/^\p{Lu}.*\.$/u)
    }
  })

  it('can be sent', () => {
    const wire = wireOf(exampleOrder(call.id).order)
    expect(wire.target).toMatch(/^\/inApps\/v[12]\/[\w./-]+$/)
    expect(wire.method).toBe(call.method)
  })
})

// https://developer.apple.com/documentation/appstoreserverapi/identifying-rate-limits
test.each<[CallId, number]>([
  ['app-transaction', 50],
  ['transaction', 50],
  ['history', 50],
  ['statuses', 50],
  ['consumption', 50],
  ['notification-history', 50],
  ['extend', 20],
  ['account-token', 20],
  ['order', 10],
  ['refunds', 10],
  ['request-test', 1],
  ['test-status', 1],
])('%s: %d a second in production, a tenth in the sandbox', (id, perSecond) => {
  expect(perSecondIn(callOf(id), 'production')).toBe(perSecond)
  expect(perSecondIn(callOf(id), 'sandbox')).toBeCloseTo(perSecond / 10)
})

/** What Apple's own client sends, caught before it leaves. */
async function sentByApple(call: (client: AppStoreServerAPIClient) => Promise<unknown>) {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const pem = privateKey.export({ format: 'pem', type: 'pkcs8' }).toString()
  const client = new AppStoreServerAPIClient(pem, 'K', 'i', 'b', Environment.PRODUCTION)
  let sent = { method: '', target: '', body: null as unknown }
  Object.assign(client, {
    makeFetchRequest(path: string, query: unknown, method: string, body: unknown) {
      const search = String(query)
      const text = typeof body === 'string' ? body : JSON.stringify(body)
      sent = { method, target: search === '' ? path : `${path}?${search}`, body: text ?? null }
      throw new APIException(0)
    },
  })
  await call(client).catch(() => {})
  return sent
}

describe('our wire against that of Apple’s client', () => {
  const id = '2000000123456789'
  const rows: [CallOrder, (client: AppStoreServerAPIClient) => Promise<unknown>][] = [
    [exampleOrder('transaction').order, (client) => client.getTransactionInfo(id)],
    [exampleOrder('statuses').order, (client) => client.getAllSubscriptionStatuses(id)],
    [exampleOrder('order').order, (client) => client.lookUpOrderId('MK5TTTTTTT')],
    [exampleOrder('app-transaction').order, (client) => client.getAppTransactionInfo(id)],
    [exampleOrder('request-test').order, (client) => client.requestTestNotification()],
    [
      exampleOrder('test-status', { path: { token: 'a_1' } }).order,
      (client) => client.getTestNotificationStatus('a_1'),
    ],
    [
      exampleOrder('refunds', { query: [['revision', 'r 1/ü']] }).order,
      (client) => client.getRefundHistory(id, 'r 1/ü'),
    ],
    [
      exampleOrder('account-token', { body: { appAccountToken: 'x' } }).order,
      (client) => client.setAppAccountToken(id, { appAccountToken: 'x' }),
    ],
    [
      exampleOrder('extend', { body: { extendByDays: 3 } }).order,
      (client) => client.extendSubscriptionRenewalDate(id, { extendByDays: 3 }),
    ],
    [
      exampleOrder('notification-history', {
        query: [
          ['paginationToken', 'p'],
          ['startDate', '1'],
          ['endDate', '2'],
          ['onlyFailures', 'true'],
          ['transactionId', id],
        ],
      }).order,
      (client) =>
        client.getNotificationHistory('p', {
          startDate: 1,
          endDate: 2,
          onlyFailures: true,
          transactionId: id,
        }),
    ],
  ]
  it.each(rows)('$call', async (order, call) => {
    const ours = wireOf(order)
    const theirs = await sentByApple(call)
    expect(ours.method).toBe(theirs.method)
    expect(decodeURIComponent(ours.target)).toBe(
      decodeURIComponent(theirs.target.replace(/\+/g, '%20')),
    )
    expect(ours.body && JSON.parse(ours.body)).toEqual(
      theirs.body === null ? null : JSON.parse(String(theirs.body)),
    )
  })
})

describe('the wire', () => {
  it('keeps every value in its place', () => {
    const path = { transactionId: '../../v1/x?y=1#z' }
    const query = [
      ['productId', 'a&b=c'],
      ['productId', 'd'],
    ] as const
    expect(wireOf(exampleOrder('history', { path, query }).order).target).toBe(
      '/inApps/v2/history/..%2F..%2Fv1%2Fx%3Fy%3D1%23z?productId=a%26b%3Dc&productId=d',
    )
  })

  it.each(['', ' ', '.', '..'])('does not send %j for an id', (transactionId) => {
    expect(() => wireOf(exampleOrder('history', { path: { transactionId } }).order)).toThrow(
      'has no transactionId',
    )
  })

  it('takes half a surrogate pair for what UTF-8 can say', () => {
    const path = { transactionId: '1\ud800' }
    expect(wireOf(exampleOrder('history', { path }).order).target).toContain('1%EF%BF%BD')
  })
})

describe('the hosts', () => {
  it('are those since May 2026, and none for the simulator', () => {
    expect(ENVIRONMENTS.map(({ id }) => serverApiHost(id))).toEqual([
      null,
      null,
      'api.storekit-sandbox.apple.com',
      'api.storekit.apple.com',
    ])
  })

  it('keep the earlier names in the table', () => {
    expect(APP_STORE_HOSTS[0]?.earlier).toContain('api.storekit.itunes.apple.com')
  })

  it('are asked in pairs that never mix the simulator with Apple', () => {
    for (const { id, simulated } of ENVIRONMENTS) {
      const other = otherEnvironment(id)
      expect(otherEnvironment(other)).toBe(id)
      expect(ENVIRONMENTS.find((row) => row.id === other)?.simulated).toBe(simulated)
    }
  })
})

test('limits in words', () => {
  const words = CALLS.flatMap((call) => [...call.inQuery, ...call.inBody].map(limitOf))
  expect(words).toContain('1 to 90')
  expect(words).toContain('ASCENDING, DESCENDING')
})

test.each([
  ['history', true],
  ['constructor', false],
  [null, false],
])('%s is a call: %s', (id, is) => {
  expect(isCallId(id)).toBe(is)
})
