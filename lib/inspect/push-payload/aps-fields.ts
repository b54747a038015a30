import {
  ALERT_KEYS,
  APS_KEYS,
  INTERRUPTION_LEVELS,
  LIVE_ACTIVITY_EVENTS,
  type PayloadKey,
  SOUND_KEYS,
} from '../../apple/payload-keys'
import { formatInstant } from '../../push/instant'
import type { JsonFieldRow, JsonFieldTable } from '../json-fields'

/** Seconds since 1970 UTC, where most of Apple's instants are milliseconds. */
const SECONDS: readonly string[] = ['timestamp', 'stale-date', 'dismissal-date']
const VALUES: Readonly<Record<string, readonly string[]>> = {
  'interruption-level': INTERRUPTION_LEVELS,
  event: LIVE_ACTIVITY_EVENTS,
}
const INSIDE: Readonly<Record<string, readonly PayloadKey[]>> = {
  alert: ALERT_KEYS,
  sound: SOUND_KEYS,
}

/** The keys of `aps` as fields with what Apple says of them. What nobody documents is marked. */
export const APS_FIELDS: JsonFieldTable = tableOf(APS_KEYS)

function tableOf(keys: readonly PayloadKey[]): JsonFieldTable {
  return Object.fromEntries(keys.map((key) => [key.key, rowOf(key)]))
}

function rowOf({ key, about }: PayloadKey): JsonFieldRow {
  const inside = Object.hasOwn(INSIDE, key) ? INSIDE[key] : undefined
  const values = Object.hasOwn(VALUES, key) ? VALUES[key] : undefined
  return {
    title: titleOf(key),
    note: about,
    ...(inside ? { fields: tableOf(inside) } : {}),
    ...(values ? { values: Object.fromEntries(values.map((value) => [value, value])) } : {}),
    ...(SECONDS.includes(key) ? { words: seconds } : {}),
    // What an app puts into its own content is its own.
  }
}

/** `content-available` → `Content available` */
function titleOf(key: string): string {
  const words = key.replaceAll('-', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

function seconds(value: string): string | undefined {
  const instant = Number(value) * 1000
  return Number.isFinite(instant) && Math.abs(instant) <= 8.64e15
    ? formatInstant(instant)
    : undefined
}
