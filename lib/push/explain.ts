import { explainReason, type Retry } from '@/lib/apple/apns-reasons'
import { environment } from '@/lib/apple/environments'
import { APPLE } from '@/lib/apple/sources'
import { reasonCode } from '@/lib/rules/apns-reason'
import { findings as findingsOf, lint } from '@/lib/rules/lint'
import { pushRequestRules } from '@/lib/rules/push-request'
import type { Finding } from '@/lib/rules/rule'
import { type CertainCause, certainCauses } from './certain-causes'
import type { PushDraft } from './draft'
import { NO_EVIDENCE } from './empty-request'
import type { Evidence } from './evidence'
import { explainAccepted } from './explain-accepted'
import { narrow } from './explain-rejection'
import { formatInstant } from './instant'
import type { Outcome, TransportFaultCode } from './outcome'
import { transportFault } from './transport-faults'

/** An outcome in words. */
export interface Explanation {
  /** A few words without a full stop. */
  headline: string
  sentence: string
  /** What is certain to be the cause of a rejection, each with what mends it. */
  certain: CertainCause[]
  /** What is known of it, the most telling first. Codes under `outcome/` and `transport-fault/` are no rules'. */
  findings: Finding[]
}

/** Which field a reason speaks of: what the rules found there is told along. */
const PLACES: Record<string, readonly string[]> = {
  BadCollapseId: ['apns-collapse-id'],
  BadDeviceToken: ['deviceToken'],
  BadExpirationDate: ['apns-expiration'],
  BadMessageId: ['apns-id'],
  BadPriority: ['apns-priority'],
  BadTopic: ['apns-topic'],
  DeviceTokenNotForTopic: ['apns-topic', 'deviceToken'],
  InvalidProviderToken: ['key'],
  InvalidPushType: ['apns-push-type', 'apns-topic'],
  MissingDeviceToken: ['deviceToken'],
  MissingProviderToken: ['key'],
  MissingTopic: ['apns-topic'],
  PayloadEmpty: ['payload'],
  PayloadTooLarge: ['payload'],
  TopicDisallowed: ['apns-topic', 'key'],
}

const RETRY: Record<Retry, string> = {
  never: 'Sending the same again will not help.',
  'after-fixing': 'Fix that, then send it again.',
  later: 'It can be sent again later.',
  'after-15-minutes': 'Apple asks senders to wait 15 minutes before sending it again.',
}

/**
 * What became of a push, what that means and what to do, narrowed by what is known of the request.
 * A reason that no table has is shown as it came. The draft is the one that was sent, the evidence
 * what else is known now.
 */
export function explainOutcome(
  outcome: Outcome,
  draft?: PushDraft,
  evidence: Evidence = NO_EVIDENCE,
): Explanation {
  const said = explain(outcome, draft, evidence)
  const again =
    outcome.attempts > 1 && outcome.kind !== 'refused'
      ? ' It went out twice: the first attempt was certainly not processed.'
      : ''
  return { certain: [], ...said, sentence: `${said.sentence}${again}` }
}

/** What only a rejection has can be left out. */
type Said = Omit<Explanation, 'certain'> & Partial<Explanation>

function explain(outcome: Outcome, draft: PushDraft | undefined, evidence: Evidence): Said {
  if (outcome.kind === 'accepted') return explainAccepted(outcome, draft)
  if (outcome.kind === 'rejected') return explainRejected(outcome, draft, evidence)
  return explainFault(outcome)
}

function explainRejected(outcome: Outcome, draft: PushDraft | undefined, evidence: Evidence): Said {
  const status = outcome.exchange.response?.status ?? 0
  const reading = explainReason(status, outcome.reason)
  const who = environment(outcome.exchange.environment).simulated ? 'The simulator' : 'APNs'
  const came = outcome.reason === null ? String(status) : `${status} ${outcome.reason}`
  if (reading.kind !== 'known') {
    return {
      headline: `Rejected: ${came}`,
      sentence: `${who} answered ${came}. ${reading.about}${retryAt(outcome)}`,
      findings: [
        {
          code: `outcome/${reading.kind === 'unknown' ? 'unknown-reason' : 'not-an-apns-reason'}`,
          level: 'error',
          title: reading.title,
          message: reading.about,
          fix: 'Look at the raw answer, and check whether something between here and Apple, such as a proxy, sent it.',
          see: reading.see,
        },
      ],
    }
  }
  const { row } = reading
  const { message, fix } = narrow(row, outcome, draft)
  const places = PLACES[row.reason] ?? []
  const found = (draft ? findingsOf(lint(pushRequestRules, draft)) : []).filter(
    ({ at }) => at !== undefined && places.includes(at),
  )
  const certain = draft ? certainCauses(row.reason, draft, evidence, found) : []
  return {
    headline: `Rejected: ${inSentence(row.title)}`,
    sentence: `${who} answered ${came}${reading.statusDiffers ? `, which Apple documents with status ${row.status}` : ''}. ${patience(row.retry, outcome)}${retryAt(outcome)}`,
    findings: [
      {
        code: reasonCode(row),
        level: 'error',
        title: row.title,
        message,
        fix,
        ...(places[0] ? { at: places[0] } : {}),
        see: row.see,
      },
      ...found.filter(({ code }) => !certain.some(({ finding }) => finding.code === code)),
    ],
    certain,
  }
}

function explainFault(outcome: Outcome): Said {
  const never = outcome.attempts === 0
  const safe = outcome.kind === 'refused'
  const sentence = safe
    ? never
      ? 'It never left this machine, so sending it again is safe.'
      : 'It was certainly not processed, so sending it again is safe.'
    : 'It went out and no answer came. It may have been delivered, so it is not sent again by itself.'
  const headline = safe ? 'The push was not sent' : 'It is not known what became of this push'
  if (!outcome.fault) return { headline, sentence: `${sentence}${retryAt(outcome)}`, findings: [] }
  const row = transportFault(faultCode(outcome.fault.code, safe))
  const { cause, fix } = (never && row.unsent) || row
  return {
    headline: `${headline}: ${inSentence(row.title)}`,
    sentence: `${sentence}${retryAt(outcome)}`,
    findings: [
      {
        code: `transport-fault/${row.code}`,
        level: 'error',
        title: row.title,
        message:
          outcome.fault.detail === ''
            ? cause
            : `${cause} In the error’s own words: ${outcome.fault.detail}`,
        fix,
        see: row.see.length > 0 ? row.see : [APPLE.connection],
      },
    ],
  }
}

/** A GOAWAY that does not rule out that this push was processed is a connection that ended under it. */
function faultCode(code: TransportFaultCode, safe: boolean): TransportFaultCode {
  return code === 'going-away' && !safe ? 'connection-lost' : code
}

/** A title behind a colon. “APNs is not available” keeps its letters. */
function inSentence(title: string): string {
  return /^[A-Z](?![A-Z])/.test(title) ? title.charAt(0).toLowerCase() + title.slice(1) : title
}

/** A Retry-After of the answer counts before the 15 minutes that Apple names for all. */
function patience(retry: Retry, { retryAt, exchange }: Outcome): string {
  const named = exchange.response?.headers.some(([name]) => name.toLowerCase() === 'retry-after')
  return retry === 'after-15-minutes' && retryAt !== null && named
    ? 'Apple’s general advice is to wait 15 minutes; this answer names its own time.'
    : RETRY[retry]
}

function retryAt(outcome: Outcome): string {
  return outcome.retryAt === null ? '' : ` Not before ${formatInstant(outcome.retryAt)}.`
}
