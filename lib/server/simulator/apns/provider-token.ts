import 'server-only'
import { verify } from 'node:crypto'
import { isObject, type JsonObject } from './payload'
import type { KeyRecord } from './world/model'

/** A provider token as it came, taken apart but not yet believed. */
export interface ReadToken {
  kind: 'read'
  jwt: string
  keyId: string
  teamId: string
  /** Seconds since 1970 UTC. */
  issuedAt: number
  signingInput: string
  signature: Uint8Array
  /** What Apple does not document about this form of a token. */
  notes: string[]
}

export type TokenReading =
  | { kind: 'missing' | 'malformed'; why: string; notes: string[] }
  | ReadToken

const BASE64URL = /^[A-Za-z0-9_-]+$/
/** Claims and header parameters that Apple names; `typ` is what many libraries add. */
const KNOWN_HEADER = ['alg', 'kid', 'typ']
const KNOWN_CLAIMS = ['iss', 'iat']

/**
 * Reads `bearer <jwt>`. Never throws.
 * https://developer.apple.com/documentation/usernotifications/establishing-a-token-based-connection-to-apns
 */
export function readProviderToken(authorization: string | undefined): TokenReading {
  if (authorization === undefined) return missing('There is no authorization header.')
  const [scheme = '', jwt = '', ...rest] = authorization.trim().split(/ +/)
  if (jwt === '' && scheme.toLowerCase() === 'bearer') {
    return missing('The authorization header says bearer, but no token follows.')
  }
  if (scheme.toLowerCase() !== 'bearer' || rest.length > 0) {
    return missing('The authorization header is not “bearer <token>”.', [
      'Apple does not say how APNs answers an authorization header of another form.',
    ])
  }
  const [first = '', second = '', third = '', ...more] = jwt.split('.')
  if (more.length > 0 || ![first, second, third].every((part) => BASE64URL.test(part))) {
    return malformed('The token is not three parts of base64url with full stops in between.')
  }
  const header = readPart(first)
  const claims = readPart(second)
  if (!header) return malformed('The token’s header is not a JSON object.')
  if (!claims) return malformed('The token’s claims are not a JSON object.')
  const notes: string[] = []
  if (header.alg === undefined) {
    notes.push(
      'The token names no alg; Apple’s printed sample does not either. It is taken as ES256.',
    )
  } else if (header.alg !== 'ES256') {
    return malformed(`The token’s alg is ${shorten(header.alg)}; APNs supports ES256 only.`)
  }
  if (typeof header.kid !== 'string') return malformed('The token’s header has no kid.')
  if (typeof claims.iss !== 'string') return malformed('The token’s claims have no iss.')
  const issuedAt = readIssuedAt(claims.iat, notes)
  if (issuedAt === null) return malformed('The token’s iat is missing, or not a number of seconds.')
  const extra = [
    ...Object.keys(header).filter((name) => !KNOWN_HEADER.includes(name)),
    ...Object.keys(claims).filter((name) => !KNOWN_CLAIMS.includes(name)),
  ]
  if (extra.length > 0) {
    notes.push(
      `Whether APNs objects to what it does not ask for is not documented: ${shorten(extra)}.`,
    )
  }
  return {
    kind: 'read',
    jwt,
    keyId: header.kid,
    teamId: claims.iss,
    issuedAt,
    signingInput: `${first}.${second}`,
    signature: new Uint8Array(Buffer.from(third, 'base64url')),
    notes,
  }
}

export type SignatureForm = 'raw' | 'der'

/**
 * Checks the signature with the key, in the form of the JWT standard (R and S, 64 bytes) and in DER,
 * which Apple's own command line sample makes. `null`: neither fits.
 * https://developer.apple.com/documentation/usernotifications/sending-push-notifications-using-command-line-tools
 */
export function verifySignature(token: ReadToken, key: KeyRecord): SignatureForm | null {
  const data = Buffer.from(token.signingInput)
  const { publicKey } = key
  if (token.signature.length === 64) {
    const raw = { key: publicKey, dsaEncoding: 'ieee-p1363' as const }
    if (verify('sha256', data, raw, token.signature)) return 'raw'
  }
  const der = { key: publicKey, dsaEncoding: 'der' as const }
  return verify('sha256', data, der, token.signature) ? 'der' : null
}

function readIssuedAt(value: unknown, notes: string[]): number | null {
  if (typeof value === 'string' && /^\d{1,15}$/.test(value)) {
    notes.push(
      'Whether APNs accepts an iat that is a string is not documented. It is read as a number.',
    )
    return Number(value)
  }
  if (typeof value !== 'number' || !Number.isFinite(value)) return null
  if (!Number.isInteger(value)) {
    notes.push('Whether APNs accepts an iat with a fraction is not documented.')
  }
  return value
}

function readPart(part: string): JsonObject | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(part, 'base64url'))
    const value: unknown = JSON.parse(text)
    return isObject(value) ? value : null
  } catch {
    return null
  }
}

function shorten(value: unknown): string {
  return (JSON.stringify(value) ?? 'nothing').slice(0, 60)
}

function missing(why: string, notes: string[] = []): TokenReading {
  return { kind: 'missing', why, notes }
}

function malformed(why: string): TokenReading {
  return { kind: 'malformed', why, notes: [] }
}
