import type { AnyRule } from './rule'

/** The rules of `device-token`, in the order in which a person meets them. */
export const deviceTokenRules: readonly AnyRule<never>[] = []
