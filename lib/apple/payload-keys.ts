import { APPLE } from './sources'

export type PayloadKeyType =
  | 'string'
  | 'number'
  | 'boolean'
  | 'object'
  | 'string-or-object'
  | 'strings'
  | 'flag' // the number 1

export interface PayloadKey {
  key: string
  type: PayloadKeyType
  about: string
  /** Push types the key belongs to; missing: any that shows something. */
  only?: readonly string[]
  source: string
}

const text = (key: string, about: string): PayloadKey => ({
  key,
  type: 'string',
  about,
  source: APPLE.payload,
})
const live = (key: string, type: PayloadKeyType, about: string): PayloadKey => ({
  key,
  type,
  about,
  only: ['liveactivity'],
  source: APPLE.liveActivity,
})

/** The keys of `aps`. https://developer.apple.com/documentation/usernotifications/generating-a-remote-notification */
export const APS_KEYS: readonly PayloadKey[] = [
  {
    key: 'alert',
    type: 'string-or-object',
    about: 'What is shown. A string is the body.',
    source: APPLE.payload,
  },
  {
    key: 'badge',
    type: 'number',
    about: 'The number on the icon; 0 removes it.',
    source: APPLE.payload,
  },
  {
    key: 'sound',
    type: 'string-or-object',
    about: 'A sound file of the app, “default”, or an object for a critical alert.',
    source: APPLE.payload,
  },
  text('thread-id', 'Groups notifications.'),
  text('category', 'Names the actions that the app has registered.'),
  {
    key: 'content-available',
    type: 'flag',
    about: '1 wakes the app in the background.',
    source: APPLE.background,
  },
  {
    key: 'mutable-content',
    type: 'flag',
    about: '1 passes the notification to the service extension first.',
    source: APPLE.serviceExtension,
  },
  text('target-content-id', 'Names the window to bring forward.'),
  text('interruption-level', 'passive, active, time-sensitive or critical.'),
  {
    key: 'relevance-score',
    type: 'number',
    about: '0 to 1, for the order in the summary. Any number in a Live Activity.',
    source: APPLE.payload,
  },
  text('filter-criteria', 'What a Focus filter compares.'),
  live('stale-date', 'number', 'When the content is out of date: seconds since 1970 UTC.'),
  live('content-state', 'object', 'The activity’s content; it has to decode as its ContentState.'),
  live('timestamp', 'number', 'When it was sent: seconds since 1970 UTC. Older ones are ignored.'),
  live('event', 'string', 'start, update or end.'),
  live('dismissal-date', 'number', 'When an ended activity is removed: seconds since 1970 UTC.'),
  live('attributes-type', 'string', 'The name of the attributes’ Swift type, to start one.'),
  live('attributes', 'object', 'The fixed content, to start one.'),
  live('input-push-channel', 'string', 'Starts one that listens to a broadcast channel (iOS 18).'),
  live('input-push-token', 'flag', '1 starts one that asks for a push token (iOS 18).'),
  {
    key: 'content-changed',
    type: 'boolean',
    about: 'true reloads the widgets or controls.',
    only: ['widgets', 'controls'],
    source: APPLE.widgets,
  },
]

/** The keys of `aps.alert`. */
export const ALERT_KEYS: readonly PayloadKey[] = [
  text('title', 'The title.'),
  text('subtitle', 'The line under the title.'),
  text('body', 'The text.'),
  text('launch-image', 'The image shown while the app opens.'),
  text('title-loc-key', 'The title’s key in Localizable.strings.'),
  {
    key: 'title-loc-args',
    type: 'strings',
    about: 'What replaces %@ in the title.',
    source: APPLE.payload,
  },
  text('subtitle-loc-key', 'The subtitle’s key in Localizable.strings.'),
  {
    key: 'subtitle-loc-args',
    type: 'strings',
    about: 'What replaces %@ in the subtitle.',
    source: APPLE.payload,
  },
  text('loc-key', 'The body’s key in Localizable.strings.'),
  {
    key: 'loc-args',
    type: 'strings',
    about: 'What replaces %@ in the body.',
    source: APPLE.payload,
  },
]

/** The keys of `aps.sound` where it is an object: a critical alert. */
export const SOUND_KEYS: readonly PayloadKey[] = [
  {
    key: 'critical',
    type: 'flag',
    about: '1 breaks through silence and Focus, with an entitlement.',
    source: APPLE.payload,
  },
  text('name', 'A sound file of the app, or “default”.'),
  { key: 'volume', type: 'number', about: '0 to 1.', source: APPLE.payload },
]

/** Keys that libraries still write and Apple's tables no longer have. */
export const LEGACY_KEYS: readonly { at: 'aps' | 'alert'; key: string; about: string }[] = [
  {
    at: 'alert',
    key: 'action-loc-key',
    about: 'Named the button of alerts in iOS 9 and earlier; categories replaced it.',
  },
  { at: 'alert', key: 'action', about: 'Named the button of Safari’s website pushes on macOS.' },
  { at: 'aps', key: 'url-args', about: 'Filled the address of Safari’s website pushes on macOS.' },
]

export const INTERRUPTION_LEVELS = ['passive', 'active', 'time-sensitive', 'critical'] as const
export const LIVE_ACTIVITY_EVENTS = ['start', 'update', 'end'] as const

/** Strips what people vary: `contentAvailable`, `content_available` and `Content-Available` are one. */
function plain(key: string): string {
  return key.toLowerCase().replace(/[^a-z]/g, '')
}

const APS_BY_PLAIN = new Map(APS_KEYS.map((row) => [plain(row.key), row.key]))
const ALERT_BY_PLAIN = new Map(ALERT_KEYS.map((row) => [plain(row.key), row.key]))

/** Names that other services and older code use for Apple's keys. */
const OTHER_NAMES: Record<string, string> = {
  contentavalible: 'content-available',
  contentavaliable: 'content-available',
  mutablecontents: 'mutable-content',
  badgecount: 'badge',
  threadid: 'thread-id',
  alerts: 'alert',
  sounds: 'sound',
  clickaction: 'category',
}

/** Apple's spelling of a key of `aps` that is nearly right; `null`: it is right, or not one of them. */
export function apsKeyMeant(key: string): string | null {
  return meant(key, APS_BY_PLAIN)
}

/** Apple's spelling of a key of `aps.alert` that is nearly right. */
export function alertKeyMeant(key: string): string | null {
  return meant(key, ALERT_BY_PLAIN)
}

function meant(key: string, known: Map<string, string>): string | null {
  const bare = plain(key)
  const other =
    known === APS_BY_PLAIN && Object.hasOwn(OTHER_NAMES, bare) ? OTHER_NAMES[bare] : undefined
  const spelled = known.get(bare) ?? other
  return spelled === undefined || spelled === key ? null : spelled
}
