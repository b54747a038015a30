import {
  byteOrderMark,
  duplicateKey,
  loneSurrogate,
  unsafeInteger,
  whiteSpace,
} from './json/oddities'
import { jsonProblemRules } from './json/problems'
import type { JsonReading } from './json/subject'
import type { AnyRule } from './rule'

/** The rules of `json`, in the order in which a person meets them. */
export const jsonRules: readonly AnyRule<JsonReading>[] = [
  ...jsonProblemRules,
  duplicateKey,
  unsafeInteger,
  loneSurrogate,
  byteOrderMark,
  whiteSpace,
]
