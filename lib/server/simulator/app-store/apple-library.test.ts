import { X509Certificate } from 'node:crypto'
import { globalAgent } from 'node:https'
import {
  AccountTenure,
  ConsumptionStatus,
  DeliveryStatus,
  DeliveryStatusV1,
  Environment,
  ExtendReasonCode,
  GetTransactionHistoryVersion,
  InAppOwnershipType,
  LifetimeDollarsPurchased,
  LifetimeDollarsRefunded,
  NotificationTypeV2,
  Order,
  OrderLookupStatus,
  Platform,
  PlayTime,
  ProductType,
  SignedDataVerifier,
  Status,
  UserStatus,
} from '@apple/app-store-server-library'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { NOTIFICATION_DAYS } from '@/lib/apple/app-store/notification-history'
import { APPLE_ROOTS } from '@/lib/apple/roots'
import { clientOf, verifierOf } from './test-apple'
import { type Bench, BUNDLE_ID, HOOK, must, startBench } from './test-client'
import type { Side } from './world/model'

/** Apple's own client and verifier, unmodified, against every endpoint that is simulated. */

let bench: Bench
/** Tokens of the library have real times. */
beforeAll(async () => {
  bench = await startBench({ now: Date.now })
  // The library asks with the process's own agent, which has to trust the simulator's root.
  globalAgent.options.ca = bench.store.endpoints.sandbox.ca
  const world = bench.store.world
  for (const side of ['sandbox', 'production'] as const) {
    must(world.setUrl('local', BUNDLE_ID, side, HOOK))
    for (const id of ['grace-and-recovery', 'refund-active', 'consumables', 'family-sharing']) {
      must(world.startScenario('local', side, id, { begin: 'past' }))
    }
    must(world.startScenario('local', side, 'new-monthly', { begin: 'now' }))
    must(world.startScenario('local', side, 'commitment', { begin: 'past' }))
  }
  await bench.store.deliveries.settle()
})

afterAll(() => bench.store.close())

const customerOf = (side: Side, scenario: string) => {
  const row = bench.store.world
    .of('local')
    .sides[side].customers.find((c) => c.scenario === scenario)
  const [first] = row?.transactions ?? []
  if (!row || !first) throw new Error(`no customer of ${scenario}`)
  return { row, first }
}

describe.each(['sandbox', 'production'] as const)('the tour of %s', (side) => {
  it('transaction info, statuses, app transaction', async () => {
    const { row, first } = customerOf(side, 'grace-and-recovery')
    const client = clientOf(bench, side)
    const verifier = verifierOf(bench, side)
    const info = await client.getTransactionInfo(first.transactionId)
    const tx = await verifier.verifyAndDecodeTransaction(info.signedTransactionInfo ?? '')
    expect(tx).toMatchObject({ transactionId: first.transactionId, price: 9990, quantity: 1 })
    const all = await client.getAllSubscriptionStatuses(row.appTransactionId)
    const [last] = all.data?.[0]?.lastTransactions ?? []
    expect(last?.status).toBe(Status.ACTIVE)
    const renewal = await verifier.verifyAndDecodeRenewalInfo(last?.signedRenewalInfo ?? '')
    expect(renewal).toMatchObject({ autoRenewStatus: 1, autoRenewProductId: 'pro.monthly' })
    const none = await client.getAllSubscriptionStatuses(first.transactionId, [Status.EXPIRED])
    expect(none.data).toEqual([])
    const app = await client.getAppTransactionInfo(first.transactionId)
    const decoded = await verifier.verifyAndDecodeAppTransaction(app.signedAppTransactionInfo ?? '')
    expect(decoded.appTransactionId).toBe(row.appTransactionId)
  })

  it('history in both versions with every filter, refunds', async () => {
    const { first } = customerOf(side, 'refund-active')
    const client = clientOf(bench, side)
    const verifier = verifierOf(bench, side)
    const request = {
      sort: Order.DESCENDING,
      startDate: 0,
      endDate: Date.now(),
      productIds: ['pro.monthly'],
      productTypes: [ProductType.AUTO_RENEWABLE],
      subscriptionGroupIdentifiers: ['21345678'],
      inAppOwnershipType: InAppOwnershipType.PURCHASED,
      revoked: true,
    }
    for (const version of [GetTransactionHistoryVersion.V1, GetTransactionHistoryVersion.V2]) {
      const id = first.transactionId
      const history = await client.getTransactionHistory(id, null, request, version)
      expect(history).toMatchObject({ hasMore: false, bundleId: BUNDLE_ID })
      expect(history.signedTransactions).toHaveLength(1)
      const tx = await verifier.verifyAndDecodeTransaction(history.signedTransactions?.[0] ?? '')
      expect(tx.revocationReason).toBe(1)
      const more = await client.getTransactionHistory(id, history.revision ?? '', request, version)
      expect(more.signedTransactions).toEqual([])
    }
    const refunds = await client.getRefundHistory(first.transactionId, null)
    expect(refunds).toMatchObject({ hasMore: false, signedTransactions: [expect.any(String)] })
  })

  it('V1 leaves finished consumables out, V2 has them, finishing moves one over', async () => {
    const { row, first } = customerOf(side, 'consumables')
    const client = clientOf(bench, side)
    const count = async (version: GetTransactionHistoryVersion) =>
      (await client.getTransactionHistory(first.transactionId, null, {}, version))
        .signedTransactions?.length
    expect(await count(GetTransactionHistoryVersion.V1)).toBe(3)
    expect(await count(GetTransactionHistoryVersion.V2)).toBe(4)
    await client.finishTransaction(row.transactions[1]?.transactionId ?? '')
    expect(await count(GetTransactionHistoryVersion.V1)).toBe(2)
  })

  it('order lookup, where there is one', async () => {
    const { first } = customerOf(side, 'grace-and-recovery')
    const lookup = clientOf(bench, side).lookUpOrderId(first.orderId)
    if (side === 'sandbox') {
      await expect(lookup).rejects.toMatchObject({ httpStatusCode: 404, apiError: null })
      return
    }
    expect(await lookup).toMatchObject({ status: OrderLookupStatus.VALID })
    const other = await clientOf(bench, side).lookUpOrderId('MNONE')
    expect(other).toMatchObject({ status: OrderLookupStatus.INVALID, signedTransactions: [] })
  })

  it('notification history page by page, each verified with what is in it', async () => {
    const client = clientOf(bench, side)
    const verifier = verifierOf(bench, side)
    const seen: string[] = []
    let token: string | null = null
    const request = {
      startDate: Date.now() - (NOTIFICATION_DAYS[side] - 1) * 86_400_000,
      endDate: Date.now() + 1000,
    }
    do {
      const page = await client.getNotificationHistory(token, request)
      for (const { signedPayload, sendAttempts } of page.notificationHistory ?? []) {
        const decoded = await verifier.verifyAndDecodeNotification(signedPayload ?? '')
        seen.push(`${decoded.notificationType}/${decoded.subtype ?? ''}`)
        expect(sendAttempts?.[0]).toMatchObject({ sendAttemptResult: 'SUCCESS' })
        const { signedTransactionInfo, signedRenewalInfo } = decoded.data ?? {}
        if (signedTransactionInfo) await verifier.verifyAndDecodeTransaction(signedTransactionInfo)
        if (signedRenewalInfo) await verifier.verifyAndDecodeRenewalInfo(signedRenewalInfo)
      }
      expect(page.hasMore).toBe(page.paginationToken !== undefined)
      token = page.paginationToken ?? null
    } while (token !== null)
    expect(new Set(seen)).toEqual(
      new Set([...seen, 'DID_FAIL_TO_RENEW/GRACE_PERIOD', 'DID_RENEW/BILLING_RECOVERY', 'REVOKE/']),
    )
    const revoked = { ...request, notificationType: NotificationTypeV2.REVOKE }
    const some = await client.getNotificationHistory(null, revoked)
    expect(some.notificationHistory).toHaveLength(2)
  })

  it('a test notification and its status', async () => {
    const client = clientOf(bench, side)
    const { testNotificationToken } = await client.requestTestNotification()
    await bench.store.deliveries.settle()
    const status = await client.getTestNotificationStatus(testNotificationToken ?? '')
    expect(status.sendAttempts).toMatchObject([{ sendAttemptResult: 'SUCCESS' }])
    const decoded = await verifierOf(bench, side).verifyAndDecodeNotification(
      status.signedPayload ?? '',
    )
    expect(decoded.notificationType).toBe(NotificationTypeV2.TEST)
  })

  it('extends one renewal date and those of all', async () => {
    const { first } = customerOf(side, 'new-monthly')
    const client = clientOf(bench, side)
    const expires = first.expiresDate ?? 0
    const body = { extendByDays: 10, extendReasonCode: ExtendReasonCode.SERVICE_ISSUE_OR_OUTAGE }
    const one = await client.extendSubscriptionRenewalDate(first.originalTransactionId, {
      ...body,
      requestIdentifier: 'one',
    })
    expect(one).toMatchObject({ success: true, effectiveDate: expires + 10 * 86_400_000 })
    const requestIdentifier = '758883e8-151b-47b7-abd0-60c4d804c2f5'
    const all = { ...body, requestIdentifier, productId: 'pro.monthly' }
    expect(
      await client.extendRenewalDateForAllActiveSubscribers({
        ...all,
        storefrontCountryCodes: ['USA'],
      }),
    ).toEqual({ requestIdentifier })
    const status = await client.getStatusOfSubscriptionRenewalDateExtensions(
      requestIdentifier,
      'pro.monthly',
    )
    expect(status).toMatchObject({ complete: true, failedCount: 0 })
    expect(status.succeededCount).toBeGreaterThan(0)
  })

  it('consumption in both versions, the account token', async () => {
    const { first } = customerOf(side, 'consumables')
    const client = clientOf(bench, side)
    await client.sendConsumptionInformation(first.transactionId, {
      customerConsented: true,
      sampleContentProvided: false,
      deliveryStatus: DeliveryStatus.DELIVERED,
      consumptionPercentage: 50_000,
    })
    const token = '7e3fb204-2ab0-4c1f-9b5a-0d3a1c0e5f11'
    await client.sendConsumptionData(first.transactionId, {
      customerConsented: true,
      consumptionStatus: ConsumptionStatus.NOT_CONSUMED,
      platform: Platform.NON_APPLE,
      sampleContentProvided: false,
      deliveryStatus: DeliveryStatusV1.DELIVERED_AND_WORKING_PROPERLY,
      appAccountToken: token,
      accountTenure: AccountTenure.THIRTY_DAYS_TO_NINETY_DAYS,
      playTime: PlayTime.ONE_DAY_TO_FOUR_DAYS,
      lifetimeDollarsRefunded: LifetimeDollarsRefunded.ZERO_DOLLARS,
      lifetimeDollarsPurchased: LifetimeDollarsPurchased.ZERO_DOLLARS,
      userStatus: UserStatus.ACTIVE,
    })
    await client.setAppAccountToken(first.originalTransactionId, { appAccountToken: token })
    const info = await client.getTransactionInfo(first.transactionId)
    const tx = await verifierOf(bench, side).verifyAndDecodeTransaction(
      info.signedTransactionInfo ?? '',
    )
    expect(tx.appAccountToken).toBe(token)
  })

  it('retention messaging is not simulated, and says so in the log', async () => {
    await expect(clientOf(bench, side).getImageList()).rejects.toMatchObject({
      httpStatusCode: 404,
    })
    const [entry] = bench.store.world.wireLog('local', { limit: 1 })
    expect(entry?.why).toContain('not simulated')
  })
})

it('the verifier refuses what is signed where it trusts Apple alone', async () => {
  const { first } = customerOf('sandbox', 'new-monthly')
  const info = await clientOf(bench, 'sandbox').getTransactionInfo(first.transactionId)
  const roots = APPLE_ROOTS.flatMap(({ pem }) => (pem ? [new X509Certificate(pem).raw] : []))
  const verifier = new SignedDataVerifier(roots, false, Environment.SANDBOX, BUNDLE_ID)
  await expect(
    verifier.verifyAndDecodeTransaction(info.signedTransactionInfo ?? ''),
  ).rejects.toBeDefined()
})
