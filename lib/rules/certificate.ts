import type { AnyRule } from './rule'

/** The rules of `certificate`, in the order in which a person meets them. */
export const certificateRules: readonly AnyRule<never>[] = []
