import { problemPart } from './problems'
import type { TokenReader } from './reading'

const UUID = /^\{?[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\}?$/i
/** Devices since 2018; an older UDID is 40 hex digits and cannot be told from hex. */
const UDID = /^[0-9a-f]{8}-[0-9a-f]{16}$/i
const EXPO = /^Expo(?:nent)?PushToken\[/i
/** An instance ID, a colon, and the token; or the older form, which begins with APA91. */
const FCM = /^(?:[\w-]{6,64}:[\w-]{100,}|[\w-]{6,64}:APA91[\w-]+|APA91[\w-]{60,})$/
const JWT = /^(?:bearer\s+)?ey[\w-]+\.[\w-]+\.[\w-]*$/i
const PUSH_HOSTS =
  /^https?:\/\/(?:[\w.-]*\.push\.apple\.com|fcm\.googleapis\.com|updates\.push\.services\.mozilla\.com|[\w.-]+\.notify\.windows\.com|android\.googleapis\.com)\/\S*$/i
const SUBSCRIPTION = /"endpoint"\s*:\s*"https?:/i
const DEVICE_PATH = /\/3\/device\//i

/** Tokens and identifiers of other services, which are told by their shape. */
export const readOtherToken: TokenReader = (text) => {
  if (EXPO.test(text)) return problemPart('expo', 'expo')
  if (FCM.test(text)) return problemPart('fcm', 'fcm')
  if (JWT.test(text)) return problemPart('jwt', 'jwt')
  if (UUID.test(text)) return problemPart('uuid', 'uuid')
  if (UDID.test(text)) return problemPart('udid', 'udid')
  const address = PUSH_HOSTS.test(text) && !DEVICE_PATH.test(text)
  return address || SUBSCRIPTION.test(text) ? problemPart('web-push', 'web-push') : null
}
