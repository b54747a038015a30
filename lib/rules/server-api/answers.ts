import { API } from '@/lib/apple/api-sources'
import { defineRule } from '../rule'
import { exampleOutcome, type OutcomeSubject } from './outcome'
import { shortened } from './subject'

const ORDER_ISSUE = 'https://github.com/agisboye/app-store-server-api/issues/17'
const HTTP = 'https://www.rfc-editor.org/rfc/rfc9110'

export const emptyNotFound = defineRule<OutcomeSubject, { order: boolean }>({
  code: 'server-api/not-found-without-code',
  level: 'error',
  title: 'The host does not know the path',
  cause:
    'If the App Store Server API does not find something, it answers with an error code. A 404 without one comes from the host itself: the call does not exist there.',
  fix: 'Check the environment: order IDs can be looked up only in production. If you use a proxy, check where it leads.',
  see: [API.order, ORDER_ISSUE],
  check: ({ status, errorCode, call }) => {
    if (status !== 404) return 'not-applicable'
    return errorCode === null ? { at: 'status', args: { order: call === 'order' } } : 'pass'
  },
  message: ({ order }) =>
    order
      ? 'The order lookup was answered with 404 and no error code, as the sandbox does.'
      : 'The answer is 404 without an error code.',
  examples: () => ({
    bad: [
      exampleOutcome({ call: 'order', environment: 'sandbox', status: 404, body: 'empty' }),
      exampleOutcome({ status: 404, body: 'not-json' }),
    ],
    good: [exampleOutcome({ status: 404, errorCode: 4_040_010 }), exampleOutcome()],
  }),
})

export const serverFailed = defineRule<OutcomeSubject, { status: number }>({
  code: 'server-api/server-failed',
  level: 'error',
  title: 'The server failed',
  cause: 'A 5xx without an error code comes from a gateway in front of the App Store Server API.',
  fix: 'If you were reading, try again after a pause. If you were changing something, first check whether it was done.',
  see: [`${HTTP}#section-15.6`, 'https://developer.apple.com/system-status/'],
  check: ({ status, errorCode }) => {
    if (status < 500) return 'not-applicable'
    return errorCode === null ? { at: 'status', args: { status } } : 'pass'
  },
  message: ({ status }) => `The answer is ${status} without an error code.`,
  examples: () => ({
    bad: [
      exampleOutcome({ status: 502, body: 'not-json' }),
      exampleOutcome({ status: 503, body: 'empty' }),
    ],
    good: [exampleOutcome({ status: 500, errorCode: 5_000_001 }), exampleOutcome()],
  }),
})

export const redirected = defineRule<OutcomeSubject, { status: number }>({
  code: 'server-api/redirected',
  level: 'error',
  title: 'The answer leads elsewhere and was not followed',
  cause:
    'The App Store Server API does not redirect. A network’s sign-in page or a proxy answered in its place.',
  fix: 'Check the network between here and Apple. Assay never sends a token to an address that an answer names.',
  see: [`${HTTP}#section-15.4`],
  check: ({ status }) => {
    if (status < 300 || status > 399) return 'not-applicable'
    return { at: 'status', args: { status } }
  },
  message: ({ status }) => `The answer is ${status}.`,
  examples: () => ({
    bad: [exampleOutcome({ status: 302, body: 'empty' })],
    good: [exampleOutcome()],
  }),
})

/** Apple answers these with an empty body. */
const EMPTY = ['consumption', 'account-token']

export const notJson = defineRule<OutcomeSubject, { body: 'empty' | 'not-json' }>({
  code: 'server-api/answer-not-json',
  level: 'error',
  title: 'The answer is a success without JSON',
  cause:
    'Something between here and the App Store Server API answered in its place, or cut the answer.',
  fix: 'Look at the raw answer, and check the network between here and Apple.',
  see: ['https://developer.apple.com/documentation/appstoreserverapi', `${HTTP}#section-15.3`],
  check: ({ status, body, call }) => {
    if (status < 200 || status > 299) return 'not-applicable'
    if (body === 'json' || (body === 'empty' && EMPTY.includes(call))) return 'pass'
    return { at: 'body', args: { body } }
  },
  message: ({ body }) => (body === 'empty' ? 'The body is empty.' : 'The body is not strict JSON.'),
  examples: () => ({
    bad: [exampleOutcome({ body: 'not-json' }), exampleOutcome({ body: 'empty' })],
    good: [
      exampleOutcome(),
      exampleOutcome({ call: 'consumption', status: 202, body: 'empty' }),
      exampleOutcome({ status: 401, body: 'empty' }),
    ],
  }),
})

export const retryAfterUnclear = defineRule<OutcomeSubject, { raw: string }>({
  code: 'server-api/retry-after-unclear',
  level: 'warning',
  title: 'Retry-After is not an instant within a day',
  cause:
    'The App Store Server API sends UNIX time in milliseconds. This is a number of seconds, a date in words, or an instant far away, as a proxy may send.',
  fix: 'The console waits for half a minute instead. Look at the answer without a proxy.',
  see: [API.rateLimits, `${HTTP}#section-10.2.3`],
  check: ({ status, retryAfter, retryAfterTaken }) => {
    if (retryAfter === null || (status !== 429 && status !== 503)) return 'not-applicable'
    return retryAfterTaken ? 'pass' : { at: 'retry-after', args: { raw: retryAfter } }
  },
  message: ({ raw }) => `Retry-After is ${shortened(raw)}.`,
  examples: () => ({
    bad: [
      exampleOutcome({ status: 429, errorCode: 4_290_000, retryAfter: '120' }),
      exampleOutcome({ status: 429, errorCode: 4_290_000, retryAfter: '99999999999999' }),
    ],
    good: [
      exampleOutcome({ status: 429, retryAfter: '1768737660000', retryAfterTaken: true }),
      exampleOutcome({ status: 429 }),
    ],
  }),
})
