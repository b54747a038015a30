import type { JwsProblem } from './problem'

/** What can be wrong with the signature of what Apple signs. */
export const SIGNATURE_PROBLEMS: Readonly<Record<string, JwsProblem>> = {}
