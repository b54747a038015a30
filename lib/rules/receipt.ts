import type { AnyRule } from './rule'

/** The rules of `receipt`, in the order in which a person meets them. */
export const receiptRules: readonly AnyRule<never>[] = []
