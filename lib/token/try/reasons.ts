import { APPLE } from '@/lib/apple/sources'

/** What an answer says of the provider token, and of nothing else. */
export type TrySays = 'good' | 'likely' | 'bad' | 'nothing'

export interface TryReason {
  /** As Apple documents it. */
  reason: string
  says: TrySays
  /** What follows for the token: a sentence. */
  about: string
  see: readonly [string, ...string[]]
}

/**
 * Here somebody sent two kinds of device tokens, one of which was none of APNs, and for both the
 * answer was InvalidProviderToken: the provider token was looked at before the device token.
 */
export const OBSERVED_ORDER = 'https://github.com/firebase/firebase-ios-sdk/issues/4042'

/** Said beside every answer that is about something else than the token. */
export const ORDER_NOT_DOCUMENTED =
  'Apple does not document in which order APNs checks a request. What is observed: a bad provider token is refused as such even where the device token is bad too.'

const PROVEN = [APPLE.responses, OBSERVED_ORDER] as const
const DOCUMENTED = [APPLE.responses, APPLE.tokens] as const

const good = (reason: string, about: string): TryReason => ({
  reason,
  says: 'good',
  about,
  see: PROVEN,
})
const likely = (reason: string, about: string): TryReason => ({
  reason,
  says: 'likely',
  about,
  see: [APPLE.responses],
})
const bad = (reason: string, about: string): TryReason => ({
  reason,
  says: 'bad',
  about,
  see: DOCUMENTED,
})
const nothing = (reason: string, about: string): TryReason => ({
  reason,
  says: 'nothing',
  about,
  see: [APPLE.responses],
})

/**
 * Every reason of Apple’s table as the answer to a push that was made up: what it says of the
 * provider token.
 * https://developer.apple.com/documentation/usernotifications/handling-notification-responses-from-apns
 */
export const TRY_REASONS: readonly TryReason[] = [
  good(
    'BadDeviceToken',
    'The provider token was accepted: what is refused is the device token, which was made up.',
  ),
  good(
    'Unregistered',
    'The provider token was accepted: the answer is about the device token, which was made up.',
  ),
  good(
    'ExpiredToken',
    'The provider token was accepted: the answer is about the device token, which was made up.',
  ),
  good(
    'DeviceTokenNotForTopic',
    'The provider token was accepted: the device token and the topic do not match, and neither is real.',
  ),
  good(
    'TopicDisallowed',
    'The provider token was accepted, and its team or its key may not push to this topic. Enter the bundle ID of one of that team’s apps, and try again.',
  ),
  likely(
    'BadTopic',
    'The answer is about the topic and not about the provider token. It is not known whether APNs had checked the token by then: enter the bundle ID of one of the team’s apps, and try again.',
  ),
  likely(
    'MissingTopic',
    'The answer is about the topic, which was left out, and not about the provider token. It is not known whether APNs had checked the token by then: enter the bundle ID of one of the team’s apps, and try again.',
  ),

  bad(
    'InvalidProviderToken',
    'The provider token is not valid, or its signature does not match the key that it names: wrong key, wrong Key ID or Team ID, or a revoked key.',
  ),
  bad(
    'ExpiredProviderToken',
    'The provider token is more than an hour old by Apple’s clock. This says nothing about its key.',
  ),
  bad(
    'MissingProviderToken',
    'APNs found no provider token in the request: it does not look like one.',
  ),
  bad('BadEnvironmentKeyIdInToken', 'The key is for the other environment. Try the token there.'),
  nothing(
    'UnrelatedKeyIdInToken',
    'The key does not match the connection, although nothing else was ever sent on it. That is not what Apple documents; try again.',
  ),
  nothing(
    'Forbidden',
    'The action is not allowed. Apple says no more than that, so it is not clear whether the token is at fault.',
  ),
  nothing(
    'TooManyProviderTokenUpdates',
    'APNs says that tokens for this key change too often, not whether this one is good. The connection was new, so the limit seems to be counted elsewhere too. Wait 20 minutes, then try again.',
  ),
  nothing(
    'TooManyRequests',
    'APNs had too many requests for the same device token, which was made up. Try again.',
  ),
  nothing('BadCertificate', 'The answer is about a client certificate, but none was presented.'),
  nothing(
    'BadCertificateEnvironment',
    'The answer is about a client certificate, but none was presented.',
  ),
  nothing('BadCollapseId', 'The answer is about a header that was not sent.'),
  nothing('BadExpirationDate', 'The answer is about “apns-expiration”, which was 0.'),
  nothing('BadMessageId', 'The answer is about “apns-id”.'),
  nothing('BadPriority', 'The answer is about “apns-priority”, which was 5.'),
  nothing('DuplicateHeaders', 'The answer is about a header that came twice.'),
  nothing('IdleTimeout', 'The connection was idle for too long.'),
  nothing(
    'InvalidPushType',
    'The answer is about “apns-push-type”, which was “background”. A topic with a suffix needs another type: enter the bundle ID alone.',
  ),
  nothing('MissingDeviceToken', 'The answer is about the path of the request.'),
  nothing('PayloadEmpty', 'The answer is about the payload.'),
  nothing('PayloadTooLarge', 'The answer is about the payload.'),
  nothing('BadPath', 'The answer is about the path of the request.'),
  nothing('MethodNotAllowed', 'The answer is about the method of the request.'),
  nothing('InternalServerError', 'APNs had an error. Try again later.'),
  nothing('ServiceUnavailable', 'APNs is not available. Try again later.'),
  nothing('Shutdown', 'The server that was asked is shutting down. Try again.'),
]
