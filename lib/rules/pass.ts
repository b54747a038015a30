import type { AnyRule } from './rule'

/** The rules of `pass`, in the order in which a person meets them. */
export const passRules: readonly AnyRule<never>[] = []
