const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** The rate of an account for which nobody chose another one. */
export const USUAL_RATE = 'every 5 minutes, the usual one'

/**
 * How long a subscription's period lasts in the sandbox, by the renewal rate of the test account.
 * https://developer.apple.com/help/app-store-connect/test-in-app-purchases/manage-sandbox-apple-account-settings/
 */
export const SANDBOX_RATES: readonly (readonly [rate: string, ...minutes: number[]])[] = [
  ['every 3 minutes', 3, 3, 6, 9, 18, 36],
  [USUAL_RATE, 3, 5, 10, 15, 30, 60],
  ['every 15 minutes', 5, 15, 30, 45, 90, 180],
  ['every 30 minutes', 10, 30, 60, 90, 180, 360],
  ['every hour', 15, 60, 120, 180, 360, 720],
]
/** The columns of the table, in its order. */
export const SANDBOX_DURATIONS = [
  '1 week',
  '1 month',
  '2 months',
  '3 months',
  '6 months',
  '1 year',
] as const

/** A real duration that a period of the sandbox may stand for. */
export interface Accelerated {
  duration: string
  rate: string
}

/** What a period of that many milliseconds stands for; empty where the sandbox has none like it. */
export function acceleratedDurations(milliseconds: number): Accelerated[] {
  // In TestFlight every period lasts a day:
  // https://developer.apple.com/help/app-store-connect/test-a-beta-version/subscription-renewal-rate-in-testflight
  if (Math.abs(milliseconds - DAY) < MINUTE) {
    return [{ duration: 'any duration', rate: 'once a day, as in TestFlight' }]
  }
  return SANDBOX_RATES.flatMap(([rate, ...minutes]) =>
    minutes.flatMap((period, index) => {
      const duration = SANDBOX_DURATIONS[index]
      return duration !== undefined && Math.abs(period * MINUTE - milliseconds) < 5000
        ? [{ duration, rate }]
        : []
    }),
  )
}

/** The shortest period that is sold; anything shorter is accelerated. */
export const SHORTEST_REAL_PERIOD = 6 * DAY

/** The sandbox renews a subscription so often after the first purchase. */
export const SANDBOX_RENEWALS = 12
