import { PAYLOAD_LIMIT } from './payload-limits'
import { APP_PUSH_TYPES } from './push-types-app'
import { SYSTEM_PUSH_TYPES } from './push-types-system'

/**
 * How sure a fact is: `A` Apple's own text, `O` observed in public issues or source code,
 * `D` disputed (sources disagree), `?` unknown. Nothing that is `?` is ever an error.
 */
export type Confidence = 'A' | 'O' | 'D' | '?'

export interface Fact {
  text: string
  confidence: Confidence
  source: string
}

/** How a sender may prove itself for a push type. */
export type PushAuth =
  | 'both' // provider token or certificate
  | 'token' // provider token only
  | 'certificate-needs-extension' // with a certificate, its extension has to list the topic
  | 'certificate' // the vendor's own certificate is what Apple describes
  | 'not-stated'

/** What Apple states for one type. That a value outside `allowed` is refused is not proven, save for 10 with background. */
export interface PriorityFact {
  allowed: readonly string[]
  recommended: string | null
  note: string
  confidence: Confidence
}

export interface PushType {
  /** The value of `apns-push-type`. */
  type: string
  title: string
  about: string
  /** What follows the bundle id in `apns-topic`; `null`: the topic is not made from a bundle id. */
  topicSuffix: string | null
  topicExample: string
  /** Bytes of UTF-8. */
  payloadLimit: number
  /** `null`: Apple says nothing of this type's priority, so 10, 5 and 1 stand as for any push. */
  priority: PriorityFact | null
  auth: PushAuth
  /** As Apple's page names them; `null`: Apple does not say. */
  platforms: { yes: readonly string[]; no: readonly string[] } | null
  /** Which API hands the app the device token for this type. */
  tokenFrom: string
  notes: readonly Fact[]
  sources: readonly [string, ...string[]]
}

/** Every push type that Apple documents. https://developer.apple.com/documentation/usernotifications/sending-notification-requests-to-apns */
export const PUSH_TYPES: readonly PushType[] = [...APP_PUSH_TYPES, ...SYSTEM_PUSH_TYPES]

/** The row of that type; `null` for a type that is not in Apple's list. */
export function findPushType(type: string): PushType | null {
  return PUSH_TYPES.find((row) => row.type === type) ?? null
}

/** Bytes that a payload of that type may have. Types Apple adds later get the general limit. */
export function payloadLimit(type: string): number {
  return findPushType(type)?.payloadLimit ?? PAYLOAD_LIMIT
}

/** The values that `apns-priority` may have at all. */
export const PRIORITIES = ['10', '5', '1'] as const
