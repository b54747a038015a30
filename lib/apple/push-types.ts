import { APPLE } from './sources'

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

export const PAYLOAD_LIMIT = 4096
export const VOIP_PAYLOAD_LIMIT = 5120

const USER_PLATFORMS = { yes: ['watchOS', 'iOS', 'iPadOS', 'macOS', 'tvOS'], no: [] }

/** Every push type that Apple documents. https://developer.apple.com/documentation/usernotifications/sending-notification-requests-to-apns */
export const PUSH_TYPES: readonly PushType[] = [
  {
    type: 'alert',
    title: 'Alert',
    about: 'Shows something, plays a sound or sets the badge.',
    topicSuffix: '',
    topicExample: 'com.example.app',
    payloadLimit: PAYLOAD_LIMIT,
    priority: {
      allowed: ['10', '5', '1'],
      recommended: '10',
      note: '10 where a person has to act at once, otherwise 5.',
      confidence: 'A',
    },
    auth: 'both',
    platforms: USER_PLATFORMS,
    tokenFrom: 'registerForRemoteNotifications()',
    notes: [
      {
        text: 'The header is required for watchOS 6 and later and recommended elsewhere.',
        confidence: 'A',
        source: APPLE.sending,
      },
    ],
    sources: [APPLE.sending, APPLE.payload],
  },
  {
    type: 'background',
    title: 'Background',
    about: 'Wakes the app to fetch something; shows nothing.',
    topicSuffix: '',
    topicExample: 'com.example.app',
    payloadLimit: PAYLOAD_LIMIT,
    priority: {
      allowed: ['5'],
      recommended: '5',
      note: 'Always 5. Apple calls 10 an error.',
      confidence: 'A',
    },
    auth: 'both',
    platforms: USER_PLATFORMS,
    tokenFrom: 'registerForRemoteNotifications()',
    notes: [
      {
        text: 'Low priority and throttled; two or three an hour are what Apple advises. Only the newest waits.',
        confidence: 'A',
        source: APPLE.background,
      },
      {
        text: 'Is not delivered to an app that the person has force-quit.',
        confidence: 'A',
        source: APPLE.background,
      },
      {
        text: 'Apple wants content-available alone in aps; category beside it is used in practice.',
        confidence: 'D',
        source: 'https://github.com/onmyway133/PushNotifications/issues/29',
      },
    ],
    sources: [APPLE.sending, APPLE.background],
  },
  {
    type: 'complication',
    title: 'Complication',
    about: 'Updates a watchOS complication.',
    topicSuffix: '.complication',
    topicExample: 'com.example.app.complication',
    payloadLimit: PAYLOAD_LIMIT,
    priority: null,
    auth: 'certificate-needs-extension',
    platforms: { yes: ['watchOS', 'iOS'], no: ['macOS', 'tvOS', 'iPadOS'] },
    tokenFrom: 'PKPushRegistry, PKPushType.complication',
    notes: [
      {
        text: 'Apple’s current page prints the suffix as “h.complication”; earlier text and libraries have .complication.',
        confidence: 'D',
        source: 'https://github.com/sideshow/apns2/blob/master/notification.go',
      },
      {
        text: 'A certificate has to be registered for WatchKit services (extension 1.2.840.113635.100.6.3.6).',
        confidence: 'A',
        source: APPLE.sending,
      },
    ],
    sources: [APPLE.sending, APPLE.pushKit],
  },
  {
    type: 'controls',
    title: 'Controls',
    about: 'Reloads controls in Control Center, on the Lock Screen and on the Action button.',
    topicSuffix: '.push-type.controls',
    topicExample: 'com.example.app.push-type.controls',
    payloadLimit: PAYLOAD_LIMIT,
    priority: null,
    auth: 'not-stated',
    platforms: null,
    tokenFrom: 'ControlPushHandler, pushTokensDidChange(controls:)',
    notes: [
      { text: 'Apple’s sample sends priority 10.', confidence: 'A', source: APPLE.controls },
      {
        text: 'Exists since iOS 18.',
        confidence: 'O',
        source: 'https://github.com/kylebrowning/APNSwift/pull/252',
      },
    ],
    sources: [APPLE.sending, APPLE.controls],
  },
  {
    type: 'fileprovider',
    title: 'File Provider',
    about: 'Signals changes to a File Provider extension.',
    topicSuffix: '.pushkit.fileprovider',
    topicExample: 'com.example.app.pushkit.fileprovider',
    payloadLimit: PAYLOAD_LIMIT,
    priority: null,
    auth: 'not-stated',
    platforms: { yes: ['iOS', 'iPadOS', 'macOS', 'tvOS'], no: ['watchOS'] },
    tokenFrom: 'PKPushRegistry, PKPushType.fileProvider',
    notes: [],
    sources: [APPLE.sending, APPLE.fileProvider],
  },
  {
    type: 'liveactivity',
    title: 'Live Activity',
    about: 'Starts, updates or ends a Live Activity.',
    topicSuffix: '.push-type.liveactivity',
    topicExample: 'com.example.app.push-type.liveactivity',
    payloadLimit: PAYLOAD_LIMIT,
    priority: {
      allowed: ['10', '5'],
      recommended: '10',
      note: '10 or 5; 5 does not count against the update budget.',
      confidence: 'A',
    },
    auth: 'token',
    platforms: { yes: ['iOS', 'iPadOS'], no: ['watchOS', 'macOS', 'tvOS'] },
    tokenFrom:
      'ActivityKit: pushToStartTokenUpdates for start, pushTokenUpdates for update and end',
    notes: [
      {
        text: 'Earlier Apple text says token-based authentication only; the current page dropped that sentence. ActivityKit’s page asks for a token-based connection.',
        confidence: 'D',
        source: APPLE.liveActivity,
      },
      {
        text: 'The table in Apple’s page prints the suffix without its leading dot; ActivityKit’s page has it.',
        confidence: 'D',
        source: APPLE.liveActivity,
      },
      {
        text: 'Whether priority 1 is accepted is not known.',
        confidence: '?',
        source: APPLE.liveActivity,
      },
    ],
    sources: [APPLE.sending, APPLE.liveActivity],
  },
  {
    type: 'location',
    title: 'Location',
    about: 'Asks a device for its location.',
    topicSuffix: '.location-query',
    topicExample: 'com.example.app.location-query',
    payloadLimit: PAYLOAD_LIMIT,
    priority: {
      allowed: ['10', '5'],
      recommended: '10',
      note: '10 for an immediate answer, otherwise 5.',
      confidence: 'A',
    },
    auth: 'token',
    platforms: { yes: ['iOS', 'iPadOS'], no: ['watchOS', 'macOS', 'tvOS'] },
    tokenFrom: 'CLLocationManager.startMonitoringLocationPushes(completion:)',
    notes: [
      {
        text: 'Takes a provider token only, never a certificate.',
        confidence: 'A',
        source: APPLE.sending,
      },
      {
        text: 'Needs the Location Push Service Extension entitlement, which Apple grants to a team: after an app transfer the new team needs its own.',
        confidence: 'A',
        source: APPLE.location,
      },
    ],
    sources: [APPLE.sending, APPLE.location],
  },
  {
    type: 'mdm',
    title: 'Device management',
    about: 'Tells a managed device to contact its MDM server.',
    topicSuffix: null,
    topicExample: 'com.apple.mgmt.External.01234567-89ab-cdef-0123-456789abcdef',
    payloadLimit: PAYLOAD_LIMIT,
    priority: null,
    auth: 'certificate',
    platforms: { yes: ['iOS', 'iPadOS', 'macOS', 'tvOS'], no: ['watchOS'] },
    tokenFrom: 'The device’s TokenUpdate message to the MDM server',
    notes: [
      {
        text: 'The topic is the UID attribute in the subject of the MDM push certificate.',
        confidence: 'A',
        source: APPLE.sending,
      },
      {
        text: 'Whether a provider token can be used is not known; Apple describes the MDM push certificate.',
        confidence: '?',
        source: APPLE.mdm,
      },
      {
        text: 'This page excludes watchOS; device management lists watchOS 10 for TokenUpdate.',
        confidence: 'D',
        source: APPLE.mdm,
      },
    ],
    sources: [APPLE.sending, APPLE.mdm],
  },
  {
    type: 'pushtotalk',
    title: 'Push to Talk',
    about: 'Wakes a Push to Talk app while its person has joined a channel.',
    topicSuffix: '.voip-ptt',
    topicExample: 'com.example.app.voip-ptt',
    payloadLimit: PAYLOAD_LIMIT,
    priority: {
      allowed: ['10', '5', '1'],
      recommended: '10',
      note: 'Apple recommends 10, and an expiration of 0.',
      confidence: 'A',
    },
    auth: 'not-stated',
    platforms: { yes: ['iOS', 'iPadOS'], no: ['watchOS', 'macOS', 'tvOS'] },
    tokenFrom: 'PTChannelManager, channelManager(_:receivedEphemeralPushToken:)',
    notes: [
      {
        text: 'The token lives only while the channel is joined; each join gives a new one.',
        confidence: 'A',
        source: APPLE.pushToTalk,
      },
    ],
    sources: [APPLE.sending, APPLE.pushToTalk],
  },
  {
    type: 'voip',
    title: 'VoIP',
    about: 'Announces an incoming call.',
    topicSuffix: '.voip',
    topicExample: 'com.example.app.voip',
    payloadLimit: VOIP_PAYLOAD_LIMIT,
    priority: null,
    auth: 'certificate-needs-extension',
    platforms: { yes: ['iOS', 'iPadOS', 'macOS', 'tvOS'], no: ['watchOS'] },
    tokenFrom: 'PKPushRegistry, PKPushType.voIP',
    notes: [
      {
        text: 'The VoIP token is another one than the alert token of the same app.',
        confidence: 'O',
        source: 'https://github.com/Pr0Ger/PyAPNs2/issues/134',
      },
      {
        text: 'Set apns-expiration to 0 or to a few seconds, so that no call rings late.',
        confidence: 'A',
        source: APPLE.voip,
      },
      {
        text: 'The app has to report a call to CallKit for every push. The system terminates an app that does not, and stops waking one that keeps failing.',
        confidence: 'A',
        source: APPLE.voip,
      },
    ],
    sources: [APPLE.sending, APPLE.voip],
  },
  {
    type: 'widgets',
    title: 'Widgets',
    about: 'Reloads the timelines of widgets.',
    topicSuffix: '.push-type.widgets',
    topicExample: 'com.example.app.push-type.widgets',
    payloadLimit: PAYLOAD_LIMIT,
    priority: null,
    auth: 'not-stated',
    platforms: null,
    tokenFrom: 'WidgetPushHandler, pushTokenDidChange(_:widgets:)',
    notes: [
      {
        text: 'WidgetKit’s page describes a token-based connection.',
        confidence: 'A',
        source: APPLE.widgets,
      },
      {
        text: 'Updates are budgeted and opportunistic.',
        confidence: 'A',
        source: APPLE.widgets,
      },
    ],
    sources: [APPLE.sending, APPLE.widgets],
  },
]

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
