import 'server-only'

/**
 * Every reason that Apple documents for a device push, with its status.
 * `by: 'request'`: something about the request brings it about. `by: 'fault'`: it depends on
 * Apple's side, and is switched on for the next request.
 *
 * Source: https://developer.apple.com/documentation/usernotifications/handling-notification-responses-from-apns
 */
export const REASONS = {
  BadCollapseId: { status: 400, by: 'request' },
  BadDeviceToken: { status: 400, by: 'request' },
  BadExpirationDate: { status: 400, by: 'request' },
  BadMessageId: { status: 400, by: 'request' },
  BadPriority: { status: 400, by: 'request' },
  BadTopic: { status: 400, by: 'request' },
  DeviceTokenNotForTopic: { status: 400, by: 'request' },
  DuplicateHeaders: { status: 400, by: 'request' },
  IdleTimeout: { status: 400, by: 'fault' },
  InvalidPushType: { status: 400, by: 'request' },
  MissingDeviceToken: { status: 400, by: 'request' },
  MissingTopic: { status: 400, by: 'request' },
  PayloadEmpty: { status: 400, by: 'request' },
  TopicDisallowed: { status: 400, by: 'request' },
  BadCertificate: { status: 403, by: 'fault' },
  BadCertificateEnvironment: { status: 403, by: 'fault' },
  ExpiredProviderToken: { status: 403, by: 'request' },
  Forbidden: { status: 403, by: 'fault' },
  InvalidProviderToken: { status: 403, by: 'request' },
  MissingProviderToken: { status: 403, by: 'request' },
  UnrelatedKeyIdInToken: { status: 403, by: 'request' },
  BadEnvironmentKeyIdInToken: { status: 403, by: 'request' },
  BadPath: { status: 404, by: 'request' },
  MethodNotAllowed: { status: 405, by: 'request' },
  ExpiredToken: { status: 410, by: 'request' },
  Unregistered: { status: 410, by: 'request' },
  PayloadTooLarge: { status: 413, by: 'request' },
  TooManyProviderTokenUpdates: { status: 429, by: 'request' },
  TooManyRequests: { status: 429, by: 'request' },
  InternalServerError: { status: 500, by: 'fault' },
  ServiceUnavailable: { status: 503, by: 'fault' },
  Shutdown: { status: 503, by: 'fault' },
} as const satisfies Record<string, { status: number; by: 'request' | 'fault' }>

export type Reason = keyof typeof REASONS

export function isReason(value: string): value is Reason {
  return Object.hasOwn(REASONS, value)
}

/**
 * The documented `BadEnvironmentKeyIdInToken` was seen on the wire without its `Id`:
 * https://github.com/kylebrowning/APNSwift/pull/229
 */
export function spelled(reason: Reason, spelling: 'documented' | 'observed'): string {
  return reason === 'BadEnvironmentKeyIdInToken' && spelling === 'observed'
    ? 'BadEnvironmentKeyInToken'
    : reason
}
