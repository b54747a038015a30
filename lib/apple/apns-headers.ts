import { APPLE } from './sources'

export interface ApnsHeader {
  name: string
  direction: 'request' | 'response'
  required: string
  about: string
  /** What it may hold, in a few words. */
  value: string
  /** The reasons that answer a wrong value. */
  reasons: readonly string[]
  source: string
}

/** Every header of a device push and of its answer, pseudo-headers first. */
export const APNS_HEADERS: readonly ApnsHeader[] = [
  {
    name: ':method',
    direction: 'request',
    required: 'yes',
    about: 'The HTTP method.',
    value: 'POST',
    reasons: ['MethodNotAllowed'],
    source: APPLE.sending,
  },
  {
    name: ':path',
    direction: 'request',
    required: 'yes',
    about: 'Names the device: the bytes of its token in hexadecimal.',
    value: '/3/device/<device token>',
    reasons: ['BadPath', 'MissingDeviceToken', 'BadDeviceToken'],
    source: APPLE.sending,
  },
  {
    name: 'authorization',
    direction: 'request',
    required: 'with a provider token',
    about: 'The provider token. Ignored where the connection has a client certificate.',
    value: 'bearer <provider token>',
    reasons: ['MissingProviderToken', 'InvalidProviderToken', 'ExpiredProviderToken'],
    source: APPLE.sending,
  },
  {
    name: 'apns-topic',
    direction: 'request',
    required: 'with a provider token',
    about: 'Which app the push is for: its bundle ID, with a suffix for some push types.',
    value: 'com.example.app',
    reasons: ['MissingTopic', 'BadTopic', 'TopicDisallowed', 'DeviceTokenNotForTopic'],
    source: APPLE.sending,
  },
  {
    name: 'apns-push-type',
    direction: 'request',
    required: 'watchOS 6 and later; recommended elsewhere',
    about:
      'What kind of push it is. It has to match the payload, or APNs may refuse, delay or drop it.',
    value: 'one of eleven lower-case words',
    reasons: ['InvalidPushType'],
    source: APPLE.sending,
  },
  {
    name: 'apns-priority',
    direction: 'request',
    required: 'no; APNs assumes 10 if it is left out',
    about:
      '10: at once. 5: with the device’s power in mind. 1: power first, without waking the device.',
    value: '10, 5 or 1',
    reasons: ['BadPriority'],
    source: APPLE.sending,
  },
  {
    name: 'apns-expiration',
    direction: 'request',
    required: 'no',
    about: 'Until when APNs keeps the push and tries again. 0 means one attempt and no storage.',
    value: 'whole seconds since 1970 UTC',
    reasons: ['BadExpirationDate'],
    source: APPLE.sending,
  },
  {
    name: 'apns-collapse-id',
    direction: 'request',
    required: 'no',
    about: 'Pushes with the same ID show as one notification, the newest.',
    value: 'up to 64 bytes',
    reasons: ['BadCollapseId'],
    source: APPLE.sending,
  },
  {
    name: 'apns-id',
    direction: 'request',
    required: 'no; APNs makes one if it is left out',
    about: 'The notification’s own ID, which the answer repeats.',
    value: 'UUID in lower case, 8-4-4-4-12',
    reasons: ['BadMessageId'],
    source: APPLE.sending,
  },
  {
    name: ':status',
    direction: 'response',
    required: 'yes',
    about: 'The HTTP status: 200 accepted, 4xx refused, 5xx a problem on Apple’s side.',
    value: '200, 400, 403, 404, 405, 410, 413, 429, 500 or 503',
    reasons: [],
    source: APPLE.responses,
  },
  {
    name: 'apns-id',
    direction: 'response',
    required: 'yes',
    about: 'The ID that was sent, or the one APNs made. Letters may come in upper case.',
    value: 'UUID',
    reasons: [],
    source: APPLE.responses,
  },
  {
    name: 'apns-unique-id',
    direction: 'response',
    required: 'in the development environment only',
    about: 'Opens this push in the delivery log of Apple’s Push Notifications Console.',
    value: 'UUID',
    reasons: [],
    source: APPLE.responses,
  },
]

export const COLLAPSE_ID_LIMIT = 64
