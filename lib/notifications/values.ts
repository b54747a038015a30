import type { JsonValue } from '../json/node'

/** Longer than any of Apple's; more is cut, since these are kept in lists. */
const LONGEST = 300

/** A text of the payload, for a list. */
export function text(value: JsonValue | undefined): string | null {
  return typeof value === 'string' ? value.slice(0, LONGEST) : null
}

export function number(value: JsonValue | undefined): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null
}
