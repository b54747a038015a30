import type { AnyRule } from './rule'

/** The rules of `transaction`, in the order in which a person meets them. */
export const transactionRules: readonly AnyRule<never>[] = []
