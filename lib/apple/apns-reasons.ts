import { AUTH_REASONS } from './apns-reasons-auth'
import { REQUEST_REASONS } from './apns-reasons-request'
import { SERVICE_REASONS } from './apns-reasons-service'
import type { Confidence } from './push-types'
import { APPLE } from './sources'

/** When it makes sense to send again. */
export type Retry = 'never' | 'after-fixing' | 'later' | 'after-15-minutes'

/** One documented reason with which APNs refuses a device push. */
export interface ApnsReason {
  status: number
  /** As Apple documents it. */
  reason: string
  /** As it also comes over the wire. */
  otherSpellings: readonly string[]
  title: string
  /** Most likely first. */
  causes: readonly [string, ...string[]]
  /** What to do, as steps in sentences. */
  fix: string
  retry: Retry
  confidence: Confidence
  see: readonly [string, ...string[]]
}

/**
 * Every reason that Apple documents for device pushes.
 * https://developer.apple.com/documentation/usernotifications/handling-notification-responses-from-apns
 */
export const APNS_REASONS: readonly ApnsReason[] = [
  ...REQUEST_REASONS,
  ...AUTH_REASONS,
  ...SERVICE_REASONS,
]

/** Reasons and statuses that tools, mocks and proxies invent. A device push is never answered so. */
export const NOT_APNS_REASONS: readonly {
  status: number | null
  reason: string | null
  about: string
}[] = [
  {
    status: 401,
    reason: null,
    about:
      'APNs refuses a provider token with 403. A 401 comes from a proxy, a gateway or a mock server.',
  },
  {
    status: 406,
    reason: null,
    about: 'APNs does not answer with 406. It comes from a proxy or another service.',
  },
  { status: 407, reason: null, about: 'A proxy between here and Apple asks for a login.' },
  {
    status: 502,
    reason: null,
    about:
      'A proxy or load balancer could not reach what is behind it. APNs does not document 502.',
  },
  {
    status: 504,
    reason: null,
    about: 'A proxy or load balancer gave up waiting. APNs does not document 504.',
  },
  { status: null, reason: 'NotFound', about: 'A mock server’s word. APNs says BadPath.' },
  {
    status: null,
    reason: 'Unauthorized',
    about:
      'A mock server’s word. APNs says InvalidProviderToken, ExpiredProviderToken or MissingProviderToken.',
  },
  {
    status: null,
    reason: 'BadRequest',
    about: 'A mock server’s word. APNs names what is wrong with a request.',
  },
  { status: null, reason: 'BadDate', about: 'A library’s word. APNs says BadExpirationDate.' },
  { status: null, reason: 'NotRegistered', about: 'Firebase’s word. APNs says Unregistered.' },
  {
    status: null,
    reason: 'InvalidRegistration',
    about: 'Firebase’s word. APNs says BadDeviceToken.',
  },
  { status: null, reason: 'MismatchSenderId', about: 'Firebase’s word.' },
]

export type ReasonReading =
  | {
      kind: 'known'
      row: ApnsReason
      /** The reason came with another status than the documented one. */
      statusDiffers: boolean
    }
  | { kind: 'not-apns'; title: string; about: string; see: readonly [string, ...string[]] }
  | { kind: 'unknown'; title: string; about: string; see: readonly [string, ...string[]] }

/** What an answer's reason means. One that is in no table is said to be unknown and shown as it came. */
export function explainReason(status: number, reason: string | null): ReasonReading {
  const row = reason === null ? null : findReason(reason)
  if (row) return { kind: 'known', row, statusDiffers: row.status !== status }
  const see = [APPLE.responses] as const
  const foreign = NOT_APNS_REASONS.find((entry) =>
    entry.reason === null ? entry.status === status : entry.reason === reason,
  )
  const came =
    reason === null ? `${status} without a reason` : `${status} ${JSON.stringify(reason)}`
  if (foreign)
    return {
      kind: 'not-apns',
      title: `Not an answer from APNs: ${came}`,
      about: foreign.about,
      see,
    }
  return {
    kind: 'unknown',
    title: `Unknown reason: ${came}`,
    about:
      reason === null
        ? 'The answer names no reason. It is shown as received.'
        : 'Apple’s list of reasons for device pushes does not have this one. It is shown as received.',
    see,
  }
}

/** The row of a reason in any of its spellings. */
export function findReason(reason: string): ApnsReason | null {
  return (
    APNS_REASONS.find((row) => row.reason === reason || row.otherSpellings.includes(reason)) ?? null
  )
}
