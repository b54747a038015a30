import type { EnvironmentId } from '@/lib/apple/environments'
import type { PushRequest } from '@/lib/push/request'

/** What the topic is where nobody wrote one. */
export const TRY_TOPIC = 'com.example.app'

/**
 * A push that cannot be delivered and would show nothing if it were: for a device token that was made
 * up, in the background, without content, to be stored for no moment.
 */
export function tryRequest(
  environment: EnvironmentId,
  topic: string,
  deviceToken: string,
): PushRequest {
  return {
    environment,
    port: 443,
    deviceToken,
    topic,
    pushType: 'background',
    priority: '5',
    expiration: { kind: 'now' },
    collapseId: '',
    apnsId: '',
    payload: '{"aps":{"content-available":1}}',
    key: null,
  }
}
