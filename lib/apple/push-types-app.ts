import { PAYLOAD_LIMIT } from './payload-limits'
import { PUSH_TYPE_PAGES as APPLE } from './push-type-pages'
import type { PushType } from './push-types'

const USER_PLATFORMS = { yes: ['watchOS', 'iOS', 'iPadOS', 'macOS', 'tvOS'], no: [] }

/** Push types whose pushes an app shows, or draws itself. */
export const APP_PUSH_TYPES: readonly PushType[] = [
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
      note: '10 if a person has to act at once, otherwise 5.',
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
        text: 'Low priority and throttled; Apple advises two or three an hour. Only the newest waits.',
        confidence: 'A',
        source: APPLE.background,
      },
      {
        text: 'It is not delivered to an app that the person has force-quit.',
        confidence: 'A',
        source: APPLE.background,
      },
      {
        text: 'Apple wants only content-available in aps; in practice, category is used with it.',
        confidence: 'D',
        source: 'https://github.com/onmyway133/PushNotifications/issues/29',
      },
    ],
    sources: [APPLE.sending, APPLE.background],
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
]
