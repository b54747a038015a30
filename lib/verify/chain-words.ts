import type { Step } from '../rules/rule'
import type { Certificate, DistinguishedName } from '../x509/types'
import type { ChainProblemName } from './chain-problems'

/** A name in quotation marks, cut where it is longer than names are. */
export function quoted(name: DistinguishedName | string): string {
  const text = typeof name === 'string' ? name : name.text
  return `“${text.length > 80 ? `${text.slice(0, 79)}…` : text}”`
}

/** `leaf`, `intermediate`, `intermediate 2`: what a certificate is in a path, leaf first. */
export function roleOf(index: number, path: readonly Certificate[]): string {
  if (index === 0) return 'leaf'
  return path.length > 2 ? `intermediate ${index}` : 'intermediate'
}

/** A colon after every byte, as openssl prints a fingerprint. */
export function colons(fingerprint: string): string {
  return fingerprint.toUpperCase().replace(/(..)(?=.)/g, '$1:')
}

export const pass = (name: string, detail: string): Step => ({ name, result: 'pass', detail })

export const fail = (name: string, problem: ChainProblemName, detail: string): Step => ({
  name,
  result: 'fail',
  detail,
  code: `chain/${problem}`,
})

export const unknown = (name: string, detail: string, problem?: ChainProblemName): Step => ({
  name,
  result: 'unknown',
  detail,
  ...(problem ? { code: `chain/${problem}` } : {}),
})

export const skipped = (name: string, detail: string): Step => ({ name, result: 'skipped', detail })

/** A text with its first letter as a capital. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
