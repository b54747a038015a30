import { describe, expect, it, test } from 'vitest'
import { NOTIFICATION_PAIRS } from '../apple/app-store/notification-pairs'
import { notificationPair } from '../apple/app-store/notification-types'
import { buildLife, expectNext, nextAfter } from './index'
import { NEXT_SOURCES } from './next'
import { BEGIN, Customer } from './testing/customer'

const MINUTE = 60_000
const names = (rows: readonly { type: string; subtype: string | null }[]) =>
  rows.map(({ type, subtype }) => (subtype === null ? type : `${type}/${subtype}`)).join(' ')

describe('what follows a notification', () => {
  test.each([
    [
      'SUBSCRIBED',
      'INITIAL_BUY',
      'DID_RENEW DID_FAIL_TO_RENEW/GRACE_PERIOD DID_FAIL_TO_RENEW EXPIRED/VOLUNTARY',
    ],
    ['DID_FAIL_TO_RENEW', null, 'DID_RENEW/BILLING_RECOVERY EXPIRED/BILLING_RETRY'],
    [
      'DID_FAIL_TO_RENEW',
      'GRACE_PERIOD',
      'DID_RENEW/BILLING_RECOVERY GRACE_PERIOD_EXPIRED EXPIRED/BILLING_RETRY',
    ],
    ['GRACE_PERIOD_EXPIRED', null, 'DID_RENEW/BILLING_RECOVERY EXPIRED/BILLING_RETRY'],
    [
      'DID_CHANGE_RENEWAL_STATUS',
      'AUTO_RENEW_DISABLED',
      'EXPIRED/VOLUNTARY DID_CHANGE_RENEWAL_STATUS/AUTO_RENEW_ENABLED',
    ],
    ['PRICE_INCREASE', 'PENDING', 'PRICE_INCREASE/ACCEPTED EXPIRED/PRICE_INCREASE'],
    ['EXPIRED', 'VOLUNTARY', 'SUBSCRIBED/RESUBSCRIBE'],
    ['CONSUMPTION_REQUEST', null, 'REFUND REFUND_DECLINED'],
    ['TEST', null, ''],
    ['constructor', null, ''],
  ])('%s %s', (type, subtype, wanted) => {
    expect(names(nextAfter(type, subtype, 'Production'))).toBe(wanted)
  })

  it('tells of the end of the sandbox and gives no figure that is not documented', () => {
    expect(nextAfter('DID_RENEW', null, 'Sandbox').at(-1)?.when).toMatch(
      /after 12 renewals.*not documented/,
    )
    const retry = nextAfter('DID_FAIL_TO_RENEW', null, 'Sandbox').at(-1)
    expect(retry?.after).toMatch(/after 60 days, shortened/)
  })

  it('names documented pairs only', () => {
    for (const { type, subtype } of NOTIFICATION_PAIRS) {
      for (const environment of ['Production', 'Sandbox', null]) {
        for (const row of nextAfter(type, subtype, environment))
          expect(notificationPair(row.type, row.subtype)).not.toBeNull()
      }
    }
    for (const source of NEXT_SOURCES) expect(source).toMatch(/^https:/)
  })
})

describe('what is expected of a lane', () => {
  const expected = (customer: Customer, later = 0) => {
    const now = customer.now + later
    const life = buildLife(customer.evidence, now)
    const [lane] = life.lanes
    return lane ? expectNext(lane, life.environment, now) : []
  }

  it('counts down to the renewal, in the sandbox too', () => {
    const [first, ...others] = expected(new Customer('Sandbox', 5 * MINUTE).subscribe())
    expect(first).toEqual({
      type: 'DID_RENEW',
      subtype: null,
      at: BEGIN + 5 * MINUTE,
      sentence: 'DID_RENEW, when the renewal is paid: in 5 minutes, 1 Jan 2026, 12:05 UTC.',
    })
    expect(names(others)).toBe('DID_FAIL_TO_RENEW/GRACE_PERIOD DID_FAIL_TO_RENEW EXPIRED')
  })

  it('expects the end alone after the twelve renewals of the sandbox', () => {
    const customer = new Customer('Sandbox', 5 * MINUTE).subscribe()
    for (let index = 0; index < 12; index += 1) customer.happen('renew')
    expect(names(expected(customer))).toBe('EXPIRED')
  })

  it('goes from grace to retry to the end in production', () => {
    const failed = new Customer().subscribe().play(['fail-with-grace'])
    expect(names(expected(failed, MINUTE))).toBe(
      'GRACE_PERIOD_EXPIRED EXPIRED/BILLING_RETRY DID_RENEW/BILLING_RECOVERY',
    )
    expect(expected(failed, MINUTE)[1]?.sentence).toMatch(/within 59 days, 23 hours, 1 Apr 2026/)
  })

  it('expects VOLUNTARY where renewal is off', () => {
    expect(names(expected(new Customer().subscribe().play(['cancel'])))).toMatch(
      /^EXPIRED\/VOLUNTARY/,
    )
  })

  it('expects nothing of what does not renew', () => {
    expect(expected(new Customer().play(['consumable']))).toEqual([])
  })
})
