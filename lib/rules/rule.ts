/**
 * The contract of every diagnosis: a rule is data, and what it finds is data.
 *
 * A rule's code is its file, its URL and its name at once:
 * `lib/rules/push-request/topic-missing.ts` ↔ `push-request/topic-missing` ↔ `/rules/push-request/topic-missing`.
 */

/** `error` only for something that Apple's own text says is refused. */
export type Level = 'error' | 'warning' | 'notice'

export type RuleCode = `${string}/${string}`

/** What a rule says of a subject: it holds, it does not apply, or these are the facts against it. */
export type Check<Args> = 'pass' | 'not-applicable' | { at?: string; args: Args }

/** Code to copy, as it should have been written. */
export interface Snippet {
  /** The language, with what it takes: `Swift`, `Node (jose)`. */
  title: string
  code: string
}

/** One diagnosis. `Subject` is what is looked at; `Args` are the facts that the message words. */
export interface Rule<Subject, Args = Record<string, never>> {
  code: RuleCode
  level: Level
  /** What it is, in a few words without a full stop. */
  title: string
  /** Why it happens. */
  cause: string
  /** What a person can do about it. */
  fix: string
  /** The same as code, one to a language. */
  snippets?: readonly Snippet[]
  /** Where it is written: Apple's page, a section of an RFC. At least one. */
  see: readonly [string, ...string[]]
  /** Facts only: no wording, no clock, no randomness. Bad input is data, it never throws. */
  check(subject: Subject): Check<Args>
  /** Wording only. */
  message(args: Args): string
  /**
   * The rule's tests, and the samples on its documentation page. Made when somebody asks: whoever only
   * checks does not wait for them.
   */
  examples(): { bad: readonly [Subject, ...Subject[]]; good: readonly [Subject, ...Subject[]] }
}

/** A rule whose `Args` are of no concern to whoever holds it: what a registry lists. */
export interface AnyRule<Subject> extends Omit<Rule<Subject, unknown>, 'check' | 'message'> {
  check(subject: Subject): Check<unknown>
  message(args: never): string
}

/** What was found against a subject: plain JSON, safe to send and to store. */
export interface Finding {
  code: string
  level: Level
  title: string
  message: string
  fix: string
  /** The same as code, one to a language. */
  snippets?: readonly Snippet[]
  /**
   * The place: a header or field name (`apns-topic`), or `payload` followed by a JSON pointer
   * (`payload/aps/alert`).
   */
  at?: string
  see: readonly string[]
}

/** One check of a verification, in the order in which it was made. */
export interface Step {
  name: string
  result: 'pass' | 'fail' | 'skipped' | 'unknown'
  detail: string
  code?: string
}

/** Keeps a rule's argument type together while its literal types are checked. */
export function defineRule<Subject, Args>(rule: Rule<Subject, Args>): Rule<Subject, Args> {
  return rule
}
