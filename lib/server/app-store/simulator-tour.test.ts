import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CALLS } from '@/lib/app-store/calls'
import { notificationDays } from '@/lib/apple/app-store/notification-history'
import { isJsonObject } from '@/lib/json/node'
import { must } from '../simulator/app-store/test-client'
import {
  answered,
  ask,
  asked,
  bench,
  closeTour,
  customerOf,
  DAY,
  everyPage,
  one,
  openTour,
  PLACES,
  type Place,
  read,
  said,
  texts,
  tokenNow,
} from './testing/simulator-tour'

/** The console's client against every endpoint of the simulator, as Apple's own library tours them. */

beforeAll(openTour)
afterAll(closeTour)

describe.each(PLACES)('the tour of %s', (place) => {
  it('one transaction, the app transaction, the statuses by any id', async () => {
    const { row, first, path } = customerOf(place, 'grace-and-recovery')
    const info = await said(place, { call: 'transaction', path })
    expect(await one(info.signedTransactionInfo)).toMatchObject({
      transactionId: first.transactionId,
      price: 9990,
    })
    const app = await said(place, { call: 'app-transaction', path })
    expect(await one(app.signedAppTransactionInfo)).toMatchObject({
      appTransactionId: row.appTransactionId,
    })
    for (const transactionId of [first.transactionId, row.appTransactionId]) {
      const { data } = await said(place, { call: 'statuses', path: { transactionId } })
      expect(data).toMatchObject([{ lastTransactions: [{ status: 1 }] }])
    }
    const query = [
      ['status', '2'],
      ['status', '5'],
    ] as const
    expect(await said(place, { call: 'statuses', path, query })).toMatchObject({ data: [] })
  })

  it('the history with every filter, to its end, and refunds', async () => {
    const { path } = customerOf(place, 'refund-active')
    const query = [
      ['sort', 'DESCENDING'],
      ['startDate', String(Date.now() - 700 * DAY)],
      ['endDate', String(Date.now())],
      ['productId', 'pro.monthly'],
      ['productType', 'AUTO_RENEWABLE'],
      ['subscriptionGroupIdentifier', '21345678'],
      ['inAppOwnershipType', 'PURCHASED'],
      ['revoked', 'true'],
    ] as const
    const revoked = await everyPage(place, { call: 'history', path, query })
    const found = await read(revoked.flatMap((page) => texts(page.signedTransactions)))
    expect(found).toMatchObject([{ revocationReason: 1 }])
    const refunds = await everyPage(place, { call: 'refunds', path })
    expect(await read(refunds.flatMap((page) => texts(page.signedTransactions)))).toEqual(found)
    const all = await everyPage(place, {
      call: 'history',
      path: customerOf(place, 'consumables').path,
    })
    // The finished one too: that is what the second version has over the first.
    expect(all.flatMap((page) => texts(page.signedTransactions))).toHaveLength(4)
  })

  it('an order, where orders can be looked up', async () => {
    const { first } = customerOf(place, 'grace-and-recovery')
    const path = { orderId: first.orderId }
    if (place === 'simulator') {
      const refused = await ask(place, { call: 'order', path })
      expect(refused).toMatchObject({ kind: 'not-sent', problem: { findings: [{}] } })
      return
    }
    const body = await said(place, { call: 'order', path })
    expect(body.status).toBe(0)
    expect(await read(texts(body.signedTransactions))).toMatchObject([
      { transactionId: first.transactionId },
    ])
    const other = answered(await ask(place, { call: 'order', path: { orderId: 'MNONE12345' } }))
    expect(other).toMatchObject({ status: 200, body: { status: 1, signedTransactions: [] } })
  })

  it('the notifications, page by page, and those of one customer', async () => {
    const query = [
      ['startDate', String(Date.now() - (notificationDays(place) - 1) * DAY)],
      ['endDate', String(Date.now())],
    ] as const
    const call = 'notification-history'
    const pages = await everyPage(place, { call, query })
    expect(pages.length).toBeGreaterThan(1)
    const rows = pages.flatMap((page) =>
      Array.isArray(page.notificationHistory) ? page.notificationHistory.filter(isJsonObject) : [],
    )
    for (const { sendAttempts } of rows)
      expect(sendAttempts).toMatchObject([{ sendAttemptResult: 'SUCCESS' }])
    const notices = await read(rows.map(({ signedPayload }) => String(signedPayload)))
    const types = notices.map(({ notificationType, subtype }) => `${notificationType}/${subtype}`)
    expect(types).toEqual(
      expect.arrayContaining(['DID_FAIL_TO_RENEW/GRACE_PERIOD', 'DID_RENEW/BILLING_RECOVERY']),
    )
    const { path } = customerOf(place, 'refund-active')
    for (const [name, value] of [
      ['transactionId', path.transactionId],
      ['notificationType', 'REFUND'],
    ] as const) {
      const body = await said(place, { call, query: [...query, [name, value]] })
      const some = Array.isArray(body.notificationHistory) ? body.notificationHistory : []
      expect(some).toHaveLength(name === 'transactionId' ? 4 : 1)
    }
  })

  it('a test notification and how it fared', async () => {
    const { testNotificationToken } = await said(place, { call: 'request-test' })
    await bench.store.deliveries.settle()
    const path = { token: String(testNotificationToken) }
    const status = await said(place, { call: 'test-status', path })
    expect(status.sendAttempts).toMatchObject([{ sendAttemptResult: 'SUCCESS' }])
    expect(await one(status.signedPayload)).toMatchObject({ notificationType: 'TEST' })
  })

  it('what changes something: a later renewal, consumption, an account', async () => {
    const { first } = customerOf(place, 'new-monthly')
    const path = { transactionId: first.originalTransactionId }
    const expires = first.expiresDate ?? 0
    const body = { extendByDays: 10, extendReasonCode: 3, requestIdentifier: `of ${place}` }
    expect(await said(place, { call: 'extend', path, body })).toMatchObject({
      success: true,
      effectiveDate: expires + 10 * DAY,
    })
    const coins = customerOf(place, 'consumables')
    await said(place, {
      call: 'consumption',
      path: coins.path,
      body: { customerConsented: true, sampleContentProvided: false, deliveryStatus: 'DELIVERED' },
    })
    const appAccountToken = '7e3fb204-2ab0-4c1f-9b5a-0d3a1c0e5f11'
    await said(place, { call: 'account-token', path: coins.path, body: { appAccountToken } })
    const info = await said(place, { call: 'transaction', path: coins.path })
    expect(await one(info.signedTransactionInfo)).toMatchObject({ appAccountToken })
  })

  it('an id of the other environment: both answers', async () => {
    const other: Place = place === 'simulator' ? 'simulator-production' : 'simulator'
    const { path } = customerOf(other, 'grace-and-recovery')
    const answer = answered(await ask(place, { call: 'transaction', path }))
    expect(answer).toMatchObject({
      status: 404,
      body: { errorCode: 4_040_010 },
      other: { environment: other, status: 200, findings: [] },
    })
    expect(answer.findings.map(({ code }) => code)).not.toEqual([])
  })

  it('a limit is waited out: nothing goes to the store before it ends', async () => {
    const { path } = customerOf(place, 'grace-and-recovery')
    const world = bench.store.world
    must(world.answerNext('local', { kind: 'rate-limit', times: 1, waitMs: 700 }))
    const limited = answered(await ask(place, { call: 'transaction', path }))
    expect(limited).toMatchObject({ status: 429, body: { errorCode: 4_290_000 } })
    const [before] = world.wireLog('local', { limit: 1 })
    const held = await ask(place, { call: 'transaction', path })
    expect(held).toMatchObject({ kind: 'waiting', until: limited.retryAt })
    expect(world.wireLog('local', { limit: 1 })[0]).toEqual(before)
    await new Promise((done) =>
      setTimeout(done, Math.max(0, (limited.retryAt ?? 0) - Date.now()) + 5),
    )
    await said(place, { call: 'transaction', path })
  })

  it.each<[string, object, object]>([
    ['another audience', { aud: 'appstoreconnect' }, {}],
    ['an individual key', { sub: 'user', iss: undefined }, {}],
    ['a Key ID that nobody has', {}, { kid: 'NNNNNNNNNN' }],
  ])('a 401 with %s comes with the checklist of the token', async (_, claims, header) => {
    const { path } = customerOf(place, 'grace-and-recovery')
    const result = await ask(place, { call: 'transaction', path }, tokenNow(claims, header))
    const { status, findings, steps } = answered(result)
    expect(status).toBe(401)
    expect(findings.map(({ code }) => code)).toContain('api-response/unauthorized')
    expect(steps?.length).toBeGreaterThan(10)
  })
})

it('has asked every call that the console makes', () => {
  expect([...asked].sort()).toEqual(CALLS.map(({ id }) => id).sort())
})
