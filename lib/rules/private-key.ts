import type { AnyRule } from './rule'

/** The rules of `private-key`, in the order in which a person meets them. */
export const privateKeyRules: readonly AnyRule<never>[] = []
