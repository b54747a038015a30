/**
 * Answers that no request can bring about by itself: the page switches them on for the next one.
 *
 * Source: https://developer.apple.com/documentation/usernotifications/handling-notification-responses-from-apns
 */
export type Fault =
  /** The next request gets this status and reason. `retryAfter` in seconds. */
  | { kind: 'answer'; reason: string; retryAfter?: number; delayMs?: number }
  /**
   * The connection says goodbye with the reason in the GOAWAY frame. `keeps: 'nothing'`: the
   * request is above the last stream, so it was not looked at and may be sent again. `keeps: 'this'`:
   * it is still answered.
   */
  | { kind: 'goaway'; reason: string; keeps: 'nothing' | 'this'; delayMs?: number }
  /** The request is treated, and the connection breaks before the answer leaves. */
  | { kind: 'close'; delayMs?: number }
  /** The request is treated as ever, and answered late. */
  | { kind: 'delay'; delayMs: number }

/** Reasons that depend on Apple's side and not on what was sent. */
export const FAULT_REASONS = [
  { reason: 'BadCertificate', about: 'The client certificate is invalid.' },
  {
    reason: 'BadCertificateEnvironment',
    about: 'The client certificate is for the other environment.',
  },
  { reason: 'Forbidden', about: 'The action is not allowed.' },
  { reason: 'IdleTimeout', about: 'The connection was idle for too long.' },
  { reason: 'InternalServerError', about: 'Something went wrong at APNs.' },
  { reason: 'ServiceUnavailable', about: 'APNs cannot take requests at the moment.' },
  { reason: 'Shutdown', about: 'This APNs server is shutting down.' },
] as const
