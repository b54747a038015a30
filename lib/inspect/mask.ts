const PRIVATE_KEY = /(-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----)([\s\S]*?)(-----END|$)/g
const KEY_CHARACTER = /\\[nrt"\\/]|[A-Za-z0-9+/=]/g
/** A run that may be a token; matched whole, so that no text makes the search slow. */
const RUN = /[\w.-]{20,}/g
const JWS = /^eyJ[\w-]+\.[\w-]+/
/** As much of a token as is shown: enough to tell two apart. */
const SHOWN = 8

/**
 * The text with the digits of every private key replaced by stars, one for one: places in it stay
 * the same, and a JSON text stays JSON.
 */
export function maskPrivateKeys(text: string): string {
  if (!text.includes('PRIVATE KEY')) return text
  return text.replace(
    PRIVATE_KEY,
    (_all, begin: string, body: string, end: string) =>
      begin + body.replace(KEY_CHARACTER, (found) => (found.length > 1 ? found : '*')) + end,
  )
}

/** The text with every token cut down to its first 8 characters and its length. */
export function maskTokens(text: string): string {
  return text.replace(RUN, (run) => (JWS.test(run) ? maskToken(run) : run))
}

/** `eyJhbGci… (212 characters)` */
export function maskToken(token: string): string {
  return `${token.slice(0, SHOWN)}… (${token.length} characters)`
}
