import type { AnyRule } from './rule'

/** The rules of `api-response`, in the order in which a person meets them. */
export const apiResponseRules: readonly AnyRule<never>[] = []
