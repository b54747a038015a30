import type { AnyRule } from './rule'

/** The rules of `jws`, in the order in which a person meets them. */
export const jwsRules: readonly AnyRule<never>[] = []
