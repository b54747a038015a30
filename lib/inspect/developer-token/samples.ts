import type { PastedKey, Sample } from '../decoder'
import { mistakeSamples } from './mistake-samples'
import signed from './signed-samples.json'

/** The public half of the key that `npm run samples developer-token` made for them. */
const keys: readonly PastedKey[] = [{ name: 'AuthKey_ABC123DEFG.p8', pem: signed.root }]
const { samples } = signed
/** Three minutes after they were made: the shortest-lived of them lasts five. */
const NOW = '2026-11-01T00:03:00Z'

/** The token that Apple’s pages print: no “alg”, “iat” as text and in milliseconds, DER. */
const PRINTED =
  'eyAia2lkIjogIjhZTDNHM1JSWDciIH0.eyAiaXNzIjogIkM4Nk5WOUpYM0QiLCAiaWF0IjogIjE0NTkxNDM1ODA2NTAiIH0.MEYCIQDzqyahmH1rz1s-LFNkylXEa2lZ_aOCX4daxxTZkVEGzwIhALvkClnx5m5eAT6Lxw7LZtEQcH6JENhJTMArwLf3sXwi'

export const providerSamples: readonly [Sample, ...Sample[]] = [
  {
    name: 'With the key that signed it',
    text: samples.provider,
    now: NOW,
    keys,
    verdict: 'valid',
    findings: [],
    from: 'https://developer.apple.com/documentation/usernotifications/establishing-a-token-based-connection-to-apns',
  },
  {
    name: 'In a header, without its key',
    text: `authorization: bearer ${samples.provider}`,
    now: NOW,
    verdict: 'unverified',
    findings: ['paste/bearer'],
    from: 'made',
  },
  {
    name: 'Signed with HMAC',
    text: samples.hmac,
    now: NOW,
    keys,
    verdict: 'invalid',
    findings: ['token/hmac-signature'],
    from: 'Apple Developer Forums: InvalidProviderToken, “Invalid signing key”, HMAC<SHA256> in Swift',
  },
  ...mistakeSamples,
  {
    name: 'As Apple’s pages print it',
    text: PRINTED,
    verdict: 'invalid',
    findings: [
      'token/milliseconds',
      'token/alg-missing',
      'token/time-not-number',
      'token/signature-der',
    ],
    from: 'https://developer.apple.com/documentation/usernotifications/sending-notification-requests-to-apns',
  },
]

export const serverApiSamples: readonly [Sample, ...Sample[]] = [
  {
    name: 'With the key that signed it',
    text: samples.serverApi,
    now: NOW,
    keys,
    verdict: 'valid',
    findings: [],
    from: 'https://developer.apple.com/documentation/appstoreserverapi/generating-json-web-tokens-for-api-requests',
  },
]

export const connectSamples: readonly [Sample, ...Sample[]] = [
  {
    name: 'Of a team key',
    text: samples.team,
    now: NOW,
    keys,
    verdict: 'valid',
    findings: ['token/connect-only'],
    from: 'https://developer.apple.com/documentation/appstoreconnectapi/generating-tokens-for-api-requests',
  },
  {
    name: 'Of an individual key',
    text: samples.individual,
    now: NOW,
    keys,
    verdict: 'valid',
    findings: ['token/connect-only'],
    from: 'Apple Developer Forums: individual key refused by the App Store Server API',
  },
  {
    name: 'Lives for a day',
    text: samples.tooLong,
    now: NOW,
    keys,
    verdict: 'invalid',
    findings: ['token/expiry-too-late', 'token/connect-only'],
    from: 'made',
  },
]

export const otherSamples: readonly [Sample, ...Sample[]] = [
  other('Web push', samples.vapid),
  other('Sign in with Apple', samples.signIn),
  other('WeatherKit', samples.weather),
  other('Maps', samples.maps),
  other('Apple Music', samples.music),
  other('Promotional offer', samples.promotionalOffer),
  other('Introductory offer', samples.introductoryOffer),
  other('Advanced Commerce', samples.advancedCommerce),
]

function other(name: string, text: string): Sample {
  return { name, text, now: NOW, keys, verdict: 'valid', findings: [], from: 'made' }
}
