import type { Snippet } from '../../rules/rule'
import type { TokenForm, TokenPart, TokenProblem } from './reading'

/** What APNs wants, in a sentence; the code for it is in `HEX_SNIPPETS`. */
export const WRITE_HEX = 'Write the bytes as hex in the app, two digits for every byte.'

/** The code that writes a token as APNs wants it. */
export const HEX_SNIPPETS: readonly Snippet[] = [
  {
    title: 'Swift',
    code: `let token = deviceToken.map { String(format: "%02x", $0) }.joined()
`,
  },
  {
    title: 'Objective-C',
    code: `const unsigned char *bytes = deviceToken.bytes;
NSMutableString *token = [NSMutableString stringWithCapacity:deviceToken.length * 2];
for (NSUInteger i = 0; i < deviceToken.length; i++) {
    [token appendFormat:@"%02x", bytes[i]];
}
`,
  },
]

const GET_TOKEN =
  'Use the token that application(_:didRegisterForRemoteNotificationsWithDeviceToken:) gives the app, as hex.'

/** Why a text is no token that can be sent. The rules of `device-token` are made from it. */
export const TOKEN_PROBLEMS = {
  empty: {
    title: 'No device token',
    message: 'There is nothing here yet.',
    fix: GET_TOKEN,
  },
  'odd-hex': {
    title: 'An odd number of hex digits',
    message: 'Two digits make a byte, so a digit was lost or added.',
    fix: 'Copy the token again, from its first digit to its last.',
  },
  'lost-description': {
    title: 'Bytes were left out of this description',
    message:
      'This is how iOS 13 and later describe data in a log: only the beginning and the end are written. The bytes in between cannot be recovered.',
    fix: WRITE_HEX,
  },
  shortened: {
    title: 'The token is shortened',
    message:
      'Dots replace its middle, as in many logs and tables. The missing digits cannot be recovered.',
    fix: 'Copy the whole token from where it is stored.',
  },
  'bytes-lost': {
    title: 'Bytes of the token were lost',
    message:
      'The token’s bytes were treated as text. Windows-1252 has no character for 81, 8d, 8f, 90 and 9d, and spaces and line ends at the edges are easily trimmed or changed: what was lost that way cannot be recovered.',
    fix: `Store the token as bytes or as hex, never as text, and register the device again. ${WRITE_HEX}`,
  },
  fcm: {
    title: 'This looks like a Firebase registration token',
    message:
      'Firebase Cloud Messaging made it, and only FCM can use it. APNs answers 400 BadDeviceToken.',
    fix: 'Send it through FCM, or take the APNs token in the app: Messaging.messaging().apnsToken, as hex.',
  },
  expo: {
    title: 'This is an Expo push token',
    message:
      'Expo made it, and only Expo’s push service can use it. APNs answers 400 BadDeviceToken.',
    fix: 'Send it through Expo, or take the APNs token in the app: Notifications.getDevicePushTokenAsync().',
  },
  'web-push': {
    title: 'This is a web push subscription',
    message:
      'It is an address to which a web push (RFC 8030) is sent, with a VAPID key. It contains no device token.',
    fix: 'Send it with a web push library. For an app, use the token that the app gets when it registers.',
  },
  jwt: {
    title: 'This is a JWT, not a device token',
    message:
      'Three parts of base64url with dots between them are a signed token, such as a provider token. It belongs in the authorization header.',
    fix: GET_TOKEN,
  },
  uuid: {
    title: 'This is a UUID, not a device token',
    message:
      'It names a device, an installation or a notification (identifierForVendor, apns-id), not an APNs address.',
    fix: GET_TOKEN,
  },
  udid: {
    title: 'This is a device’s UDID, not its token',
    message:
      'A UDID names the device in Xcode and in provisioning profiles. A device token belongs to one app on that device.',
    fix: GET_TOKEN,
  },
  'not-hex': {
    title: 'Not a device token in any known form',
    message: 'A device token is hex: the digits 0 to 9 and the letters a to f.',
    fix: GET_TOKEN,
  },
  'mis-decoded-text': {
    title: 'The token’s bytes were treated as text',
    message: 'They cannot be recovered from these characters.',
    fix: `Store the token as bytes or as hex, never as text, and register the device again. ${WRITE_HEX}`,
  },
} as const satisfies Partial<Record<TokenProblem['code'], Omit<TokenProblem, 'code'>>>

export type TokenProblemCode = keyof typeof TOKEN_PROBLEMS

/** A part that is a problem; `found` is a sentence about this very text, put first. */
export function problemPart(
  form: TokenForm,
  code: TokenProblemCode,
  found?: string,
  facts: { remains?: string; length?: number } = {},
): TokenPart {
  return { form, bytes: null, problem: tokenProblem(code, found), ...facts }
}

export function tokenProblem(code: TokenProblemCode, found?: string): TokenProblem {
  const { title, message, fix } = TOKEN_PROBLEMS[code]
  return { code, title, message: found ? `${found} ${message}` : message, fix }
}
