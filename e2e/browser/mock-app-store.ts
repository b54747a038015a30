import type { Page } from '@playwright/test'
import { draft, type Signer, write } from '../../lib/inspect/app-store-jws/testing/tokens'
import { makePki } from '../../lib/verify/testing/pki'

/** A key that the session seems to hold; nothing is ever signed with it. */
const KEY = {
  id: 'k1',
  name: 'SubscriptionKey_ABCDE12345',
  kind: 'app-store',
  keyId: 'ABCDE12345',
  teamId: '',
  issuerId: '57246542-96fe-1a63-e053-0824d011072a',
  bundleId: 'com.example.app',
  appAppleId: '1234567890',
  fileKeyId: 'ABCDE12345',
  fingerprint: 'ab'.repeat(32),
  created: 0,
  expires: 0,
}
const MINUTE = 60_000
const START = Date.UTC(2026, 10, 12, 10, 4, 7)
const GROUP = '21000001'
export const ORIGINAL = '2000000000000001'

type Fields = Record<string, unknown>

/** What the mocked App Store answers by call: pages in order, the last one again and again. */
export interface MockedAppStore {
  answers: Record<string, unknown[]>
  /** What was asked for so far: `history?…`. */
  asked: string[]
  /** Lets the next answer wait until it is called. */
  hold: () => () => void
  sign: (payload: Fields) => Promise<string>
}

/** Answers in the console’s place: the pages of the browser, and no request to any App Store. */
export async function mockAppStore(page: Page, more = 0): Promise<MockedAppStore> {
  const pki = await makePki({ kind: 'EC', rootName: 'Mocked root' })
  const signer: Signer = { leaf: pki.leaf, x5c: pki.x5c }
  const sign = async (payload: Fields) => write(await draft(signer, payload))
  const answers = await customer(sign, more)
  const asked: string[] = []
  let held: Promise<void> = Promise.resolve()
  await page.route('**/api/session', (route) =>
    route.fulfill({ json: { keys: [KEY], endsAt: Date.now() + 1_800_000, notice: null } }),
  )
  await page.route('**/api/app-store/**', async (route) => {
    const url = new URL(route.request().url())
    const call = url.pathname.split('/').at(-1) ?? ''
    if (call === 'trust') {
      return route.fulfill({ json: { anchors: [{ name: 'Mocked root', pem: pki.root.pem }] } })
    }
    asked.push(`${call}${url.search}`)
    const waiting = held
    held = Promise.resolve()
    await waiting
    const pages = answers[call] ?? []
    const answer = pages.length > 1 ? pages.shift() : pages[0]
    await route.fulfill({ json: answer ?? answered({}) }).catch(() => {})
  })
  const hold = () => {
    let go = () => {}
    held = new Promise((done) => {
      go = done
    })
    return go
  }
  return { answers, asked, hold, sign }
}

/** An answer of the console: the App Store said this. */
export function answered(body: unknown, more: Fields = {}): Fields {
  return {
    kind: 'answered',
    environment: 'simulator',
    url: 'https://127.0.0.1/inApps/v2/history/1',
    method: 'GET',
    status: 200,
    body,
    text: null,
    serverTime: null,
    retryAt: null,
    tookMs: 4,
    findings: [],
    other: null,
    ...more,
  }
}

type Sign = (payload: Fields) => Promise<string>

/** A sandbox life: a trial, renewals, a failed payment and its recovery, an upgrade, coins, a refund. */
async function customer(sign: Sign, more: number): Promise<Record<string, unknown[]>> {
  const at = (minutes: number) => START + minutes * MINUTE
  const common = { bundleId: 'com.example.app', environment: 'Sandbox', storefront: 'DEU' }
  const signed = { ...common, signedDate: at(60), inAppOwnershipType: 'PURCHASED', quantity: 1 }
  const subscription = (number: number, from: number, to: number, fields: Fields = {}) => ({
    ...signed,
    transactionId: String(Number(ORIGINAL) + number),
    originalTransactionId: ORIGINAL,
    productId: 'pro.monthly',
    subscriptionGroupIdentifier: GROUP,
    type: 'Auto-Renewable Subscription',
    purchaseDate: at(from),
    originalPurchaseDate: at(0),
    expiresDate: at(to),
    transactionReason: number === 0 ? 'PURCHASE' : 'RENEWAL',
    price: 10_990,
    currency: 'EUR',
    ...fields,
  })
  const once = (number: number, from: number, fields: Fields) => ({
    ...signed,
    transactionId: String(2_000_000_000_000_100 + number),
    originalTransactionId: String(2_000_000_000_000_100 + number),
    purchaseDate: at(from),
    originalPurchaseDate: at(from),
    transactionReason: 'PURCHASE',
    currency: 'EUR',
    ...fields,
  })
  const trial = { offerType: 1, offerDiscountType: 'FREE_TRIAL', offerPeriod: 'P1W', price: 0 }
  const coins = { productId: 'coins.100', type: 'Consumable', price: 1990 }
  const yearly = { productId: 'pro.yearly', price: 99_990, transactionReason: 'PURCHASE' }
  const payloads: Fields[] = [
    subscription(0, 0, 3, trial),
    subscription(1, 3, 8),
    subscription(2, 8, 13),
    subscription(3, 16, 21),
    subscription(4, 21, 26, { isUpgraded: true }),
    once(0, 4, coins),
    once(1, 9.5, {
      ...coins,
      revocationDate: at(14),
      revocationReason: 1,
      revocationType: 'REFUND_FULL',
    }),
    once(2, 18, { productId: 'theme.dark', type: 'Non-Consumable', price: 4990 }),
    subscription(5, 24, 84, yearly),
  ]
  const extra = Array.from({ length: more }, (_, index) =>
    once(10 + index, 30 + index / 20, { ...coins, productId: `coins.${index % 3}00` }),
  )
  const tokens = await Promise.all([...payloads, ...extra].map(sign))
  const info = await sign({
    ...common,
    signedDate: at(60),
    originalTransactionId: ORIGINAL,
    productId: 'pro.yearly',
    autoRenewProductId: 'pro.yearly',
    autoRenewStatus: 1,
    renewalDate: at(84),
    renewalPrice: 99_990,
    currency: 'EUR',
    recentSubscriptionStartDate: at(0),
  })
  const last = tokens[payloads.length - 1]
  const notice = async (minutes: number, type: string, subtype: string | null, index: number) => ({
    signedPayload: await sign({
      notificationType: type,
      ...(subtype === null ? {} : { subtype }),
      notificationUUID: `7e3fb204-2e30-4e7e-9a3e-0f2b5a4c1d${String(Math.floor(minutes)).padStart(2, '0')}`,
      version: '2.0',
      signedDate: at(minutes),
      data: { ...common, bundleVersion: '1', signedTransactionInfo: tokens[index] },
    }),
    sendAttempts: [
      { attemptDate: at(minutes), sendAttemptResult: index === 3 ? 'TIMED_OUT' : 'SUCCESS' },
    ],
  })
  const notices = await Promise.all([
    notice(0, 'SUBSCRIBED', 'INITIAL_BUY', 0),
    notice(3, 'DID_RENEW', null, 1),
    notice(8, 'DID_RENEW', null, 2),
    notice(13, 'DID_FAIL_TO_RENEW', 'GRACE_PERIOD', 2),
    notice(14, 'REFUND', null, 6),
    notice(16, 'DID_RENEW', 'BILLING_RECOVERY', 3),
    notice(24, 'DID_CHANGE_RENEWAL_PREF', 'UPGRADE', 8),
  ])
  const pages: unknown[] = []
  for (let start = 0; start < tokens.length; start += 20) {
    const hasMore = start + 20 < tokens.length
    pages.push(
      answered({
        revision: `r${start}`,
        hasMore,
        ...common,
        signedTransactions: tokens.slice(start, start + 20),
      }),
    )
  }
  const latest = { status: 1, originalTransactionId: ORIGINAL }
  return {
    history: pages,
    statuses: [
      answered({
        ...common,
        data: [
          {
            subscriptionGroupIdentifier: GROUP,
            lastTransactions: [{ ...latest, signedTransactionInfo: last, signedRenewalInfo: info }],
          },
        ],
      }),
    ],
    refunds: [answered({ signedTransactions: [tokens[6]], hasMore: false, revision: 'r' })],
    'notification-history': [answered({ notificationHistory: notices, hasMore: false })],
  }
}
