import { duration, utc } from './duration'
import { quoted } from './header-facts'
import { lifetimeOf } from './lifetimes'
import type { Fact } from './lines'
import { seconds, TIME_CLAIMS, type TokenSubject } from './subject'

/** What the times say, where no rule found anything against them. */

/** The subject with no other times than these. */
export function withTimes(
  subject: TokenSubject,
  kept: readonly (typeof TIME_CLAIMS)[number][],
): TokenSubject {
  const claims = Object.entries(subject.claims).filter(
    ([name]) => !TIME_CLAIMS.some((time) => time === name) || kept.some((time) => time === name),
  )
  // Object.fromEntries would not set “__proto__”, and nothing here asks for it.
  return { ...subject, claims: Object.fromEntries(claims) }
}

export function issuedAt(subject: TokenSubject): Fact | null {
  const { kind, now, claims } = subject
  const iat = seconds(subject, 'iat')
  if (iat === null) {
    if (claims.iat !== undefined) return unread('iat', claims.iat)
    return kind === 'vapid' ? 'There is no “iat”, and none is needed.' : null
  }
  const made = `“iat” is ${iat}: ${utc(iat)}`
  if (now === null) {
    return kind === 'provider'
      ? { result: 'unknown', detail: `${made}. The current time was not given.` }
      : `${made}.`
  }
  const far = iat > now ? `${duration(iat - now)} ahead of` : `${duration(now - iat)} before`
  const limit = kind === 'provider' ? ' APNs accepts it until an hour after that.' : ''
  return `${made}, ${far} the clock here (${utc(now)}).${limit}`
}

export function expiry(subject: TokenSubject): Fact | null {
  const { kind, now, claims } = subject
  const exp = seconds(subject, 'exp')
  if (claims.exp === undefined) {
    return kind === 'provider' ? 'There is no “exp”, and APNs needs none.' : null
  }
  if (exp === null) return unread('exp', claims.exp)
  const ends = `“exp” is ${exp}: ${utc(exp)}`
  if (kind === 'provider') {
    const detail = `${ends}. APNs needs none; what it does with one is not known.`
    return { result: 'unknown', detail }
  }
  if (now === null) return { result: 'unknown', detail: `${ends}. The current time was not given.` }
  if (now < exp) return `${ends}, ${duration(exp - now)} from now.`
  return { result: 'unknown', detail: `${ends}, ${duration(now - exp)} ago.` }
}

export function lifetime(subject: TokenSubject): Fact | null {
  const { kind, claims, now } = subject
  const limit = lifetimeOf(kind, claims.scope)
  const exp = seconds(subject, 'exp')
  if (limit === null || exp === null) return null
  const from = seconds(subject, 'iat') ?? now
  if (from === null) {
    return { result: 'unknown', detail: 'There is no “iat”, and the current time was not given.' }
  }
  return `It lives for ${duration(exp - from)}, and the limit is ${duration(limit)}.`
}

const unread = (claim: string, value: unknown): Fact => ({
  result: 'unknown',
  detail: `“${claim}” is ${quoted(value)}, which is not a time in seconds.`,
})
