import type { JsonValue } from './node'

/** Milliseconds since 1970 UTC that a date can hold; `null` for anything else. */
export function instant(value: JsonValue | undefined): number | null {
  return typeof value === 'number' && Math.abs(value) <= 8.64e15 ? value : null
}
