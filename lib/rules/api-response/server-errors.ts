import { API } from '@/lib/apple/api-sources'
import { findAppStoreError } from '@/lib/apple/app-store-errors'
import { formatInstant } from '@/lib/push/instant'
import { defineRule } from '../rule'
import { type ApiAnswer, headerValue, serverAnswer } from './subject'

export const unknownServerError = defineRule<ApiAnswer, { code: string; came: string }>({
  code: 'api-response/app-store-unknown-code',
  level: 'error',
  title: 'An error code that Apple’s list does not have',
  cause: 'Apple adds codes now and then; each endpoint’s page has its own.',
  fix: 'Read errorMessage, and look for the code on the endpoint’s page. The first three digits are the HTTP status.',
  see: [API.errors],
  check: ({ api, body }) => {
    if (api !== 'app-store-server' || body?.errorCode === undefined) return 'not-applicable'
    const { errorCode, errorMessage } = body
    if (typeof errorCode === 'number' && findAppStoreError(errorCode)) return 'pass'
    const came = typeof errorMessage === 'string' ? errorMessage.trim() : ''
    return { at: 'errorCode', args: { code: JSON.stringify(errorCode), came } }
  },
  message: ({ code, came }) =>
    `The answer has the error code ${code}${came === '' ? ' and no message.' : `: “${came}”.`}`,
  examples: () => ({
    bad: [
      // https://github.com/apple/app-store-server-library-node: its tests answer with this code.
      serverAnswer({ errorCode: 9_990_000, errorMessage: 'Testing error.' }, 500),
      serverAnswer({ errorCode: '4040010' }),
    ],
    good: [serverAnswer({ errorCode: 4_040_010 }), serverAnswer({ signedTransactionInfo: '' })],
  }),
})

/** Apple answers 401 without JSON: https://github.com/apple/app-store-server-library-node/issues/60 */
export const unauthorized = defineRule<ApiAnswer, { path: 'status' | 'body' }>({
  code: 'api-response/unauthorized',
  level: 'error',
  title: 'The token for the App Store Server API was not accepted',
  cause:
    'The 401 has no error code. Possible causes: (1) the key is not an In-App Purchase key; (2) kid, iss or bid is another account’s or app’s; (3) exp is past or more than 60 minutes after iat; (4) the app has never been released, and production answers 401 until it is.',
  fix: 'Paste the token itself here to have its claims checked one by one. If it is in order, send the request to the sandbox host: if that answers, the app probably has no release in production yet.',
  see: [
    API.tokens,
    API.keys,
    'https://github.com/apple/app-store-server-library-node/issues/37',
    'https://developer.apple.com/forums/thread/806452',
  ],
  check: ({ api, status, body }) => {
    if (api !== 'app-store-server') return 'not-applicable'
    return status === 401 && body === null ? { args: { path: 'status' as const } } : 'pass'
  },
  message: () =>
    'The App Store Server API answered 401 without JSON. It checks the token before the request, so this says nothing about the transaction or the app.',
  examples: () => ({
    bad: [serverAnswer(null, 401)],
    good: [serverAnswer({ errorCode: 4_040_010 }, 404), serverAnswer(null, 200)],
  }),
})

export const retryAfterMilliseconds = defineRule<ApiAnswer, { raw: string; at: number }>({
  code: 'api-response/retry-after-milliseconds',
  level: 'notice',
  title: 'Retry-After is an instant in milliseconds',
  cause:
    'Elsewhere, Retry-After is a number of seconds or a date in words. The App Store Server API sends UNIX time in milliseconds.',
  fix: 'Subtract the current time in milliseconds from it and wait for the difference. A client that reads it as seconds waits for thousands of years.',
  see: [API.rateLimits],
  check: (answer) => {
    if (answer.api !== 'app-store-server') return 'not-applicable'
    const raw = headerValue(answer, 'retry-after')?.trim() ?? ''
    if (!/^\d{12,14}$/.test(raw)) return 'not-applicable'
    return { at: 'retry-after', args: { raw, at: Number(raw) } }
  },
  message: ({ raw, at }) => `${raw} is ${formatInstant(at)}: not before then.`,
  examples: () => ({
    bad: [
      serverAnswer({ errorCode: 4_290_000, errorMessage: 'Rate limit exceeded.' }, 429, [
        ['retry-after', '1768478400000'],
      ]),
    ],
    good: [
      serverAnswer({ errorCode: 4_290_000 }, 429),
      serverAnswer({ errorCode: 4_290_000 }, 429, [['retry-after', '120']]),
    ],
  }),
})

export const statusDiffers = defineRule<ApiAnswer, { status: number; code: number }>({
  code: 'api-response/status-differs',
  level: 'warning',
  title: 'The HTTP status and the error code do not go together',
  cause:
    'The first three digits of an error code are the HTTP status that Apple sends with it. A proxy or a mock server in between changed one of them, or the two were pasted from different answers.',
  fix: 'Look at the raw answer on the wire, without a proxy.',
  see: [API.errors],
  check: ({ api, status, body }) => {
    const code = body?.errorCode
    if (api !== 'app-store-server' || status === null || typeof code !== 'number')
      return 'not-applicable'
    return Math.floor(code / 10_000) === status ? 'pass' : { at: 'status', args: { status, code } }
  },
  message: ({ status, code }) =>
    `The status is ${status}, and ${code} belongs to ${Math.floor(code / 10_000)}.`,
  examples: () => ({
    bad: [serverAnswer({ errorCode: 4_040_010 }, 502)],
    good: [serverAnswer({ errorCode: 4_040_010 }, 404), serverAnswer({ errorCode: 4_040_010 })],
  }),
})
