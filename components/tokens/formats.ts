import type { Expectation } from '@/lib/inspect'

/** What a developer signs: the decoders that this page is about. */
export const TOKEN_FORMATS: readonly string[] = [
  'provider-token',
  'server-api-token',
  'connect-token',
  'other-jwt',
]

/** Several of them in one text: a series. */
export const SERIES_FORMAT = 'token-log'

export type Purpose = NonNullable<Expectation['tokenFor']> | ''

/** What a token can be meant for; `''`: not said. */
export const PURPOSES: readonly { value: Purpose; label: string; about: string }[] = [
  { value: '', label: 'Not said', about: 'It is read as its claims suggest' },
  { value: 'apns', label: 'APNs', about: 'Sending pushes' },
  {
    value: 'server-api',
    label: 'App Store Server API',
    about: 'Transactions, subscriptions, notifications',
  },
  {
    value: 'connect',
    label: 'App Store Connect API',
    about: 'Apps, builds, profiles, reports',
  },
]
