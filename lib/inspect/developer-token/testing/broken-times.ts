import type { BrokenToken } from './broken-token'
import { IAT, token } from './tokens'

const HOUR = 3_600
const DAY = 86_400

/** RFC 7519, section 2 (NumericDate); node-apn#590, internxt/drive-server-old#452. */
export const BROKEN_TIMES: readonly BrokenToken[] = [
  ['no iat', token('provider', { iat: undefined }), ['token/issued-at-missing']],
  ['iat null', token('provider', { iat: null }), ['token/issued-at-missing']],
  ['no iat for the Server API', token('api', { iat: undefined }), ['token/issued-at-left-out']],
  [
    'no iat for Sign in',
    token('signIn', { iat: undefined, exp: IAT + DAY }),
    ['token/issued-at-left-out'],
  ],
  ['iat as text', token('provider', { iat: String(IAT) }), ['token/time-not-number']],
  ['iat as a date', token('provider', { iat: '2026-11-22T09:55:00Z' }), ['token/time-not-number']],
  ['iat true', token('provider', { iat: true }), ['token/time-not-number']],
  ['exp as text', token('api', { exp: String(IAT + 900) }), ['token/time-not-number']],
  ['a fraction', token('provider', { iat: IAT + 0.5 }), ['token/time-fraction']],
  ['milliseconds', token('provider', { iat: IAT * 1000 }), ['token/milliseconds']],
  [
    'milliseconds as text',
    token('provider', { iat: `${IAT}000` }),
    ['token/milliseconds', 'token/time-not-number'],
  ],
  ['exp in milliseconds', token('api', { exp: (IAT + 900) * 1000 }), ['token/milliseconds']],
  ['microseconds', token('provider', { iat: IAT * 1e6 }), ['token/time-too-large']],
  ['nanoseconds', token('provider', { iat: IAT * 1e9 }), ['token/time-too-large']],
  ['the time of Paris', token('provider', { iat: IAT + HOUR }), ['token/issued-in-local-time']],
  [
    'the time of Kathmandu',
    token('provider', { iat: IAT + 5.75 * HOUR }),
    ['token/issued-in-local-time'],
  ],
  [
    'the time of Tokyo',
    token('api', { iat: IAT + 9 * HOUR, exp: IAT + 9.1 * HOUR }),
    ['token/issued-in-local-time'],
  ],
  [
    'the time of New York',
    token('provider', { iat: IAT - 5 * HOUR }),
    ['token/provider-token-expired'],
  ],
  ['twenty minutes ahead', token('provider', { iat: IAT + 1_500 }), ['token/issued-in-future']],
  ['two days ahead', token('provider', { iat: IAT + 2 * DAY }), ['token/issued-in-future']],
  [
    'an hour and a second old',
    token('provider', { iat: IAT - 3_301 }),
    ['token/provider-token-expired'],
  ],
  ['of 1970', token('provider', { iat: 0 }), ['token/provider-token-expired']],
  ['no exp for the Server API', token('api', { exp: undefined }), ['token/expiry-missing']],
  ['no exp for Sign in', token('signIn', { exp: undefined }), ['token/expiry-missing']],
  ['expired', token('api', { exp: IAT + 299 }), ['token/expired']],
  ['expired this second', token('signIn', { exp: IAT + 300 }), ['token/expired']],
  ['a duration as exp', token('api', { exp: 900 }), ['token/expired', 'token/expiry-before-issue']],
  ['exp for APNs', token('provider', { exp: IAT + HOUR }), ['token/claim-unknown']],
  [
    'an hour and a second for the Server API',
    token('api', { exp: IAT + HOUR + 1 }),
    ['token/expiry-too-late'],
  ],
  [
    '20 minutes and a second',
    token('team', { exp: IAT + 1_201 }),
    ['token/expiry-too-late', 'token/connect-only'],
  ],
  [
    'an hour with a POST',
    token('person', { exp: IAT + HOUR, scope: ['GET /v1/apps', 'POST /v1/builds'] }),
    ['token/expiry-too-late', 'token/connect-only'],
  ],
  [
    'seven months of GET',
    token('team', { exp: IAT + 210 * DAY, scope: ['GET /v1/apps'] }),
    ['token/expiry-too-late', 'token/connect-only'],
  ],
  [
    'seven months for Sign in',
    token('signIn', { exp: IAT + 210 * DAY }),
    ['token/expiry-too-late'],
  ],
  [
    'six months and a second for Music',
    token('music', { exp: IAT + 15_777_001 }),
    ['token/expiry-too-late'],
  ],
  [
    'a year for Music or Maps',
    token('mapsOrMusic', { exp: IAT + 365 * DAY }),
    ['token/too-long-for-music'],
  ],
  ['25 hours for web push', token('push', { exp: IAT + 25 * HOUR }), ['token/expiry-too-late']],
]
