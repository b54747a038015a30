import type { PastedKey } from './decoder'

/** Longer texts are not searched for a key and a token. */
const LONGEST = 65_536
/** A .p8 has about 260 characters; a bound keeps a text of many BEGIN lines cheap. */
const KEY =
  /-----BEGIN (?:EC PRIVATE|PRIVATE|PUBLIC) KEY-----[^-]{40,4000}-----END [A-Z ]{3,20}-----/g
const TOKEN = /(?<![\w.-])ey[\w-]{8,4000}\.[\w-]{8,16000}\.[\w-]{8,1000}(?![\w.-])/g

/**
 * A token and the key to check it with in one text, as people paste them when they ask why the one
 * was not made right with the other; `null` unless there is exactly one token and at least one key.
 */
export function keyBeside(text: string | null): { token: string; keys: PastedKey[] } | null {
  if (text === null || text.length > LONGEST) return null
  const keys = [...text.matchAll(KEY)].map(([pem]) => ({ pem }))
  if (keys.length === 0) return null
  const tokens = [...text.replace(KEY, ' ').matchAll(TOKEN)].map(([token]) => token)
  const [token, ...more] = tokens
  return token !== undefined && more.length === 0 ? { token, keys } : null
}
