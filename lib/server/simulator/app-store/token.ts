import 'server-only'
import { verify } from 'node:crypto'
import type { AppStoreWorld } from './world'
import type { KeyRecord } from './world/keys'
import type { App, Side } from './world/model'

/** Whom a request is from, or why it is answered 401. */
export type Authorized =
  | { ok: true; owner: string; app: App; key: KeyRecord; notes: string[] }
  /** `owner`: who may see it in the log; `null`: nothing ties it to anybody. */
  | { ok: false; owner: string | null; keyId: string | null; bundleId: string | null; why: string }

const BASE64URL = /^[A-Za-z0-9_-]+$/
const LONGEST_S = 60 * 60
/** Clocks may be off by so much. Apple gives no number. */
const SKEW_S = 60
const LONGEST_TOKEN = 8192

/**
 * Checks `Authorization: Bearer <JWT>` of an In-App Purchase key. By the real clock, whatever the
 * simulated one says: so does whoever makes the token.
 * https://developer.apple.com/documentation/appstoreserverapi/generating-json-web-tokens-for-api-requests
 */
export function authorize(
  world: AppStoreWorld,
  side: Side,
  header: string | undefined,
): Authorized {
  const deny = (why: string, about: Partial<Extract<Authorized, { ok: false }>> = {}) =>
    ({ ok: false, owner: null, keyId: null, bundleId: null, why, ...about }) as const
  if (header === undefined) return deny('There is no authorization header.')
  const jwt = /^Bearer +(\S+)$/i.exec(header.trim())?.[1]
  if (!jwt) return deny('The authorization header is not “Bearer <token>”.')
  if (jwt.length > LONGEST_TOKEN) return deny('The token is longer than it could need to be.')
  const [first = '', second = '', third = '', ...more] = jwt.split('.')
  if (more.length > 0 || ![first, second, third].every((part) => BASE64URL.test(part))) {
    return deny('The token is not three parts of base64url with full stops in between.')
  }
  const head = readPart(first)
  const claims = readPart(second)
  if (!head || !claims) return deny('The token’s header or its claims are not a JSON object.')
  const keyId = typeof head.kid === 'string' ? head.kid.slice(0, 64) : null
  const bundleId = typeof claims.bid === 'string' ? claims.bid.slice(0, 255) : null
  const candidates = keyId === null ? [] : world.keys.named(keyId)
  const owners = new Set(candidates.map(({ owner }) => owner))
  const about = { keyId, bundleId, owner: owners.size === 1 ? ([...owners][0] ?? null) : null }
  if (head.alg !== 'ES256') return deny(`alg is ${short(head.alg)} and has to be ES256.`, about)
  if (keyId === null) return deny('The token’s header has no kid.', about)
  if (candidates.length === 0) {
    return deny(`kid: the App Store knows no In-App Purchase key ${keyId}.`, about)
  }
  const signed = Buffer.from(`${first}.${second}`)
  const signature = Buffer.from(third, 'base64url')
  const key = candidates.find(({ publicKey }) =>
    verify('sha256', signed, { key: publicKey, dsaEncoding: 'ieee-p1363' }, signature),
  )
  if (!key) {
    const why =
      signature.length === 64
        ? `signature: the key ${keyId} did not make it, or the token was changed.`
        : `signature: it has ${signature.length} bytes; ES256 has 64.`
    return deny(why, about)
  }
  const mine = { keyId, bundleId, owner: key.owner }
  if (key.revoked) return deny(`kid: the key ${keyId} was revoked.`, mine)
  const why = claimProblem(claims, key, Math.floor(world.sources.now() / 1000))
  if (why) return deny(why, mine)
  const app = world.of(key.owner).apps.find((row) => row.bundleId === claims.bid)
  if (!app) return deny(`bid: no app of this account has the bundle ID ${short(claims.bid)}.`, mine)
  if (side === 'production' && !app.released) {
    return deny('The app was never released, so production does not know it.', mine)
  }
  return { ok: true, owner: key.owner, app, key, notes: notesOn(claims) }
}

function claimProblem(claims: Record<string, unknown>, key: KeyRecord, now: number): string | null {
  const { iss, aud, iat, exp, bid } = claims
  if (iss === undefined && claims.sub !== undefined) {
    return 'iss is missing and sub is there: that is a token for an individual key of App Store Connect.'
  }
  if (iss !== key.issuerId) return `iss is ${short(iss)}; the key’s issuer ID is ${key.issuerId}.`
  if (aud !== 'appstoreconnect-v1') return `aud is ${short(aud)} and has to be appstoreconnect-v1.`
  if (typeof exp !== 'number') return 'exp is missing, or not a number of seconds.'
  if (typeof iat !== 'number') return 'iat is missing, or not a number of seconds.'
  if (exp > 100_000_000_000) return 'exp is in milliseconds; it has to be in seconds.'
  if (exp <= now - SKEW_S) return `exp: the token expired ${now - exp} seconds ago.`
  if (iat > now + SKEW_S) return `iat is ${iat - now} seconds in the future.`
  if (exp - iat > LONGEST_S) return 'exp is more than 60 minutes after iat.'
  return typeof bid === 'string' ? null : 'bid is missing: it has to be the bundle ID of the app.'
}

function notesOn(claims: Record<string, unknown>): string[] {
  return claims.scope === undefined
    ? []
    : [
        'Whether the App Store objects to a scope, which belongs to App Store Connect, is not documented.',
      ]
}

function readPart(part: string): Record<string, unknown> | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(part, 'base64url'))
    const value: unknown = JSON.parse(text)
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
    return isObject ? (value as Record<string, unknown>) : null
  } catch {
    return null
  }
}

const short = (value: unknown): string => (JSON.stringify(value) ?? 'missing').slice(0, 80)
