import type { PassFacts } from '../../inspect/pkpass/pass-facts'
import { GOOD_PASS, type PassBundle, type PassSubject } from '../pass-subject'
import type { Level } from '../rule'

/** A rule of `pass` as a row: its wording, and what is found, as a sentence. */
export interface PassRow {
  name: string
  level: Level
  title: string
  cause: string
  fix: string
  see: readonly [string, ...string[]]
  at?: string
  /** `null` where nothing is found. */
  find(subject: PassSubject): string | null
  bad: PassSubject
}

const list = (names: readonly string[]): string =>
  names.length > 8
    ? `${names.slice(0, 8).join(', ')} and ${names.length - 8} more`
    : names.join(', ')

/** `Not there: description.`; `null` for no names. */
export function named(names: readonly string[], words: string): string | null {
  return names.length > 0 ? `${words}: ${list(names)}.` : null
}

/** A pass that is in order but for these facts of its pass.json. */
export function withPass(facts: Partial<PassFacts>): PassSubject {
  return { ...GOOD_PASS, pass: GOOD_PASS.pass && { ...GOOD_PASS.pass, ...facts } }
}

/** A pass that is in order but for these facts of its archive. */
export function withBundle(facts: Partial<PassBundle>): PassSubject {
  return { ...GOOD_PASS, bundle: GOOD_PASS.bundle && { ...GOOD_PASS.bundle, ...facts } }
}
