/** What a piece of code that mints a token writes into it. Only what is safe inside any quotation marks. */
export interface MintFacts {
  /** The name of the .p8. */
  file: string
  keyId: string
  issuer: string
  /** Claims beside `iss` and `iat`; tokens of these services end after 20 minutes. `null`: APNs takes none. */
  service: { aud: string; bid: string | null } | null
}

/** Made up, as Apple’s own examples are. */
export const EXAMPLE_FACTS: MintFacts = {
  file: 'AuthKey_ABC123DEFG.p8',
  keyId: 'ABC123DEFG',
  issuer: 'DEF123GHIJ',
  service: null,
}

const EXAMPLE_ISSUER = '57246542-96fe-1a63-e053-0824d011072a'
const AUDIENCE = 'appstoreconnect-v1'

const KEY_ID = /^[A-Z0-9]{10}$/
const ISSUER = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const BUNDLE_ID = /^[A-Za-z0-9-]{1,60}(?:\.[A-Za-z0-9-]{1,60}){1,8}$/

/** The seconds that a token of another service than APNs is given. */
export const LIFETIME = 1200

/**
 * The facts of a token that was read. What it says is a stranger’s text that people copy into their
 * code, so a value that has not exactly the form that Apple gives it stays made up.
 */
export function mintFactsOf(
  kind: string,
  header: { kid?: unknown },
  claims: { iss?: unknown; bid?: unknown },
): MintFacts | null {
  const keyId = having(KEY_ID, header.kid) ?? EXAMPLE_FACTS.keyId
  if (kind === 'provider') {
    const issuer = having(KEY_ID, claims.iss) ?? EXAMPLE_FACTS.issuer
    return { file: `AuthKey_${keyId}.p8`, keyId, issuer, service: null }
  }
  const issuer = having(ISSUER, claims.iss) ?? EXAMPLE_ISSUER
  if (kind === 'server-api') {
    const bid = having(BUNDLE_ID, claims.bid) ?? 'com.example.app'
    return { file: `SubscriptionKey_${keyId}.p8`, keyId, issuer, service: { aud: AUDIENCE, bid } }
  }
  if (kind === 'connect-team') {
    return { file: `AuthKey_${keyId}.p8`, keyId, issuer, service: { aud: AUDIENCE, bid: null } }
  }
  return null
}

function having(form: RegExp, value: unknown): string | null {
  return typeof value === 'string' && form.test(value) ? value : null
}

/** `aud` and `bid`, as far as they are wanted. */
export function audienceOf({ service }: MintFacts): [name: string, value: string][] {
  if (!service) return []
  return [
    ['aud', service.aud],
    ...(service.bid === null ? [] : [['bid', service.bid] as [string, string]]),
  ]
}
