/**
 * What can be wrong with a signed token: a row of a table. The codes are those of failed steps, and
 * a failed step's detail is the message.
 */
export interface JwsProblem {
  title: string
  cause: string
  fix: string
  see: readonly [string, ...string[]]
  /** A detail that the step has given, for the rule's page. */
  example: string
}

/** What the rules of this group look at: why a step failed; `null`: none did. */
export interface JwsSubject {
  code: string | null
  detail: string
}
