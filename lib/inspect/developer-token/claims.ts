import type { JsonFieldTable } from '../json-fields'
import type { TokenKind } from './kinds'

/** Of the header, the same for every kind. RFC 7515, section 4.1. */
export const HEADER_FIELDS: JsonFieldTable = {
  alg: { title: 'Algorithm', note: 'Apple’s services accept ES256: ECDSA on P-256 with SHA-256.' },
  kid: { title: 'Key ID', note: 'Which key signed it: ten characters, as in the .p8 file name.' },
  typ: { title: 'Type', note: 'JWT, or left out; APNs has been seen to accept both.' },
  id: {
    title: 'Team ID and service ID',
    note: 'In a WeatherKit token: both, with a dot in between.',
  },
}

const SCOPE = {
  title: 'Allowed requests',
  note: 'A list of requests such as “GET /v1/apps”. If all are GET, the token may live longer.',
}

const COMMON: JsonFieldTable = {
  iss: { title: 'Issuer' },
  iat: { title: 'Made', note: 'In seconds since 1970 UTC.' },
  exp: { title: 'Expires', note: 'In seconds since 1970 UTC.' },
  nbf: { title: 'Not before', note: 'In seconds since 1970 UTC.' },
  aud: { title: 'Audience', note: 'Who the token is for.' },
  sub: { title: 'Subject' },
  jti: { title: 'Token ID' },
}

const TEAM = { title: 'Team ID', note: 'Of the developer account that the key belongs to.' }
const ISSUER = { title: 'Issuer ID', note: 'A UUID, from Users and Access in App Store Connect.' }
const BUNDLE = { title: 'Bundle ID', note: 'The one app that the token is for.' }

const OFFER: JsonFieldTable = {
  iss: ISSUER,
  bid: BUNDLE,
  nonce: { title: 'Nonce', note: 'A UUID, new for every signature.' },
  productId: { title: 'Product ID' },
  transactionId: { title: 'Transaction ID', note: 'Of a transaction of this customer.' },
}

const OWN: Partial<Record<TokenKind, JsonFieldTable>> = {
  provider: {
    iss: TEAM,
    iat: {
      title: 'Made',
      note: 'In seconds since 1970 UTC. APNs accepts the token until an hour after it.',
    },
  },
  'server-api': { iss: ISSUER, bid: BUNDLE, nonce: { title: 'Nonce' } },
  'connect-team': { iss: ISSUER, scope: SCOPE },
  'connect-individual': {
    sub: { title: 'Subject', note: '“user” in every token from an individual key.' },
    scope: SCOPE,
  },
  'connect-enterprise': { iss: ISSUER, scope: SCOPE },
  vapid: {
    aud: { title: 'Push service', note: 'The origin of the subscription’s endpoint.' },
    sub: { title: 'Contact', note: 'A mailto: or https: address of whoever sends.' },
  },
  'sign-in': {
    iss: TEAM,
    sub: { title: 'Client ID', note: 'The app’s bundle ID or a Services ID.' },
  },
  identity: {
    sub: { title: 'User', note: 'The same person has another value for another team.' },
    aud: { title: 'Client ID' },
    email: { title: 'Address' },
    email_verified: { title: 'Address is verified' },
    is_private_email: { title: 'Address is a relay' },
    nonce: { title: 'Nonce' },
    nonce_supported: { title: 'Nonce is supported' },
    auth_time: { title: 'Signed in' },
    c_hash: { title: 'Hash of the code' },
    at_hash: { title: 'Hash of the access token' },
    real_user_status: {
      title: 'Likely a real person',
      values: { '0': 'cannot be told', '1': 'unknown', '2': 'likely real' },
    },
  },
  weatherkit: { iss: TEAM, sub: { title: 'Service ID' } },
  maps: {
    iss: TEAM,
    origin: { title: 'Website', note: 'The one origin that may use the token.' },
    scope: { title: 'Frameworks', note: 'Which of the Maps services it gives access to.' },
    appid: { title: 'Maps ID' },
  },
  musickit: {
    iss: TEAM,
    origin: { title: 'Websites', note: 'The origins that may use the token.' },
  },
  'maps-or-musickit': { iss: TEAM },
  'promotional-offer': { ...OFFER, offerIdentifier: { title: 'Offer ID' } },
  'introductory-offer': {
    ...OFFER,
    allowIntroductoryOffer: { title: 'Gets the introductory offer' },
  },
  'advanced-commerce': { ...OFFER, request: { title: 'Request', note: 'JSON in base64.' } },
}

/** What is known of the claims of a kind; `null`: nothing, so that nothing is marked as unknown. */
export function claimFields(kind: TokenKind): JsonFieldTable | null {
  return kind === 'other' ? null : { ...COMMON, ...OWN[kind] }
}
