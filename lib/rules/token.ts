import type { AnyRule } from './rule'

/** The rules of `token`, in the order in which a person meets them. */
export const tokenRules: readonly AnyRule<never>[] = []
