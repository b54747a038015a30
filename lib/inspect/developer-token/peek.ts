import type { CompactReading } from '../../verify/jws'
import { readCompact } from '../../verify/read-compact'
import type { Source } from '../source'
import { kindOf, TOKEN_KINDS, type TokenFormat } from './kinds'

/** The longest token that a developer signs has a request of a few kilobytes in it. */
const LONGEST = 50_000

/** A token that lost a part, or has one too many. */
const DAMAGED = /^e[wy][\w-]{10,}\.[\w-]{10,}/

/** Four decoders look at the same input: it is read once. */
const read = new WeakMap<Source, CompactReading>()

/** The input as a compact JWS, whatever is wrong with it; `null` where it is none at all. */
export function peekToken(source: Source): CompactReading | null {
  const { text } = source
  // A JSON object in base64url begins with an e, white space in front of its keys or not.
  if (text === null || text.length > LONGEST || !/^e[\w-]/.test(text)) return null
  const known = read.get(source) ?? readCompact(text)
  read.set(source, known)
  return known
}

/**
 * How likely a token is of that format, 0 to 1. One with “x5c” was signed by Apple and is left to
 * others. Formats that share an audience are each other’s second reading.
 */
export function tokenLikelihood(source: Source, format: TokenFormat): number {
  const reading = peekToken(source)
  if (!reading) return 0
  if (!reading.jws) {
    const looks = reading.steps.length > 1 || DAMAGED.test(source.text ?? '')
    return format === 'other-jwt' && looks ? 0.3 : 0
  }
  const { header, payload } = reading.jws
  if (header.value.x5c !== undefined) return 0
  const kind = kindOf(header.value, payload.value)
  if (TOKEN_KINDS[kind].format === format) {
    if (kind === 'other') return 0.35
    // What Apple signs says to nobody that it is for them.
    return payload.value.aud === undefined ? 0.95 : 0.98
  }
  if (payload.value.aud !== 'appstoreconnect-v1') return 0
  return format === 'server-api-token' || format === 'connect-token' ? 0.3 : 0
}
