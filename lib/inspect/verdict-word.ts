import type { Inspection } from './inspection'

const WORDS = { valid: 'Valid', invalid: 'Invalid', unverified: 'Unverified' } as const

/** How many of its findings are warnings. */
export function warningCount({ findings }: Pick<Inspection, 'findings'>): number {
  return findings.filter(({ level }) => level === 'warning').length
}

/**
 * The verdict in a word: `Valid`, `Invalid`, `Unverified`. What is genuine and still looks wrong is
 * not said to be valid and no more: `Valid, with a warning`, `Valid, with 2 warnings`.
 */
export function verdictWord(inspection: Pick<Inspection, 'verdict' | 'findings'>): string {
  const { verdict } = inspection
  const warnings = verdict === 'valid' ? warningCount(inspection) : 0
  if (warnings === 0) return WORDS[verdict]
  return `${WORDS[verdict]}, with ${warnings === 1 ? 'a warning' : `${warnings} warnings`}`
}
