import type { JsonObject } from '../../json/node'
import type { Mistake } from '../../token/forensics/mistake'
import type { Expectation } from '../decoder'
import { kindOf, TOKEN_KINDS, type TokenFormat, type TokenKind } from './kinds'
import type { SignatureForm } from './signature-form'

/** A token that a developer signed, as the rules of `token` look at it. Plain JSON. */
export interface TokenSubject {
  /** What it is read as: what its claims say, or the reading that was forced. */
  kind: TokenKind
  /** What its claims say. */
  looksLike: TokenKind
  header: JsonObject
  claims: JsonObject
  signature: {
    bytes: number
    form: SignatureForm
    /** Whether one of the given keys made it; `null`: not checked. */
    matches: boolean | null
    /** What was done differently; left out: nothing was found. */
    mistakes?: readonly Mistake[]
  }
  /** The Key ID in the file name of the key that signed it; `null`: not known. */
  signerKeyId: string | null
  /** The Key IDs in the names of all key files that were given. */
  keyIds: readonly string[]
  /** Which service it is meant for; `null`: nobody said. */
  meantFor: TokenPurpose | null
  /** The bundle ID that it should name; `null`: nobody said. */
  bundleId: string | null
  /** Seconds since 1970 UTC; `null`: not given. */
  now: number | null
}

type TokenPurpose = NonNullable<Expectation['tokenFor']>

/**
 * The kind that a token is read as, where a format is asked for. What it is meant for decides where
 * its claims alone do not.
 */
export function kindAs(
  format: TokenFormat,
  header: JsonObject,
  claims: JsonObject,
  meantFor: TokenPurpose | null,
): TokenKind {
  const kind = kindOf(header, claims)
  if (kind === 'maps-or-musickit' && meantFor === 'apns') return 'provider'
  if (TOKEN_KINDS[kind].format === format) return kind
  if (format === 'provider-token') return 'provider'
  if (format === 'server-api-token') return 'server-api'
  if (format === 'other-jwt') return 'other'
  return claims.sub === 'user' ? 'connect-individual' : 'connect-team'
}

/** Kinds of Apple’s that are signed with ES256 and nothing else. */
export const isEs256 = (kind: TokenKind): boolean => kind !== 'other' && kind !== 'identity'

/** Which id of a team stands in “iss”; `null`: none, or it is not known which. */
export function issuerOf(kind: TokenKind): 'team' | 'issuer' | null {
  if (TEAM.includes(kind)) return 'team'
  return ISSUER.includes(kind) ? 'issuer' : null
}

const TEAM: readonly TokenKind[] = [
  'provider',
  'sign-in',
  'weatherkit',
  'maps',
  'musickit',
  'maps-or-musickit',
]
const ISSUER: readonly TokenKind[] = [
  'server-api',
  'connect-team',
  'promotional-offer',
  'introductory-offer',
  'advanced-commerce',
]

export const isConnect = (kind: TokenKind): boolean => TOKEN_KINDS[kind].format === 'connect-token'

/** More digits than seconds have before the year 5138: the time is in milliseconds. */
const LARGEST_SECONDS = 1e11
/** The same with three digits more: micro- or nanoseconds. */
export const LARGEST_MILLISECONDS = 1e14

/** Claims that are times and that whoever signs sets. */
export const TIME_CLAIMS = ['iat', 'exp', 'nbf'] as const

/** A time of a claim in seconds; `null` where there is none, or it is no number of seconds. */
export function seconds(subject: TokenSubject, claim: 'iat' | 'exp'): number | null {
  const value = subject.claims[claim]
  if (typeof value !== 'number' || !Number.isFinite(value)) return null
  return Math.abs(value) < LARGEST_SECONDS ? value : null
}

/** Milliseconds where seconds belong, as a number or as text; `null` where it is not so. */
export function milliseconds(value: unknown): number | null {
  const number = typeof value === 'string' && /^\d{12,14}$/.test(value) ? Number(value) : value
  return typeof number === 'number' && number >= LARGEST_SECONDS && number < LARGEST_MILLISECONDS
    ? number
    : null
}
