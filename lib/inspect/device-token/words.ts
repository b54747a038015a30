import type { TokenForm } from './reading'

/** How a token was written, in words. */
export const FORM_WORDS: Record<TokenForm, string> = {
  empty: 'nothing',
  hex: 'hexadecimal digits',
  'odd-hex': 'hexadecimal digits, an odd number of them',
  'nsdata-description': 'the description of data with every byte',
  'lost-description': 'a shortened description',
  base64: 'base64',
  base64url: 'base64url',
  'byte-list': 'a list of bytes',
  'escaped-bytes': 'bytes, escaped',
  'mis-decoded-text': 'bytes that were treated as text',
  fcm: 'the form of Firebase registration tokens',
  expo: 'the form of Expo push tokens',
  'web-push': 'a web push subscription',
  jwt: 'a JWT',
  uuid: 'a UUID',
  udid: 'a UDID',
  'not-hex': 'no known form',
}

/** What stands in place of “Device token” where it is something else’s. */
export const FORM_TITLES: Partial<Record<TokenForm, string>> = {
  fcm: 'Firebase registration token',
  expo: 'Expo push token',
  'web-push': 'Web push subscription',
  jwt: 'JWT, not a device token',
  uuid: 'UUID, not a device token',
  udid: 'UDID, not a device token',
}
