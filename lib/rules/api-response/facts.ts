import { API } from '@/lib/apple/api-sources'
import { ATTEMPT_RESULTS, RETRY_HOURS } from '@/lib/apple/send-attempts'
import { isJsonObject, type JsonValue } from '@/lib/json/node'
import { defineRule } from '../rule'
import { type ApiAnswer, serverAnswer } from './subject'

const ofServer = ({ api, body }: ApiAnswer): ApiAnswer['body'] =>
  api === 'app-store-server' ? body : null

export const morePages = defineRule<ApiAnswer, { next: 'revision' | 'paginationToken' }>({
  code: 'api-response/more-pages',
  level: 'notice',
  title: 'This is not the whole list',
  cause: 'A page has at most 20 entries; hasMore says that more follow.',
  fix: 'Send the request again with the revision (or paginationToken) of this page and the same filters, until hasMore is false.',
  see: [API.history, API.notificationHistory],
  check: (answer) => {
    const body = ofServer(answer)
    if (typeof body?.hasMore !== 'boolean') return 'not-applicable'
    if (!body.hasMore) return 'pass'
    const next = body.paginationToken === undefined ? 'revision' : 'paginationToken'
    return { at: 'hasMore', args: { next: next as 'revision' | 'paginationToken' } }
  },
  message: ({ next }) => `hasMore is true: request the next page with this page’s ${next}.`,
  examples: () => ({
    bad: [
      serverAnswer({ hasMore: true, revision: '1', signedTransactions: [] }),
      serverAnswer({ hasMore: true, paginationToken: 'a', notificationHistory: [] }),
    ],
    good: [serverAnswer({ hasMore: false, signedTransactions: [] })],
  }),
})

export const orderNotValid = defineRule<ApiAnswer, Record<string, never>>({
  code: 'api-response/order-not-valid',
  level: 'warning',
  title: 'The order ID is not one of this app’s',
  cause: 'Status 1 says that the ID is not valid for the app that the token’s bid names.',
  fix: 'Copy the order ID from the customer’s email receipt (it begins with M), and check that the purchase was made in this app. The sandbox has no order lookup.',
  see: [API.order],
  check: (answer) => {
    const body = ofServer(answer)
    if (typeof body?.status !== 'number' || body.notificationHistory !== undefined)
      return 'not-applicable'
    return body.status === 1 ? { at: 'status', args: {} } : 'pass'
  },
  message: () => 'status is 1: Apple does not know this order for this app.',
  examples: () => ({
    bad: [serverAnswer({ status: 1, signedTransactions: [] })],
    good: [serverAnswer({ status: 0, signedTransactions: [] }), serverAnswer(null)],
  }),
})

/** Results of every send attempt in an answer: of one notification or of a history. */
export function attemptResults(body: ApiAnswer['body']): { at: string; result: string }[] {
  const history = Array.isArray(body?.notificationHistory) ? body.notificationHistory : null
  const lists: [string, JsonValue | undefined][] = history
    ? history
        .filter(isJsonObject)
        .map((entry, index) => [`notificationHistory/${index}/sendAttempts`, entry.sendAttempts])
    : [['sendAttempts', body?.sendAttempts]]
  return lists.flatMap(([at, list]) =>
    (Array.isArray(list) ? list : [])
      .filter(isJsonObject)
      .map(({ sendAttemptResult }) => ({ at, result: String(sendAttemptResult) })),
  )
}

export const attemptsFailed = defineRule<ApiAnswer, { counts: [string, number][]; all: number }>({
  code: 'api-response/attempts-failed',
  level: 'warning',
  title: 'Attempts to deliver notifications failed',
  cause:
    'Apple counts a delivery as done when the server answers 200 to 206 in time; everything else is tried again in production, but not in the sandbox.',
  fix: 'Look for the time of the attempt in the server’s log. Answer 200 as soon as the notification is stored, and do the work afterwards.',
  see: [API.attemptResult, API.responding],
  check: (answer) => {
    const results = attemptResults(ofServer(answer))
    const failed = results.filter(({ result }) => result !== 'SUCCESS')
    const [first] = failed
    if (!first) return results.length > 0 ? 'pass' : 'not-applicable'
    const counts = new Map<string, number>()
    for (const { result } of failed) counts.set(result, (counts.get(result) ?? 0) + 1)
    return { at: first.at, args: { counts: [...counts], all: results.length } }
  },
  message: ({ counts, all }) =>
    `${all === 1 ? 'The only attempt' : `Of ${all} attempts,`} ${counts.map(([result, count]) => `${all === 1 ? '' : `${count} `}ended as ${result} (${words(result)})`).join(', ')}. In production Apple tries again ${RETRY_HOURS.join(', ')} hours after the previous attempt.`,
  examples: () => ({
    bad: [
      serverAnswer({
        signedPayload: 'a.b.c',
        sendAttempts: [{ attemptDate: 1_768_478_400_000, sendAttemptResult: 'TIMED_OUT' }],
      }),
      serverAnswer({ notificationHistory: [{ sendAttempts: [{ sendAttemptResult: 'NEW' }] }] }),
    ],
    good: [
      serverAnswer({ signedPayload: 'a.b.c', sendAttempts: [{ sendAttemptResult: 'SUCCESS' }] }),
      serverAnswer({ notificationHistory: [] }),
    ],
  }),
})

const words = (result: string): string =>
  (Object.hasOwn(ATTEMPT_RESULTS, result) ? ATTEMPT_RESULTS[result] : undefined) ??
  'a result that Apple’s list does not have'

export const notExtended = defineRule<ApiAnswer, { failed: number | null }>({
  code: 'api-response/not-extended',
  level: 'warning',
  title: 'A renewal date was not extended',
  cause: 'The request was accepted, but for one or more subscriptions the date stayed as it was.',
  fix: 'Get the statuses of the subscriptions: only active ones that have not been extended twice in 365 days can be extended.',
  see: [API.extend, API.massExtend],
  check: (answer) => {
    const body = ofServer(answer)
    if (body?.success === false) return { at: 'success', args: { failed: null } }
    const failed = body?.failedCount
    if (typeof failed === 'number' && failed > 0) return { at: 'failedCount', args: { failed } }
    return body?.success === undefined && failed === undefined ? 'not-applicable' : 'pass'
  },
  message: ({ failed }) =>
    failed === null
      ? 'success is false: the renewal date of this subscription stayed as it was.'
      : `For ${failed} subscriptions the renewal date stayed as it was.`,
  examples: () => ({
    bad: [
      serverAnswer({ originalTransactionId: '1', success: false }),
      serverAnswer({ complete: true, succeededCount: 3, failedCount: 2 }),
    ],
    good: [serverAnswer({ originalTransactionId: '1', success: true }), serverAnswer(null)],
  }),
})
