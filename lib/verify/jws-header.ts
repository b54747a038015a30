import type { JsonObject, JsonValue } from '../json/node'
import type { Step } from '../rules/rule'

/** Members that offer a key, or an address to fetch one from: none is ever used. */
const KEY_OFFERS = ['jwk', 'jku', 'x5u', 'kid', 'x5t', 'x5t#S256'] as const

/** What the header itself has to say, before any certificate of it is read. */
export function headerSteps(header: JsonObject): Step[] {
  return [algorithmStep(header.alg), extensionsStep(header), keySourceStep(header)]
}

function algorithmStep(alg: JsonValue | undefined): Step {
  const name = 'Algorithm is ES256'
  const fail = (code: string, detail: string): Step => ({ name, result: 'fail', detail, code })
  if (alg === 'ES256') {
    return { name, result: 'pass', detail: 'The header says ES256: ECDSA on P-256 with SHA-256.' }
  }
  if (alg === undefined) {
    return fail('jws/alg-missing', 'The header has no “alg”, where Apple writes ES256.')
  }
  const said = typeof alg === 'string' ? `“${shorten(alg)}”` : shorten(JSON.stringify(alg))
  if (typeof alg === 'string' && /^\s*none\s*$/i.test(alg)) {
    return fail('jws/alg-none', `The header says ${said}: no signature. Apple signs with ES256.`)
  }
  if (typeof alg === 'string' && /^HS\d+$/i.test(alg)) {
    return fail(
      'jws/alg-hmac',
      `The header says ${said}, an HMAC with a shared secret. Apple signs with ES256.`,
    )
  }
  return fail('jws/alg-other', `The header says ${said}. Apple signs with ES256.`)
}

/** Whoever does not understand an extension must refuse the token (RFC 7515, section 4.1.11; RFC 7797). */
export function extensionsStep(header: JsonObject): Step {
  const name = 'Nothing in the header is critical'
  for (const key of ['crit', 'b64'] as const) {
    const value = header[key]
    if (value === undefined) continue
    const detail = `The header has “${key}” with ${shorten(JSON.stringify(value))}.`
    return { name, result: 'fail', detail, code: `jws/${key}` }
  }
  return { name, result: 'pass', detail: 'The header has neither “crit” nor “b64”.' }
}

function keySourceStep(header: JsonObject): Step {
  const offered = KEY_OFFERS.filter((key) => Object.hasOwn(header, key))
  const ignored = `What the header says in ${offered.map((key) => `“${key}”`).join(', ')} was not used, and nothing was fetched: whoever makes a token can write anything there.`
  return {
    name: 'Key comes only from the certificates',
    result: 'pass',
    detail:
      offered.length === 0 ? 'The header offers no other key, and no address of one.' : ignored,
  }
}

/** Long enough to recognise it, short enough for a sentence. */
export function shorten(text: string, most = 60): string {
  return text.length > most ? `${text.slice(0, most)}…` : text
}
