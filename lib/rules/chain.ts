import type { AnyRule } from './rule'

/** The rules of `chain`, in the order in which a person meets them. */
export const chainRules: readonly AnyRule<never>[] = []
