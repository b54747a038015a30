import type { AnyRule } from './rule'

/** The rules of `json`, in the order in which a person meets them. */
export const jsonRules: readonly AnyRule<never>[] = []
