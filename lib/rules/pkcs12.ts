import type { AnyRule } from './rule'

/** The rules of `pkcs12`, in the order in which a person meets them. */
export const pkcs12Rules: readonly AnyRule<never>[] = []
