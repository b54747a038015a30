import { type ApnsReason, explainReason, findReason } from '../../apple/apns-reasons'
import { exactValue } from '../../json/exact'
import { explainAccepted } from '../../push/explain-accepted'
import { narrow } from '../../push/explain-rejection'
import { formatInstant } from '../../push/instant'
import type { Outcome } from '../../push/outcome'
import { apiResponseRules } from '../../rules/api-response'
import { apnsReasonRules } from '../../rules/apns-reason'
import { findings, lint } from '../../rules/lint'
import type { Finding } from '../../rules/rule'
import type { Decoded, Decoder } from '../decoder'
import { answerFields, type HeaderRow } from '../http/fields'
import type { Field } from '../inspection'
import type { JsonFieldTable } from '../json-fields'
import { type ApnsAnswer, apnsAnswerOf } from './answer'
import { SAMPLES } from './samples'

/** What APNs answered to a push. */
export const apnsError: Decoder = {
  id: 'apns-error',
  title: 'Answer from APNs',
  about:
    'What APNs answered to a push: {"reason": …} with or without the HTTP status and headers, or just the reason.',
  samples: SAMPLES,
  detect: (source) => apnsAnswerOf(source)?.likelihood ?? 0,
  decode: async (source) => {
    const found = apnsAnswerOf(source)
    return found
      ? decodeAnswer(found.answer)
      : {
          summary: 'This is not an answer from APNs: it has neither a reason nor a header of APNs.',
        }
  },
}

const BODY: JsonFieldTable = {
  reason: { title: 'Reason', note: 'Why APNs refused the push.', words: reasonTitle },
  timestamp: {
    title: 'No longer valid since',
    kind: 'instant',
    note: 'Only a 410 has it, in milliseconds. A token that the app registered later stays good.',
  },
}

export const APNS_ANSWER_HEADERS: Readonly<Record<string, HeaderRow>> = {
  'apns-id': { title: 'ID of the push', note: 'The ID that was sent, or the one APNs made.' },
  'apns-unique-id': {
    title: 'ID for the delivery log',
    note: 'In the development environment only: opens the push in Apple’s Push Notifications Console.',
  },
}

function decodeAnswer(answer: ApnsAnswer): Decoded {
  const { http, body, reason } = answer
  const { fields, views } = answerFields(http, BODY, APNS_ANSWER_HEADERS)
  return {
    title: titleOf(answer),
    summary: summaryOf(answer),
    isAnswer: true,
    findings: apnsFindings(answer),
    fields: http.body === '' && reason !== null ? [...fields, wordField(reason)] : fields,
    views,
    value: {
      status: http.status,
      headers: http.headers.map(([name, value]) => [name, value]),
      body: http.json?.ok ? exactValue(http.json.root) : body && { ...body },
    },
  }
}

/** What is to be said of an answer of APNs, whoever printed it. */
export function apnsFindings(answer: ApnsAnswer): Finding[] {
  const { http, reason, body } = answer
  if (http.status === 200) return explainAccepted(outcomeOf(answer), undefined).findings
  const row = reason === null ? null : findReason(reason)
  const subject = { api: 'apns' as const, status: http.status, headers: http.headers, body }
  const said = findings(
    lint(apnsReasonRules, { status: http.status ?? row?.status ?? 0, reason }),
  ).map((finding) => {
    // What is known of a 410 does not depend on the request: the instant, and what it does not say.
    const gone = row?.status === 410 ? narrow(row, outcomeOf(answer), undefined) : null
    return { ...finding, at: 'reason', ...gone }
  })
  return [...said, ...findings(lint(apiResponseRules, subject))]
}

function titleOf({ http, reason }: ApnsAnswer): string {
  if (http.status === 200) return 'Push accepted by APNs'
  const row = reason === null ? null : findReason(reason)
  return row ? `Push refused: ${row.title}` : 'Push refused'
}

function summaryOf(answer: ApnsAnswer): string {
  const { http, reason, timestamp } = answer
  if (http.status === 200) {
    return 'APNs accepted the push. A 200 is about APNs and the token, not the app: it also comes for a while after the app was removed.'
  }
  const came = [http.status, reason].filter((part) => part !== null).join(' ')
  const reading = explainReason(http.status ?? 0, reason)
  if (reading.kind !== 'known') return `The answer was ${came}. ${reading.about}`
  const { row } = reading
  return row.status === 410
    ? `APNs answered ${came}: the token ${timestamp === null ? 'is no longer valid' : `has not been valid since at least ${formatInstant(timestamp)}`}. It is about the token, not the app.`
    : `APNs answered ${came}: ${causeOf(row)}`
}

/** The cause where there is one. Of several the answer names none, so neither is one named here. */
function causeOf({ reason, title, causes }: ApnsReason): string {
  if (causes.length === 1) return causes[0]
  const open = `${title.charAt(0).toLowerCase()}${title.slice(1)}`
  const words = TITLE_BEGINS_WITH_A_NAME.test(title) ? title : open
  return `${words}. Which of the ${causes.length} causes it is, the answer does not say.${reason === 'InvalidProviderToken' ? ' Paste the token, and its .p8 as a key, here to find out.' : ''}`
}

/** Header names and words in capitals keep their spelling in the middle of a sentence. */
const TITLE_BEGINS_WITH_A_NAME = /^(?:[a-z]+-|[A-Z]{2}|Apple|Firebase)/

function wordField(reason: string): Field {
  const words = reasonTitle(reason)
  return {
    label: 'reason',
    title: 'Reason',
    value: reason,
    kind: 'text',
    ...(words === undefined ? {} : { words }),
  }
}

function reasonTitle(reason: string): string | undefined {
  return findReason(reason)?.title
}

/** An outcome as the explanations want it; which environment it was does not matter to those used here. */
function outcomeOf({ http, reason, timestamp }: ApnsAnswer): Outcome {
  return {
    kind: http.status === 200 ? 'accepted' : 'rejected',
    reason,
    timestamp,
    fault: null,
    retryAt: null,
    attempts: 1,
    exchange: {
      apnsId: '',
      environment: 'production',
      authority: '',
      request: { method: 'POST', path: '', headers: [], body: '' },
      response: {
        status: http.status ?? 0,
        headers: http.headers.map(([name, value]) => [name, value]),
        body: http.body,
        bodyBase64: '',
      },
      startedAt: Number.NaN,
      timings: { queue: 0, dns: null, tcp: null, tls: null, firstByte: null, total: 0 },
      connection: null,
    },
  }
}
