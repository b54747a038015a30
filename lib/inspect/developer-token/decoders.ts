import { readCompact } from '../../verify/read-compact'
import type { Decoder, Sample } from '../decoder'
import { decodeToken } from './decode'
import type { TokenFormat } from './kinds'
import { peekToken, tokenLikelihood } from './peek'
import { connectSamples, otherSamples, providerSamples, serverApiSamples } from './samples'

export const providerToken = tokenDecoder(
  'provider-token',
  'Provider token',
  'The token that a server signs with a .p8 to send pushes through APNs.',
  providerSamples,
)

export const serverApiToken = tokenDecoder(
  'server-api-token',
  'App Store Server API token',
  'The token that a server signs with an In-App Purchase key to call the App Store Server API.',
  serverApiSamples,
)

export const connectToken = tokenDecoder(
  'connect-token',
  'App Store Connect token',
  'The token signed with a team’s or a person’s key for the App Store Connect API.',
  connectSamples,
)

export const otherJwt = tokenDecoder(
  'other-jwt',
  'Other JWT',
  'A token for another service: web push, Sign in with Apple, WeatherKit, Maps, Apple Music, offers.',
  otherSamples,
)

function tokenDecoder(
  id: TokenFormat,
  title: string,
  about: string,
  samples: readonly [Sample, ...Sample[]],
): Decoder {
  return {
    id,
    title,
    about,
    samples,
    detect: (source) => tokenLikelihood(source, id),
    decode: async (source, context) =>
      decodeToken(
        peekToken(source) ?? readCompact((source.text ?? '').slice(0, MOST)),
        id,
        context,
      ),
  }
}

/** Of a reading that was forced on something else: enough to say what it is not. */
const MOST = 2_000_000
