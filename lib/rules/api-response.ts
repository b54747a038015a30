import { notApns, timestampSeconds, unknownReason } from './api-response/apns'
import { appStoreErrorRules } from './api-response/app-store-errors'
import { connectErrorRules, unknownConnectError } from './api-response/connect-errors'
import { connectRateLimit, priceSchedulePath, spacedValue } from './api-response/connect-hints'
import { attemptsFailed, morePages, notExtended, orderNotValid } from './api-response/facts'
import {
  retryAfterMilliseconds,
  statusDiffers,
  unauthorized,
  unknownServerError,
} from './api-response/server-errors'
import type { ApiAnswer } from './api-response/subject'
import type { AnyRule } from './rule'

/** The rules of `api-response`, in the order in which a person meets them. */
export const apiResponseRules: readonly AnyRule<ApiAnswer>[] = [
  // App Store Server API: what is wrong, then what is easily overlooked
  unauthorized,
  ...appStoreErrorRules,
  unknownServerError,
  statusDiffers,
  retryAfterMilliseconds,
  orderNotValid,
  notExtended,
  attemptsFailed,
  morePages,
  // App Store Connect: the narrower hint first
  spacedValue,
  priceSchedulePath,
  ...connectErrorRules,
  unknownConnectError,
  connectRateLimit,
  // APNs, besides the reasons, which have a group of their own
  notApns,
  unknownReason,
  timestampSeconds,
]
