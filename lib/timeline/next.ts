import { SANDBOX_RENEWALS } from '../apple/app-store/sandbox-rates'
import { APP_STORE } from '../apple/app-store/sources'

/** A notification that usually follows another one. Data: the same rows serve pages and rules. */
export interface NextRow {
  type: string
  /** `null`: it comes without a subtype. */
  subtype: string | null
  /** In which case: `when it is paid`. */
  when: string
  /** How long after, as a sentence’s part: `within 60 days`, `at expiresDate`. */
  after: string
  /** What it counts from, and how long that takes at most in milliseconds, where it can be said. */
  due: Due | null
}

/** `period-end`, `grace-end`: the instants in the newest evidence; `retry-end`: the end of billing retry. */
export type Due = 'period-end' | 'grace-end' | 'retry-end'

type World = 'production' | 'sandbox'

const RENEWS: NextRow = {
  type: 'DID_RENEW',
  subtype: null,
  when: 'when the renewal is paid',
  after: 'about when the period ends, up to a day before',
  due: 'period-end',
}
const FAILS: NextRow = {
  type: 'DID_FAIL_TO_RENEW',
  subtype: null,
  when: 'when it cannot be paid and there is no grace period',
  after: 'when the period ends',
  due: 'period-end',
}
const FAILS_WITH_GRACE: NextRow = {
  ...FAILS,
  subtype: 'GRACE_PERIOD',
  when: 'when it cannot be paid and Billing Grace Period is on',
}
const CANCELLED: NextRow = {
  type: 'EXPIRED',
  subtype: 'VOLUNTARY',
  when: 'when automatic renewal was turned off',
  after: 'when the period ends',
  due: 'period-end',
}
const RECOVERS: NextRow = {
  type: 'DID_RENEW',
  subtype: 'BILLING_RECOVERY',
  when: 'when a later attempt is paid',
  after: 'at any time until billing retry ends',
  due: null,
}
const GRACE_ENDS: NextRow = {
  type: 'GRACE_PERIOD_EXPIRED',
  subtype: null,
  when: 'when nothing is paid in the grace period',
  after: 'at gracePeriodExpiresDate',
  due: 'grace-end',
}
const RETRY_ENDS: NextRow = {
  type: 'EXPIRED',
  subtype: 'BILLING_RETRY',
  when: 'when nothing is paid until billing retry ends',
  after: 'within 60 days of the failed renewal',
  due: 'retry-end',
}
const AGAIN: NextRow = {
  type: 'SUBSCRIBED',
  subtype: 'RESUBSCRIBE',
  when: 'when the customer subscribes again',
  after: 'at any time, or never',
  due: null,
}
const REFUSED_PRICE: NextRow = {
  type: 'EXPIRED',
  subtype: 'PRICE_INCREASE',
  when: 'when the customer does not consent',
  after: 'when the period ends',
  due: 'period-end',
}

const RUNNING = [RENEWS, FAILS_WITH_GRACE, FAILS, CANCELLED]

/** By type and subtype; a bare type holds for all its subtypes that have no row of their own. */
const NEXT: Readonly<Record<string, readonly NextRow[]>> = {
  SUBSCRIBED: RUNNING,
  DID_RENEW: RUNNING,
  OFFER_REDEEMED: RUNNING,
  DID_CHANGE_RENEWAL_PREF: RUNNING,
  DID_CHANGE_RENEWAL_STATUS: RUNNING,
  'DID_CHANGE_RENEWAL_STATUS/AUTO_RENEW_DISABLED': [
    CANCELLED,
    {
      type: 'DID_CHANGE_RENEWAL_STATUS',
      subtype: 'AUTO_RENEW_ENABLED',
      when: 'when the customer turns it on again',
      after: 'before the period ends',
      due: null,
    },
  ],
  RENEWAL_EXTENDED: RUNNING,
  DID_FAIL_TO_RENEW: [RECOVERS, RETRY_ENDS],
  'DID_FAIL_TO_RENEW/GRACE_PERIOD': [RECOVERS, GRACE_ENDS, RETRY_ENDS],
  GRACE_PERIOD_EXPIRED: [RECOVERS, RETRY_ENDS],
  EXPIRED: [AGAIN],
  'PRICE_INCREASE/PENDING': [
    {
      type: 'PRICE_INCREASE',
      subtype: 'ACCEPTED',
      when: 'when the customer consents',
      after: 'before the period ends',
      due: null,
    },
    REFUSED_PRICE,
  ],
  'PRICE_INCREASE/ACCEPTED': RUNNING,
  CONSUMPTION_REQUEST: [
    {
      type: 'REFUND',
      subtype: null,
      when: 'when Apple grants the refund',
      after: 'after Apple’s decision; your answer counts for 12 hours',
      due: null,
    },
    {
      type: 'REFUND_DECLINED',
      subtype: null,
      when: 'when Apple declines it',
      after: 'after Apple’s decision',
      due: null,
    },
  ],
  REFUND: [
    {
      type: 'REFUND_REVERSED',
      subtype: null,
      when: 'when the refund is undone, as after a dispute',
      after: 'at any time, or never',
      due: null,
    },
  ],
}

/**
 * What the sandbox does otherwise. After its twelve renewals automatic renewal turns off; which
 * subtype its EXPIRED then has is not documented.
 * https://developer.apple.com/help/app-store-connect/test-in-app-purchases/manage-sandbox-apple-account-settings/
 */
const SANDBOX_END: NextRow = {
  type: 'EXPIRED',
  subtype: null,
  when: `after ${SANDBOX_RENEWALS} renewals, in TestFlight 6, when the sandbox stops; the subtype is not documented`,
  after: 'when the last period ends',
  due: null,
}

/** The pages that the rows are from. */
export const NEXT_SOURCES = [
  APP_STORE.notificationType,
  APP_STORE.gracePeriod,
  APP_STORE.billingRetry,
  APP_STORE.sandboxRates,
] as const

/**
 * What usually follows a notification; empty where nothing is documented to follow. `environment` as
 * Apple writes it: whatever is not `Production` runs in the sandbox’s shortened time.
 */
export function nextAfter(
  type: string,
  subtype: string | null,
  environment: string | null,
): readonly NextRow[] {
  const exact = `${type}/${subtype ?? ''}`
  const name = subtype !== null && Object.hasOwn(NEXT, exact) ? exact : type
  const rows = Object.hasOwn(NEXT, name) ? (NEXT[name] ?? []) : []
  const world: World = environment === 'Production' ? 'production' : 'sandbox'
  if (world === 'production') return rows
  const shortened = rows.map((row) =>
    row.due === 'retry-end' ? { ...row, after: SHORTENED } : row,
  )
  return rows === RUNNING ? [...shortened, SANDBOX_END] : shortened
}

const SHORTENED =
  'after 60 days, shortened by the renewal rate of the sandbox account; Apple’s page gives no figure here'
