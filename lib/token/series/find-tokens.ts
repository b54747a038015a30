import { kindOf, type TokenKind } from '@/lib/inspect/developer-token/kinds'
import { milliseconds } from '@/lib/inspect/developer-token/subject'
import { readCompact } from '@/lib/verify/read-compact'

/** A token of a developer in a text. */
export interface FoundToken {
  /** As it stands there. It is a secret: it goes into no result. */
  text: string
  kind: TokenKind
  kid: string | null
  iss: string | null
  /** Seconds since 1970 UTC; milliseconds and texts are read as what they mean. */
  iat: number | null
  /** The log cut the signature off or wrote it over. */
  cut: boolean
}

/** Header and claims are JSON objects: in base64url both begin with an e. The third part may be cut off. */
const TOKEN = /(?<![\w-])e[wy][\w-]{8,4000}\.e[wy][\w-]{4,16000}(?:\.[\w-]{0,2000})?/g
/** Shorter than any signature: what a log leaves of one. */
const SHORTEST_SIGNATURE = 40

/** Every token in a line with where it begins, from the first on. */
export function tokensIn(line: string): string[] {
  return line.match(TOKEN) ?? []
}

/** What a token says; `null` where it cannot be read, or where Apple signed it. */
export function readToken(text: string): FoundToken | null {
  const [header = '', claims = '', signature = ''] = text.split('.')
  const { jws } = readCompact(`${header}.${claims}.${signature}`)
  if (!jws || jws.header.value.x5c !== undefined) return null
  const { kid } = jws.header.value
  const { iss, iat } = jws.payload.value
  return {
    text,
    kind: kindOf(jws.header.value, jws.payload.value),
    kid: typeof kid === 'string' ? kid.slice(0, 40) : null,
    iss: typeof iss === 'string' ? iss.slice(0, 40) : null,
    iat: secondsOf(iat),
    cut: signature.length < SHORTEST_SIGNATURE,
  }
}

function secondsOf(iat: unknown): number | null {
  const ms = milliseconds(iat)
  if (ms !== null) return ms / 1000
  const number = typeof iat === 'string' && /^\d{9,11}$/.test(iat) ? Number(iat) : iat
  return typeof number === 'number' && number > 0 && number < 1e11 ? number : null
}
