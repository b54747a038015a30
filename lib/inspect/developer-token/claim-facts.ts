import { listed, quoted } from './header-facts'
import { TOKEN_KINDS } from './kinds'
import type { Fact } from './lines'
import { isConnect, issuerOf, type TokenSubject } from './subject'

/** What the claims say, where no rule found anything against them. */

export function issuer({ kind, claims: { iss } }: TokenSubject): Fact | null {
  if (kind === 'connect-individual') {
    return 'There is no “iss”, as in every token from an individual key.'
  }
  const wanted = issuerOf(kind)
  if (wanted === null || typeof iss !== 'string') return null
  return wanted === 'team'
    ? `“iss” is ${quoted(iss)}: ten characters, as Team IDs are.`
    : `“iss” is ${quoted(iss)}: a UUID, as Issuer IDs are.`
}

export function audience({ kind, claims: { aud } }: TokenSubject): Fact | null {
  if (kind === 'other') return null
  const known = TOKEN_KINDS[kind].claims
  if (aud === undefined) {
    return known === null || known.includes('aud')
      ? null
      : 'There is no “aud”, and none is needed here.'
  }
  if (known !== null && !known.includes('aud')) {
    return { result: 'unknown', detail: `“aud” is ${quoted(aud)}, and none is needed.` }
  }
  return `“aud” is ${quoted(aud)}.`
}

export function bundleId({ kind, claims: { bid }, bundleId: expected }: TokenSubject): Fact | null {
  if (typeof bid !== 'string' || TOKEN_KINDS[kind].claims?.includes('bid') !== true) return null
  return expected === null
    ? `“bid” is ${quoted(bid)}. Which app it should name was not given.`
    : `“bid” is ${quoted(bid)}, as expected.`
}

export function subject({ kind, claims: { sub } }: TokenSubject): Fact | null {
  if (sub === undefined || TOKEN_KINDS[kind].claims?.includes('sub') !== true) return null
  if (kind === 'connect-individual')
    return '“sub” is “user”, as in every token from an individual key.'
  return `“sub” is ${quoted(sub)}.`
}

export function scope({ kind, claims: { scope: said } }: TokenSubject): Fact | null {
  if (kind === 'maps' && said !== undefined) return `“scope” is ${quoted(said)}.`
  if (!isConnect(kind)) return null
  if (!Array.isArray(said))
    return 'There is no “scope”, so the token allows all that the key may do.'
  return said.length === 0
    ? { result: 'unknown', detail: '“scope” is an empty list; what it then allows is not known.' }
    : `“scope” allows ${listed(said.map(quoted))}.`
}

export function origin({ kind, claims: { origin: said } }: TokenSubject): Fact | null {
  if (kind !== 'maps' && kind !== 'musickit') return null
  return said === undefined
    ? 'There is no “origin”, which would tie it to one website.'
    : `“origin” is ${quoted(said)}.`
}

export function names({ kind, claims }: TokenSubject): Fact | null {
  const known = TOKEN_KINDS[kind].claims
  if (known === null) return null
  const there = Object.keys(claims).map((name) => `“${name}”`)
  return there.length === 0
    ? 'There are no claims.'
    : `There ${there.length === 1 ? 'is' : 'are'} ${listed(there)}, all of them described by Apple.`
}
