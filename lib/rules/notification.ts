import type { AnyRule } from './rule'

/** The rules of `notification`, in the order in which a person meets them. */
export const notificationRules: readonly AnyRule<never>[] = []
