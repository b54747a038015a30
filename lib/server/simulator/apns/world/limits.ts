import 'server-only'

/** The simulator's own bounds and its own choices where Apple gives no number. */
export interface Limits {
  owners: number
  teamsPerOwner: number
  devicesPerOwner: number
  appsPerDevice: number
  notificationsPerDevice: number
  faultsPerOwner: number
  subscribersPerOwner: number
  /** Wire log entries kept per owner, and bytes of a body kept in each. */
  logPerOwner: number
  logBodyBytes: number
  /** Device tokens of removed apps that are remembered, per owner. */
  deadTokensPerOwner: number
  /**
   * After an app is removed, its tokens go on being answered 200 for this many milliseconds or this
   * many pushes, whichever ends first; then 410. Apple keeps its schedule vague on purpose:
   * https://developer.apple.com/forums/thread/780156
   */
  graceMs: number
  gracePushes: number
  /**
   * This many pushes to one token within the window, with none to another token in between, and the
   * next is answered 429 TooManyRequests. Apple gives no number.
   */
  consecutivePushes: number
  consecutiveWindowMs: number
}

export const DEFAULT_LIMITS: Limits = {
  owners: 500,
  teamsPerOwner: 20,
  devicesPerOwner: 20,
  appsPerDevice: 20,
  notificationsPerDevice: 50,
  faultsPerOwner: 20,
  subscribersPerOwner: 20,
  logPerOwner: 500,
  logBodyBytes: 8192,
  deadTokensPerOwner: 500,
  graceMs: 5 * 60_000,
  gracePushes: 2,
  consecutivePushes: 500,
  consecutiveWindowMs: 60_000,
}

/**
 * Apple's own: two team-scoped keys and 200 topic-specific keys per environment, 400 topics a key.
 * https://developer.apple.com/documentation/usernotifications/establishing-a-token-based-connection-to-apns
 */
export const APPLE_LIMITS = { teamKeys: 2, topicKeys: 200, topicsPerKey: 400 } as const

/**
 * How long APNs keeps a notification for a device that is away.
 * https://developer.apple.com/documentation/usernotifications/viewing-the-status-of-push-notifications-using-metrics-and-apns
 */
export const STORED_MS = 30 * 86_400_000
