import type { Inspection } from './inspection'

type Judged = Pick<Inspection, 'format' | 'verdict' | 'findings' | 'steps'>

const WORDS = { valid: 'Valid', invalid: 'Invalid', unverified: 'Unverified' } as const

/** What nobody signs is neither valid nor invalid, and is called what it is. */
const UNSIGNED = {
  /** Somebody’s answer. */
  answer: { invalid: 'Refused', unverified: 'An answer' },
  /** What somebody wrote. */
  written: { invalid: 'Mistakes found', unverified: 'No error found' },
  /** Nothing that Apple would sign or judge: only what it holds may be. */
  plain: { invalid: 'Mistakes found', unverified: 'Not signed' },
  /** What something is done with. */
  means: { invalid: 'Not usable', unverified: 'Readable' },
} as const

const SORTS: Partial<Record<string, keyof typeof UNSIGNED>> = {
  'apns-error': 'answer',
  'connect-error': 'answer',
  'server-api-response': 'answer',
  'verify-receipt': 'answer',
  json: 'plain',
  'json-lines': 'plain',
  plist: 'written',
  'pass-json': 'written',
  'push-payload': 'written',
  'push-log': 'written',
  csr: 'means',
  'device-token': 'means',
  identifier: 'means',
  'private-key': 'means',
  'public-key': 'means',
}

/** How many of its findings are warnings. */
export function warningCount({ findings }: Pick<Inspection, 'findings'>): number {
  return findings.filter(({ level }) => level === 'warning').length
}

/**
 * The verdict in a word: `Valid`, `Invalid`, `Unverified`; `Refused`, `Readable` and the like for
 * what nobody signs. What is genuine and still looks wrong is not said to be valid and no more:
 * `Valid, with a warning`, `Valid, with 2 warnings`.
 */
export function verdictWord(inspection: Judged): string {
  const { format, verdict, steps } = inspection
  const sort = Object.hasOwn(SORTS, format) ? SORTS[format] : undefined
  // Where a check failed, something was signed after all: the parts of an answer.
  if (sort && verdict !== 'valid' && !steps.some(({ result }) => result === 'fail')) {
    return UNSIGNED[sort][verdict]
  }
  const warnings = verdict === 'valid' ? warningCount(inspection) : 0
  if (warnings === 0) return WORDS[verdict]
  return `${WORDS[verdict]}, with ${warnings === 1 ? 'a warning' : `${warnings} warnings`}`
}
