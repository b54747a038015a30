import type { BrokenToken } from './broken-token'
import { IAT, ISSUER, token } from './tokens'

const good = token('provider')

export const BROKEN_ISSUERS: readonly BrokenToken[] = [
  ['no iss', token('provider', { iss: undefined }), ['token/issuer-missing']],
  ['an empty iss', token('provider', { iss: '' }), ['token/issuer-missing']],
  ['a number as iss', token('api', { iss: 1234567890 }), ['token/issuer-missing']],
  ['no iss for the Server API', token('api', { iss: undefined }), ['token/issuer-missing']],
  [
    'no iss for Connect',
    token('team', { iss: undefined }),
    ['token/issuer-missing', 'token/connect-only'],
  ],
  ['no iss for Sign in', token('signIn', { iss: undefined }), ['token/issuer-missing']],
  ['eleven characters', token('provider', { iss: 'DEF123GHIJK' }), ['token/issuer-length']],
  ['a bundle ID as iss', token('provider', { iss: 'com.example.app' }), ['token/issuer-length']],
  ['iss in lower case', token('provider', { iss: 'def123ghij' }), ['token/issuer-charset']],
  ['an Issuer ID for APNs', token('provider', { iss: ISSUER }), ['token/issuer-other-id']],
  ['a Team ID for the Server API', token('api', { iss: 'DEF123GHIJ' }), ['token/issuer-other-id']],
  ['a Team ID for an offer', token('offer', { iss: 'DEF123GHIJ' }), ['token/issuer-other-id']],
  ['a UUID cut short', token('api', { iss: ISSUER.slice(0, -1) }), ['token/issuer-not-uuid']],
  [
    'a bundle ID for Connect',
    token('team', { iss: 'com.example.app' }),
    ['token/issuer-not-uuid', 'token/connect-only'],
  ],
]

export const BROKEN_OTHER_CLAIMS: readonly BrokenToken[] = [
  ['no aud', token('api', { aud: undefined }), ['token/audience-wrong']],
  [
    'aud with another version',
    token('api', { aud: 'appstoreconnect-v2' }),
    ['token/audience-wrong'],
  ],
  [
    'aud of Connect misspelled',
    token('team', { aud: 'AppStoreConnect-v1' }),
    ['token/audience-wrong', 'token/connect-only'],
  ],
  ['aud as a list', token('api', { aud: ['appstoreconnect-v1'] }), ['token/audience-list']],
  [
    'aud of Sign in with a slash',
    token('signIn', { aud: 'https://appleid.apple.com/' }),
    ['token/audience-wrong'],
  ],
  [
    'the endpoint as aud',
    token('push', { aud: 'https://web.push.apple.com/QGuQyavXutnMH' }),
    ['token/vapid-audience'],
  ],
  [
    'aud for APNs',
    token('provider', { aud: 'appstoreconnect' }),
    ['token/claim-unknown'],
    { as: 'provider-token' },
  ],
  ['an empty bid', token('api', { bid: '' }), ['token/bundle-id-missing']],
  ['bid null', token('api', { bid: null }), ['token/bundle-id-missing']],
  [
    'bid with the team',
    token('api', { bid: 'DEF123GHIJ.com.example.app' }),
    ['token/bundle-id-form'],
  ],
  ['the app’s number as bid', token('api', { bid: '1234567890' }), ['token/bundle-id-form']],
  [
    'another app',
    token('api'),
    ['token/other-bundle-id'],
    { expect: { bundleId: 'com.example.b' } },
  ],
  ['bid for APNs', token('provider', { bid: 'com.example.app' }), ['token/claim-unknown']],
  [
    'sub and iss',
    token('team', { sub: 'user' }),
    ['token/subject-and-issuer', 'token/connect-only', 'token/claim-unknown'],
  ],
  ['no client', token('signIn', { sub: undefined }), ['token/subject-missing']],
  ['no contact', token('push', { sub: undefined }), ['token/contact-missing']],
  ['a bare address', token('push', { sub: 'push@example.com' }), ['token/contact-missing']],
  [
    'scope as text',
    token('team', { scope: 'GET /v1/apps' }),
    ['token/scope-form', 'token/connect-only'],
  ],
  [
    'scope without a method',
    token('person', { scope: ['/v1/apps'] }),
    ['token/scope-form', 'token/connect-only'],
  ],
  [
    'an origin with a slash',
    token('maps', { origin: 'https://example.com/' }),
    ['token/origin-form'],
  ],
  [
    'a page as origin',
    token('music', { origin: ['https://example.com/a'] }),
    ['token/origin-form'],
  ],
  ['jti for APNs', token('provider', { jti: '1' }), ['token/claim-unknown']],
  ['nbf for the Server API', token('api', { nbf: IAT }), ['token/claim-unknown']],
]

/** The reader says what the token is for. */
export const BROKEN_MEANT: readonly BrokenToken[] = [
  ['Connect for APNs', token('team'), ['token/meant-for-apns'], { expect: { tokenFor: 'apns' } }],
  ['Server API for APNs', token('api'), ['token/meant-for-apns'], { expect: { tokenFor: 'apns' } }],
  ['Web push for APNs', token('push'), ['token/meant-for-apns'], { expect: { tokenFor: 'apns' } }],
  [
    'APNs for the Server API',
    good,
    ['token/meant-for-server-api'],
    { expect: { tokenFor: 'server-api' } },
  ],
  [
    'Connect for the Server API',
    token('team'),
    ['token/meant-for-server-api'],
    { expect: { tokenFor: 'server-api' } },
  ],
  [
    'a person for the Server API',
    token('person'),
    ['token/meant-for-server-api'],
    { expect: { tokenFor: 'server-api' } },
  ],
  [
    'Server API for Connect',
    token('api'),
    ['token/meant-for-connect'],
    { expect: { tokenFor: 'connect' } },
  ],
  ['APNs for Connect', good, ['token/meant-for-connect'], { expect: { tokenFor: 'connect' } }],
  [
    'a month for APNs',
    token('mapsOrMusic'),
    ['token/claim-unknown'],
    { expect: { tokenFor: 'apns' } },
  ],
  [
    'an individual key read as one for the Server API',
    token('person'),
    ['token/individual-key-server-api', 'token/bundle-id-missing', 'token/claim-unknown'],
    { as: 'server-api-token' },
  ],
  [
    'Connect read as one for APNs',
    token('team'),
    ['token/other-service', 'token/issuer-other-id', 'token/claim-unknown'],
    { as: 'provider-token' },
  ],
]
