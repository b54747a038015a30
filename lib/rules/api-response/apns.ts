import { explainReason } from '@/lib/apple/apns-reasons'
import { APPLE } from '@/lib/apple/sources'
import { formatInstant } from '@/lib/push/instant'
import { defineRule } from '../rule'
import type { ApiAnswer } from './subject'

function apnsAnswer(body: ApiAnswer['body'], status: number | null = null): ApiAnswer {
  return { api: 'apns', status, headers: [], body }
}

/** What the answer says where APNs would name a reason: a text, or nothing. */
function reasonOf({ api, status, body }: ApiAnswer) {
  if (api !== 'apns' || status === 200) return null
  const reason = typeof body?.reason === 'string' ? body.reason : null
  // Without a status only the reason can be judged: 0 fits no row.
  return { reading: explainReason(status ?? 0, reason), reason, status }
}

export const unknownReason = defineRule<ApiAnswer, { came: string }>({
  code: 'api-response/unknown-apns-reason',
  level: 'error',
  title: 'A reason that Apple’s list does not have',
  cause: 'Apple adds reasons, and proxies and mock servers make up their own.',
  fix: 'Look at the raw answer, and check whether something between the sender and Apple, such as a proxy, sent it.',
  see: [APPLE.responses],
  check: (answer) => {
    const found = reasonOf(answer)
    if (!found) return 'not-applicable'
    if (found.reading.kind !== 'unknown') return 'pass'
    const { reason, status } = found
    const came = [status, reason === null ? 'without a reason' : JSON.stringify(reason)]
    return { at: 'reason', args: { came: came.filter((part) => part !== null).join(' ') } }
  },
  message: ({ came }) =>
    `The answer was ${came}. Apple’s list of reasons for device pushes does not have it; it is shown as received.`,
  examples: () => ({
    bad: [apnsAnswer({ reason: 'SomethingNew' }), apnsAnswer({ reason: 'SomethingNew' }, 400)],
    good: [apnsAnswer({ reason: 'BadDeviceToken' }), apnsAnswer(null, 200)],
  }),
})

export const notApns = defineRule<ApiAnswer, { about: string }>({
  code: 'api-response/not-apns',
  level: 'error',
  title: 'APNs does not answer like this',
  cause: 'A proxy, a gateway, another push service or a mock server wrote this answer.',
  fix: 'Find out who answered: check the connection’s certificate and the “server” header.',
  see: [APPLE.responses],
  check: (answer) => {
    const found = reasonOf(answer)
    if (!found) return 'not-applicable'
    return found.reading.kind === 'not-apns'
      ? { at: found.reason === null ? 'status' : 'reason', args: { about: found.reading.about } }
      : 'pass'
  },
  message: ({ about }) => about,
  examples: () => ({
    bad: [apnsAnswer({ reason: 'NotRegistered' }), apnsAnswer(null, 502)],
    good: [apnsAnswer({ reason: 'BadDeviceToken' }, 400)],
  }),
})

/** Later than any instant in seconds that a push can speak of, earlier than any in milliseconds. */
const SECONDS_END = 100_000_000_000

export const timestampSeconds = defineRule<ApiAnswer, { timestamp: number }>({
  code: 'api-response/timestamp-in-seconds',
  level: 'warning',
  title: 'The timestamp looks like seconds',
  cause:
    'APNs counts milliseconds since 1970 UTC. A library or a mock server on the way divided it by 1000, or made up the answer.',
  fix: 'Look at the raw answer from APNs before you compare the time with a registration.',
  see: [APPLE.responses],
  check: ({ api, body }) => {
    const timestamp = api === 'apns' ? body?.timestamp : undefined
    if (typeof timestamp !== 'number') return 'not-applicable'
    return timestamp > 0 && timestamp < SECONDS_END
      ? { at: 'timestamp', args: { timestamp } }
      : 'pass'
  },
  message: ({ timestamp }) =>
    `Read as milliseconds, ${timestamp} is ${formatInstant(timestamp)}; read as seconds it is ${formatInstant(timestamp * 1000)}.`,
  examples: () => ({
    bad: [apnsAnswer({ reason: 'Unregistered', timestamp: 1_768_478_400 })],
    good: [apnsAnswer({ reason: 'Unregistered', timestamp: 1_768_478_400_000 })],
  }),
})
