import type { ApnsReason } from './apns-reasons'
import { APPLE } from './sources'

type Row = Omit<ApnsReason, 'otherSpellings' | 'confidence'> &
  Partial<Pick<ApnsReason, 'otherSpellings' | 'confidence'>>

const row = (reason: Row): ApnsReason => ({ otherSpellings: [], confidence: 'A', ...reason })

/** Reasons about who sends: provider tokens, keys and certificates. */
export const AUTH_REASONS: readonly ApnsReason[] = [
  row({
    status: 403,
    reason: 'BadCertificate',
    title: 'The client certificate is not valid',
    causes: ['The certificate has expired, was revoked, or is not for APNs.'],
    fix: 'Create a new certificate in the developer account, or switch to a .p8 key, which does not expire.',
    retry: 'after-fixing',
    see: [APPLE.responses, APPLE.certificates],
  }),
  row({
    status: 403,
    reason: 'BadCertificateEnvironment',
    title: 'The client certificate is for the other environment',
    causes: ['A development certificate was used against production, or the other way round.'],
    fix: 'Send to the environment the certificate is for, or use a certificate or key for this one.',
    retry: 'after-fixing',
    see: [APPLE.responses, APPLE.certificates],
  }),
  row({
    status: 403,
    reason: 'BadEnvironmentKeyIdInToken',
    otherSpellings: ['BadEnvironmentKeyInToken'],
    title: 'The key is for the other environment',
    causes: [
      'The key was created for Sandbox only or for Production only, and this host is the other one. Older keys work for both.',
      'The connection began with a key of the other environment.',
    ],
    fix: 'Look at the key’s environment in the developer account under Keys. Send to that environment, or create a key for this one; both can be in use, each on connections of its own.',
    retry: 'after-fixing',
    confidence: 'D',
    see: [APPLE.responses, APPLE.tokens, 'https://github.com/kylebrowning/APNSwift/pull/229'],
  }),
  row({
    status: 403,
    reason: 'ExpiredProviderToken',
    title: 'The provider token is too old',
    causes: [
      'iat is more than an hour ago: the token was made once and kept.',
      'The clock of the machine that signed is wrong, or set to another time zone’s time.',
    ],
    fix: 'Make a new provider token no more often than every 20 minutes and no less often than every 60, and compare the machine’s clock with the real time.',
    retry: 'after-fixing',
    see: [APPLE.responses, APPLE.tokens, 'https://github.com/node-apn/node-apn/issues/590'],
  }),
  row({
    status: 403,
    reason: 'Forbidden',
    title: 'The action is not allowed',
    causes: ['Apple says no more than that. The sender was recognised but may not do this.'],
    fix: 'Check that the app’s identifier has Push Notifications enabled, that the agreements in the developer account are accepted, and that key and app belong to one team. Do not send the same request again.',
    retry: 'never',
    see: [APPLE.responses],
  }),
  row({
    status: 403,
    reason: 'InvalidProviderToken',
    title: 'The provider token is not valid',
    causes: [
      'Key ID and Team ID are swapped: kid has to be the key’s ID, iss the team’s.',
      'The key is not the one that the Key ID names, belongs to another team, or was revoked.',
      'The signature is not ES256 with this key: another algorithm, an HMAC, or a damaged .p8.',
      'The key is new and not known everywhere yet; one report mentions hours.',
    ],
    fix: 'Compare the Key ID with the name of the file (AuthKey_<Key ID>.p8) and the Team ID with Membership details in the developer account. Check there that the key has not been revoked and has Apple Push Notifications service enabled.',
    retry: 'after-fixing',
    see: [
      APPLE.responses,
      APPLE.tokens,
      'https://github.com/jchambers/pushy/issues/914',
      'https://github.com/sideshow/apns2/issues/102',
    ],
  }),
  row({
    status: 403,
    reason: 'MissingProviderToken',
    title: 'There is no provider token',
    causes: [
      'The request has no authorization header, and the connection has no client certificate.',
      'The header does not begin with “bearer ”.',
    ],
    fix: 'Choose a key, or send authorization: bearer <provider token>.',
    retry: 'after-fixing',
    see: [APPLE.responses, APPLE.tokens],
  }),
  row({
    status: 403,
    reason: 'UnrelatedKeyIdInToken',
    title: 'This connection began with another key',
    causes: [
      'The first push on a connection binds it to a key and its team; this token’s key is not related to that one.',
      'A team-scoped and a topic-specific key share a connection, or two teams do.',
    ],
    fix: 'Open another connection for this key. Keep one connection for each key.',
    retry: 'after-fixing',
    see: [APPLE.responses, APPLE.tokens],
  }),
  row({
    status: 429,
    reason: 'TooManyProviderTokenUpdates',
    title: 'Provider tokens change too often',
    causes: [
      'A new provider token is made for every request, worker or topic.',
      'The token’s age is calculated in milliseconds instead of seconds, so it always looks old.',
    ],
    fix: 'Keep one provider token for a key and use it for 20 to 60 minutes, shared by all workers. Wait 20 minutes before a new one is used on this connection.',
    retry: 'later',
    see: [APPLE.responses, APPLE.tokens, 'https://github.com/Pr0Ger/PyAPNs2/issues/76'],
  }),
]
