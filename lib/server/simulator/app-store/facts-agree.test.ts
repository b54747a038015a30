import { expect, it } from 'vitest'
import { NOTIFICATION_PAIRS } from '@/lib/apple/app-store/notification-pairs'
import { NOTIFICATION_TYPE_WORDS } from '@/lib/apple/app-store/notification-types'
import {
  acceleratedDurations,
  SANDBOX_RENEWALS as DOCUMENTED_RENEWALS,
} from '@/lib/apple/app-store/sandbox-rates'
import { APP_STORE_ERRORS } from '@/lib/apple/app-store-errors'
import { RETRY_HOURS as DOCUMENTED_HOURS } from '@/lib/apple/send-attempts'
import { NOTIFICATION_TYPES, SUBTYPES } from './calls/notification-types'
import { RETRY_HOURS } from './deliver'
import { ERRORS, statusOf } from './errors'
import { SANDBOX_MINUTES, SANDBOX_RENEWALS } from './world/periods'

/** The simulator has tables of its own on purpose. What both say of Apple has to be the same. */

/** Retention messaging is not simulated. */
const simulated = APP_STORE_ERRORS.filter(({ page }) => page.startsWith('appstoreserverapi/'))

it.each(simulated)('error $code', ({ code, message }) => {
  const own = ERRORS[code as keyof typeof ERRORS]
  if (message === null) expect(own).toMatch(/\.$/)
  else expect(own).toBe(message)
})

it('the simulator has no code of its own', () => {
  expect(Object.keys(ERRORS).map(Number)).toEqual(simulated.map(({ code }) => code).sort())
  expect(Object.keys(ERRORS).map((code) => statusOf(Number(code)))).toEqual(
    Object.keys(ERRORS).map((code) => Number(code.slice(0, 3))),
  )
})

it('when notifications are sent again', () => {
  expect(RETRY_HOURS).toEqual(DOCUMENTED_HOURS)
})

it('types and subtypes', () => {
  expect(NOTIFICATION_TYPES.toSorted()).toEqual(Object.keys(NOTIFICATION_TYPE_WORDS).toSorted())
  const own = Object.entries(SUBTYPES).flatMap(([type, list]) =>
    list.map((one) => `${type}/${one}`),
  )
  const documented = NOTIFICATION_PAIRS.flatMap(({ type, subtype }) =>
    subtype === null ? [] : [`${type}/${subtype}`],
  )
  expect(own.toSorted()).toEqual(documented.toSorted())
})

it('sandbox time', () => {
  expect(SANDBOX_RENEWALS).toBe(DOCUMENTED_RENEWALS)
  const names: Record<string, string> = {
    P1W: '1 week',
    P1M: '1 month',
    P2M: '2 months',
    P3M: '3 months',
    P6M: '6 months',
    P1Y: '1 year',
  }
  for (const [period, row] of Object.entries(SANDBOX_MINUTES)) {
    for (const minutes of Object.values(row)) {
      const durations = acceleratedDurations(minutes * 60_000).map(({ duration }) => duration)
      expect(durations).toContain(names[period])
    }
  }
})
