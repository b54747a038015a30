import type { BrokenToken } from './broken-token'
import { IAT, KEY, OTHER_KEY, token } from './tokens'

const good = token('provider')
const file = (name: string, pem = KEY.p8) => ({ keys: [{ name, pem }] })

/** apns.md’s sources: Apple’s “Establishing a token-based connection to APNs”; RFC 7518, section 3.1. */
export const BROKEN_HEADER: readonly BrokenToken[] = [
  ...['none', 'None', 'nOnE'].map(
    (alg): BrokenToken => [`alg ${alg}`, token('provider', {}, { alg }), ['token/alg-none']],
  ),
  ...['HS256', 'HS384', 'HS512', 'hs256'].map(
    (alg): BrokenToken => [`alg ${alg}`, token('provider', {}, { alg }), ['token/alg-hmac']],
  ),
  ...['RS256', 'ES384', 'ES512', 'PS256', 'EdDSA', 'ES256K', ''].map(
    (alg): BrokenToken => [`alg ${alg}`, token('api', {}, { alg }), ['token/alg-not-es256']],
  ),
  ['alg null', token('team', {}, { alg: null }), ['token/alg-not-es256', 'token/connect-only']],
  ...['es256', 'Es256', 'ES-256', ' ES256'].map(
    (alg): BrokenToken => [`alg ${alg}`, token('provider', {}, { alg }), ['token/alg-case']],
  ),
  ['no alg', token('provider', {}, { alg: undefined }), ['token/alg-missing']],
  ['typ of a logout token', token('provider', {}, { typ: 'JOSE' }), ['token/typ-not-jwt']],
  ['typ 1', token('api', {}, { typ: 1 }), ['token/typ-not-jwt']],
  ['no typ for the Server API', token('api', {}, { typ: undefined }), ['token/typ-missing']],
  ['no typ for Maps', token('maps', {}, { typ: undefined }), ['token/typ-missing']],
  ['no kid', token('provider', {}, { kid: undefined }), ['token/kid-missing']],
  ['an empty kid', token('api', {}, { kid: '' }), ['token/kid-missing']],
  ['a number as kid', token('signIn', {}, { kid: 1234567890 }), ['token/kid-missing']],
  [
    'kid among the claims',
    token('provider', { kid: 'ABC123DEFG' }, { kid: undefined }),
    ['token/kid-missing', 'token/claim-unknown'],
  ],
  ['nine characters', token('provider', {}, { kid: 'ABC123DEF' }), ['token/kid-length']],
  ['a file name', token('provider', {}, { kid: 'AuthKey_ABC123DEFG.p8' }), ['token/kid-length']],
  [
    'an Issuer ID as kid',
    token('api', {}, { kid: '6f9619ff-8b86-4011-b42d-00cf4fc964ff' }),
    ['token/kid-length'],
  ],
  ['a space behind kid', token('provider', {}, { kid: 'ABC123DEFG ' }), ['token/kid-length']],
  ['kid in lower case', token('provider', {}, { kid: 'abc123defg' }), ['token/kid-charset']],
  ['kid with a hyphen', token('api', {}, { kid: 'ABC-23DEFG' }), ['token/kid-charset']],
  // https://github.com/jchambers/pushy/issues/914
  ['the Team ID as kid', token('provider', {}, { kid: 'DEF123GHIJ' }), ['token/kid-is-issuer']],
  ['the Key ID as iss', token('provider', { iss: 'ABC123DEFG' }), ['token/kid-is-issuer']],
  [
    'Key ID and Team ID swapped, the file beside it',
    token('provider', { iss: 'ABC123DEFG' }, { kid: 'DEF123GHIJ' }),
    ['token/kid-not-file-name', 'token/issuer-is-key-id'],
    file('AuthKey_ABC123DEFG.p8'),
  ],
  [
    'a key of another name, which signed it',
    good,
    ['token/kid-not-file-name'],
    file('AuthKey_XYZ987WVUT.p8'),
  ],
  [
    'a key of another name, which did not sign it',
    good,
    ['token/kid-of-no-given-key', 'token/signature-other-key'],
    file('AuthKey_XYZ987WVUT.p8', OTHER_KEY.p8),
  ],
  [
    'another key under the right name',
    good,
    ['token/signature-other-key'],
    file('AuthKey_ABC123DEFG.p8', OTHER_KEY.p8),
  ],
  ['a key in the header', token('provider', {}, { jwk: { kty: 'EC' } }), ['token/header-extra']],
  [
    'claims in the header',
    token('provider', {}, { iss: 'DEF123GHIJ', iat: IAT }),
    ['token/header-extra'],
  ],
  [
    'the id of another service',
    token('weather', {}, { id: 'DEF123GHIJ.com.example' }),
    ['token/weather-id'],
  ],
  ['no id', token('weather', { sub: 'com.example.other' }), ['token/weather-id']],
]
