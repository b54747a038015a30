import type { Attempt } from './attempt'
import type { PushRequest } from './request'

/** Was the last push with this key told that its provider token is too old? Newest first. */
export function tokenExpired(recent: readonly Attempt[], request: PushRequest): boolean {
  const last = recent.find(
    (attempt) =>
      attempt.request.key?.id === request.key?.id &&
      attempt.request.environment === request.environment,
  )
  return last?.outcome?.reason === 'ExpiredProviderToken'
}
