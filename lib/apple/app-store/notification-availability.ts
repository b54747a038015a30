import { NOTIFICATION_TYPE_WORDS } from './notification-types'
import { APP_STORE } from './sources'

/** Where and since when a type is sent, as far as it is written anywhere. */
export interface Availability {
  sandbox: Sent
  production: Sent
  /** The day of Apple's changelog that added it, `2025-05-27`; `null`: before what was read of it. */
  since: string | null
  /** What else is known, with its date: a sentence; empty for nothing. */
  note: string
  see: readonly [string, ...string[]]
}

/**
 * `yes`: Apple's text says so. `no-exception`: Apple's text names no environment that goes without.
 * `some-apps`: only apps that use a certain service.
 */
export type Sent = 'yes' | 'no-exception' | 'some-apps'

const EVERYWHERE: Availability = {
  sandbox: 'no-exception',
  production: 'no-exception',
  since: null,
  note: '',
  see: [APP_STORE.notificationType],
}

const ADVANCED_COMMERCE: Availability = {
  ...EVERYWHERE,
  sandbox: 'some-apps',
  production: 'some-apps',
  note: 'For apps that use the Advanced Commerce API.',
}

const EXCEPTIONS: Readonly<Record<string, Availability>> = {
  ONE_TIME_CHARGE: {
    sandbox: 'yes',
    production: 'yes',
    since: '2025-05-27',
    note: 'Until 27 May 2025 it was sent in the sandbox only, and much of what is written about it dates from then; since then production sends it too.',
    see: [
      APP_STORE.notificationsChangelog,
      APP_STORE.notificationType,
      'https://developer.apple.com/forums/thread/764348',
    ],
  },
  TEST: {
    ...EVERYWHERE,
    sandbox: 'yes',
    production: 'yes',
    note: 'It goes to the URL for the environment whose API was called, always in version 2 format, whatever is set there.',
    see: [APP_STORE.testNotification],
  },
  EXTERNAL_PURCHASE_TOKEN: {
    ...EVERYWHERE,
    sandbox: 'some-apps',
    production: 'some-apps',
    note: 'For apps that use the External Purchase API. The subtypes CREATED and ACTIVE_TOKEN_REMINDER came on 26 June 2025, and Apple’s server library of June 2026 has no names for them.',
    see: [APP_STORE.notificationsChangelog, APP_STORE.notificationType],
  },
  RESCIND_CONSENT: {
    ...EVERYWHERE,
    since: '2025-11-04',
    see: [APP_STORE.notificationsChangelog],
  },
  METADATA_UPDATE: {
    ...ADVANCED_COMMERCE,
    since: '2025-03-24',
    see: [APP_STORE.notificationsChangelog],
  },
  MIGRATION: {
    ...ADVANCED_COMMERCE,
    since: '2025-03-24',
    note: 'For apps that use the Advanced Commerce API. Apple’s changelog calls it MIGRATE; what is sent is MIGRATION.',
    see: [APP_STORE.notificationsChangelog, APP_STORE.notificationType],
  },
  PRICE_CHANGE: ADVANCED_COMMERCE,
}

/** Every documented type, in the order of `NOTIFICATION_TYPE_WORDS`. */
export const NOTIFICATION_AVAILABILITY: Readonly<Record<string, Availability>> = Object.fromEntries(
  Object.keys(NOTIFICATION_TYPE_WORDS).map((type) => [type, EXCEPTIONS[type] ?? EVERYWHERE]),
)
