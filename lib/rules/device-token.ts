import { APPLE } from '../apple/sources'
import { lengthNote, NOTES } from '../inspect/device-token/notes'
import {
  HEX_SNIPPETS,
  TOKEN_PROBLEMS,
  type TokenProblemCode,
  WRITE_HEX,
} from '../inspect/device-token/problems'
import { readDeviceToken } from '../inspect/device-token/read'
import type { DeviceTokenReading } from '../inspect/device-token/reading'
import { type AnyRule, defineRule } from './rule'

/** 32 bytes made for the console; no device has it. */
const HEX = '4f9a1c7be2d05836a1b4c9d7e0f32856817a4c5b6d9e0f1a2b3c4d5e6f708192'
const GOOD = [readDeviceToken(HEX), readDeviceToken(HEX.repeat(3).slice(0, 160))] as const

/** What every problem of the table needs beside its words: a text that has it, and where it is written. */
const PROBLEM_ROWS: Record<
  TokenProblemCode,
  { example: string; see: readonly [string, ...string[]] }
> = {
  empty: { example: ' ', see: [APPLE.registering] },
  'odd-hex': { example: HEX.slice(1), see: [APPLE.sending, APPLE.registering] },
  'lost-description': {
    example: '{length = 32, bytes = 0x4f9a1c7b e2d05836 a1b4c9d7 e0f32856 ... 2b3c4d5e 6f708192 }',
    see: [
      'https://developer.apple.com/documentation/foundation/nsdata/description',
      APPLE.registering,
    ],
  },
  shortened: { example: '4f9a1c7be2d0…6f708192', see: [APPLE.registering] },
  'bytes-lost': {
    example: '¡˜rÁ„\u0001bü1pf\t§Âv}áÚ:?\r\nåƒ÷yÞ“Ér',
    see: ['https://encoding.spec.whatwg.org/#windows-1252', APPLE.registering],
  },
  fcm: {
    example: `fGhT5k2xQ0e:APA91b${'HPRgkF3JUikC4ENAHEeMrd41Zxv3'.repeat(4)}`,
    see: ['https://firebase.google.com/docs/cloud-messaging/ios/client', APPLE.registering],
  },
  expo: {
    example: 'ExponentPushToken[xxxxxxxxxxxxxxxxxxxxxx]',
    see: ['https://docs.expo.dev/push-notifications/sending-notifications-custom/'],
  },
  'web-push': {
    example: 'https://web.push.apple.com/QGuQyavXutnMH',
    see: ['https://www.rfc-editor.org/rfc/rfc8030#section-5'],
  },
  jwt: {
    example: 'eyJhbGciOiJFUzI1NiIsImtpZCI6IkFCQzEyM0RFRkcifQ.eyJpc3MiOiJERUYxMjNHSElKIn0.c2ln',
    see: [APPLE.tokens, APPLE.registering],
  },
  uuid: { example: '6f9619ff-8b86-d011-b42d-00cf4fc964ff', see: [APPLE.registering] },
  udid: { example: '00008030-001A2B3C4D5E6F70', see: [APPLE.registering] },
  'not-hex': { example: `O${HEX.slice(1)}`, see: [APPLE.sending, APPLE.registering] },
  'mis-decoded-text': {
    example: '\ufffd\ufffdr\ufffd\ufffd\u0001b\ufffd1pf\t\ufffd\ufffdv}',
    see: ['https://encoding.spec.whatwg.org/#utf-8-decoder', APPLE.registering],
  },
}

const problems = (Object.keys(PROBLEM_ROWS) as TokenProblemCode[]).map(problemRule)

const undoneText = defineRule<DeviceTokenReading, { repairs: string[] }>({
  code: 'device-token/undone-text',
  level: 'warning',
  title: 'The bytes had been read as text, but nothing was lost this time',
  cause:
    'The token’s bytes were read as text, which was then written as UTF-8. Bytes without a character are lost that way, so other tokens in the same database are broken.',
  fix: `Store tokens as bytes or as hex, never as text. ${WRITE_HEX}`,
  snippets: HEX_SNIPPETS,
  see: ['https://encoding.spec.whatwg.org/#windows-1252', APPLE.registering],
  check: ({ form, hex, repairs }) =>
    form === 'mis-decoded-text' && hex !== null ? { args: { repairs } } : 'pass',
  message: ({ repairs }) => repairs.join(' '),
  examples: () => ({
    bad: [readDeviceToken('¡˜rÁ„\u0001b¼e1pf\t§Âv}áÚ:?\r\nåƒ÷yÞ“Érþ')],
    good: GOOD,
  }),
})

const rewritten = defineRule<DeviceTokenReading, { repairs: string[] }>({
  code: 'device-token/rewritten',
  level: 'notice',
  title: 'The token was not written the way APNs accepts it',
  cause:
    'It was copied from a log, from source code or from a database that stores it in another form.',
  fix: 'Send just the hex digits, as shown here.',
  see: [APPLE.sending, APPLE.registering],
  check: ({ form, hex, repairs }) =>
    hex !== null && form !== 'mis-decoded-text' && repairs.length > 0
      ? { args: { repairs } }
      : 'pass',
  message: ({ repairs }) => repairs.join(' '),
  examples: () => ({
    bad: [readDeviceToken(`<${HEX}>`), readDeviceToken(`Token: ${HEX}`)],
    good: GOOD,
  }),
})

const unusualLength = defineRule<DeviceTokenReading, { bytes: number }>({
  code: 'device-token/unusual-length',
  level: 'notice',
  title: 'Not the 32 bytes that most tokens have',
  cause:
    'Tokens of 54 and 80 bytes have been seen too, and Apple asks not to assume any length. A token that was cut off looks the same.',
  fix: 'Compare it with what the app logged; if the two agree, there is nothing to do.',
  see: [APPLE.sending, 'https://github.com/ZhukV/AppleApnPush/pull/80'],
  check: ({ hex, bytes, usual }) =>
    hex !== null && bytes !== null && !usual ? { args: { bytes } } : 'pass',
  message: ({ bytes }) => lengthNote(bytes),
  examples: () => ({
    bad: [readDeviceToken(HEX.slice(0, 62)), readDeviceToken(HEX.repeat(3).slice(0, 160))],
    good: [readDeviceToken(HEX)],
  }),
})

const upperCase = defineRule<DeviceTokenReading, Record<string, never>>({
  code: 'device-token/upper-case',
  level: 'notice',
  title: 'The token is written in upper case',
  cause: 'Its bytes were written with %02X instead of %02x, or a database changed the letters.',
  fix: 'Compare tokens without regard to case, so that one device is not counted twice.',
  see: [APPLE.sending, 'https://github.com/sideshow/apns2/issues/102'],
  check: ({ notes }) => (notes.includes(NOTES.upperCase) ? { args: {} } : 'pass'),
  message: () => NOTES.upperCase,
  examples: () => ({ bad: [readDeviceToken(HEX.toUpperCase())], good: GOOD }),
})

const plusSign = defineRule<DeviceTokenReading, Record<string, never>>({
  code: 'device-token/plus-sign',
  level: 'warning',
  title: 'A plus sign can be two different bytes',
  cause: 'Percent-encoding writes a space as %20; the body of a form writes it as a plus sign.',
  fix: 'If the text comes from a form, replace each plus sign with %20 and paste it again.',
  see: ['https://url.spec.whatwg.org/#application/x-www-form-urlencoded', APPLE.registering],
  check: ({ notes }) => (notes.includes(NOTES.plus) ? { args: {} } : 'pass'),
  message: () => NOTES.plus,
  examples: () => ({
    bad: [readDeviceToken(`${HEX.replace(/../g, '%$&').slice(0, -3)}+`)],
    good: GOOD,
  }),
})

/** The rules of `device-token`, in the order in which a person meets them. */
export const deviceTokenRules: readonly AnyRule<DeviceTokenReading>[] = [
  ...problems,
  undoneText,
  rewritten,
  plusSign,
  upperCase,
  unusualLength,
]

function problemRule(problem: TokenProblemCode): AnyRule<DeviceTokenReading> {
  const { title, message, fix } = TOKEN_PROBLEMS[problem]
  const { example, see } = PROBLEM_ROWS[problem]
  return defineRule<DeviceTokenReading, { message: string }>({
    code: `device-token/${problem}`,
    level: 'error',
    title,
    cause: message,
    fix,
    ...(fix.includes(WRITE_HEX) ? { snippets: HEX_SNIPPETS } : {}),
    see,
    check: (reading) =>
      reading.problem?.code === problem ? { args: { message: reading.problem.message } } : 'pass',
    // What was found in this very text stands in the reading, before the words of the table.
    message: (args) => args.message,
    examples: () => ({ bad: [readDeviceToken(example)], good: GOOD }),
  })
}
