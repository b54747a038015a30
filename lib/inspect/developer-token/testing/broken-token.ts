import type { InspectOptions } from '../..'

/** A token with one thing wrong, and the codes of all that must be found: these and no others. */
export type BrokenToken = readonly [
  what: string,
  text: string,
  codes: readonly string[],
  options?: InspectOptions,
]
