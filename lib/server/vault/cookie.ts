import 'server-only'
import { createHash } from 'node:crypto'

const SID_BYTES = 16
const HALF_BYTES = 32

/** What a session cookie carries. Both are drawn at random, and the store has neither. */
export interface CookieParts {
  /** 16 bytes. */
  sid: Uint8Array
  /** 32 bytes: half of what opens the session's records. */
  half: Uint8Array
}

/** `v1.<sid>.<half>`, both base64url. */
export function cookieValue({ sid, half }: CookieParts): string {
  return ['v1', base64url(sid), base64url(half)].join('.')
}

/** Reads a cookie's value; `null` where it is anything but exactly what `cookieValue` writes. */
export function parseCookie(value: string): CookieParts | null {
  const [, sidText, halfText] = /^v1\.([\w-]{22})\.([\w-]{43})$/.exec(value) ?? []
  if (sidText === undefined || halfText === undefined) return null
  const parts = {
    sid: new Uint8Array(Buffer.from(sidText, 'base64url')),
    half: new Uint8Array(Buffer.from(halfText, 'base64url')),
  }
  const whole = parts.sid.length === SID_BYTES && parts.half.length === HALF_BYTES
  // The last character of each has bits to spare, which would give one session many cookies.
  return whole && cookieValue(parts) === value ? parts : null
}

/**
 * The value of the one cookie of that name in a `Cookie` header. `null` where there is none, and
 * where there are two: a neighbouring site can set a second one, and nobody could tell which is ours.
 */
export function readSessionCookie(cookieHeader: string | null, name: string): string | null {
  const found = (cookieHeader ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${name}=`))
  return found.length === 1 ? (found[0] ?? '').slice(name.length + 1) : null
}

/** What the store knows a session by: SHA-256("sid" ‖ sid), hex. */
export function rowKeyOf(sid: Uint8Array): string {
  return createHash('sha256').update('sid').update(sid).digest('hex')
}

function base64url(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64url')
}
