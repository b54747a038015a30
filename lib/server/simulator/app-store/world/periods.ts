import 'server-only'
import type { Rate, SideWorld } from './model'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

export const RATES: readonly Rate[] = ['3min', '5min', '15min', '30min', '1h']

/**
 * What a period lasts in the sandbox, in minutes, by how often a month is set to renew.
 * https://developer.apple.com/help/app-store-connect/test-in-app-purchases/manage-sandbox-apple-account-settings
 */
export const SANDBOX_MINUTES: Readonly<Record<string, Readonly<Record<Rate, number>>>> = {
  P1W: { '3min': 3, '5min': 3, '15min': 5, '30min': 10, '1h': 15 },
  P1M: { '3min': 3, '5min': 5, '15min': 15, '30min': 30, '1h': 60 },
  P2M: { '3min': 6, '5min': 10, '15min': 30, '30min': 60, '1h': 120 },
  P3M: { '3min': 9, '5min': 15, '15min': 45, '30min': 90, '1h': 180 },
  P6M: { '3min': 18, '5min': 30, '15min': 90, '30min': 180, '1h': 360 },
  P1Y: { '3min': 36, '5min': 60, '15min': 180, '30min': 360, '1h': 720 },
}

/** Renewals after the first purchase, in the sandbox. */
export const SANDBOX_RENEWALS = 12

/** How long Apple keeps trying to bill: https://developer.apple.com/documentation/storekit/reducing-involuntary-subscriber-churn */
const RETRY_DAYS = 60
/** The most that a weekly subscription has of a grace period. */
const WEEKLY_GRACE_DAYS = 6

/** `P2W` → 2 and `W`; `null` for anything else. */
export function readPeriod(iso: string): { count: number; unit: 'D' | 'W' | 'M' | 'Y' } | null {
  const found = /^P([1-9]\d{0,2})([DWMY])$/.exec(iso)
  return found ? { count: Number(found[1]), unit: found[2] as 'D' | 'W' | 'M' | 'Y' } : null
}

/**
 * When a period that begins at `start` ends. In production by the calendar in UTC, where the last
 * day of a short month stands in for a day that it lacks. In the sandbox by Apple's table; what is
 * not in the table is the sum of its weeks or months, and shorter than a week counts as a week,
 * which is the simulator's own choice.
 */
export function endOf(world: SideWorld, start: number, iso: string): number {
  const period = readPeriod(iso)
  if (!period) throw new Error(`${iso} is no period`)
  const { count, unit } = period
  if (world.side === 'sandbox') return start + sandboxMinutes(world.rate, iso, count, unit) * MINUTE
  if (unit === 'D') return start + count * DAY
  if (unit === 'W') return start + count * 7 * DAY
  return addMonths(start, unit === 'Y' ? count * 12 : count)
}

/** How long a grace period lasts; 0: there is none. In the sandbox one period, by the simulator's choice. */
export function graceMs(world: SideWorld, iso: string): number {
  if (world.graceDays === 0) return 0
  if (world.side === 'sandbox') return endOf(world, 0, iso)
  return Math.min(world.graceDays, iso === 'P1W' ? WEEKLY_GRACE_DAYS : 28) * DAY
}

/** How long billing retry lasts from the failed renewal. In the sandbox two periods, by the simulator's choice. */
export function retryMs(world: SideWorld, iso: string): number {
  return world.side === 'sandbox' ? 2 * endOf(world, 0, iso) : RETRY_DAYS * DAY
}

function sandboxMinutes(rate: Rate, iso: string, count: number, unit: string): number {
  const row = SANDBOX_MINUTES[iso]
  if (row) return row[rate]
  const one = SANDBOX_MINUTES[unit === 'D' ? 'P1W' : `P1${unit}`]?.[rate] ?? 0
  return unit === 'D' ? one * Math.ceil(count / 7) : one * count
}

function addMonths(start: number, months: number): number {
  const date = new Date(start)
  const day = date.getUTCDate()
  date.setUTCDate(1)
  date.setUTCMonth(date.getUTCMonth() + months)
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate()
  date.setUTCDate(Math.min(day, last))
  return date.getTime()
}
