import type { AnyRule } from './rule'

/** The rules of `push-log`, in the order in which a person meets them. */
export const pushLogRules: readonly AnyRule<never>[] = []
