import type { AnyRule } from './rule'

/** The rules of `profile`, in the order in which a person meets them. */
export const profileRules: readonly AnyRule<never>[] = []
