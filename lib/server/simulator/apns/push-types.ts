import 'server-only'
import type { TokenPurpose } from '@/lib/simulator/state'

/** What one value of `apns-push-type` asks for, as the simulated server sees it. */
export interface PushTypeRow {
  type: string
  /** What follows the bundle ID in `apns-topic`. */
  suffix: string
  /** Which of the app's tokens it goes to. */
  purpose: TokenPurpose
  /** Bytes of the body. */
  limit: number
  /** Where Apple's pages are silent or do not agree about this type. */
  unsure: string | null
}

const SIZE = 4096
const VOIP_SIZE = 5120

/**
 * Source: https://developer.apple.com/documentation/usernotifications/sending-notification-requests-to-apns
 */
export const PUSH_TYPES: readonly PushTypeRow[] = [
  { type: 'alert', suffix: '', purpose: 'alert', limit: SIZE, unsure: null },
  { type: 'background', suffix: '', purpose: 'alert', limit: SIZE, unsure: null },
  {
    type: 'complication',
    suffix: '.complication',
    purpose: 'complication',
    limit: SIZE,
    unsure:
      'Apple’s page prints the topic suffix of complication as “h.complication”; the simulator reads it as “.complication”.',
  },
  {
    type: 'controls',
    suffix: '.push-type.controls',
    purpose: 'controls',
    limit: SIZE,
    unsure: null,
  },
  {
    type: 'fileprovider',
    suffix: '.pushkit.fileprovider',
    purpose: 'fileprovider',
    limit: SIZE,
    unsure: null,
  },
  {
    type: 'liveactivity',
    suffix: '.push-type.liveactivity',
    purpose: 'liveactivity',
    limit: SIZE,
    unsure:
      'One of Apple’s pages prints the topic suffix of liveactivity without its leading dot, another with it; the simulator requires the dot.',
  },
  { type: 'location', suffix: '.location-query', purpose: 'location', limit: SIZE, unsure: null },
  {
    type: 'mdm',
    suffix: '',
    purpose: 'alert',
    limit: SIZE,
    unsure:
      'Whether an mdm push may use a provider token is not documented; the simulator treats its topic like a bundle ID.',
  },
  { type: 'pushtotalk', suffix: '.voip-ptt', purpose: 'pushtotalk', limit: SIZE, unsure: null },
  { type: 'voip', suffix: '.voip', purpose: 'voip', limit: VOIP_SIZE, unsure: null },
  { type: 'widgets', suffix: '.push-type.widgets', purpose: 'widgets', limit: SIZE, unsure: null },
]

export function pushType(name: string): PushTypeRow | null {
  return PUSH_TYPES.find((row) => row.type === name) ?? null
}

/** The largest body that any push type allows. */
export const LARGEST_BODY = VOIP_SIZE

/** Splits a topic into bundle ID and the longest known suffix (`''` where there is none). */
export function splitTopic(topic: string): { bundleId: string; suffix: string } {
  const suffix = PUSH_TYPES.map((row) => row.suffix)
    .filter((candidate) => candidate !== '' && topic.endsWith(candidate))
    .reduce((longest, candidate) => (candidate.length > longest.length ? candidate : longest), '')
  return { bundleId: topic.slice(0, topic.length - suffix.length), suffix }
}

/** All purposes for which an app is handed a token of its own. */
export const PURPOSES: readonly TokenPurpose[] = [...new Set(PUSH_TYPES.map((row) => row.purpose))]
