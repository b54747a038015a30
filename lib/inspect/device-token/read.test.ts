import { describe, expect, it } from 'vitest'
import { readDeviceToken } from './read'
import type { DeviceTokenReading } from './reading'

type Row = [what: string, pasted: string, expected: Partial<DeviceTokenReading>]

/** 32 bytes made for these tests; no device has it. */
const HEX = '965b251e6cb1926ee3cb366f81c1840f0062fca5317066090aa7c2767d0b3a12'
const BYTES = Buffer.from(HEX, 'hex')
const GROUPS = HEX.match(/.{8}/g)?.join(' ') ?? ''
/** 80 bytes, the size of a Live Activity token that was seen. */
const LONG = HEX + HEX + HEX.slice(0, 32)

/** What the asker of “bad devicetoken” had in the database: Windows-1252 text as UTF-8, escaped. */
const ESCAPED_TEXT = String.raw`\xc2\xa1\xcb\x9cr\xc3\x81\xe2\x80\x9e\x01b\xc3\xbce1pf\t\xc2\xa7\xc3\x82v}\xc3\xa1\xc3\x9a:?\r\n\xc3\xa5\xc6\x92\xc3\xb7y\xc3\x9e\xe2\x80\x9c\xc3\x89r`
const UNDONE = 'a19872c1840162fc6531706609a7c2767de1da3a3f0d0ae583f779de93c972'

const sent = (form: DeviceTokenReading['form'], hex = HEX): Partial<DeviceTokenReading> => ({
  form,
  hex,
  remains: null,
  bytes: hex.length / 2,
  usual: hex.length === 64,
  problem: null,
})

const READ: Row[] = [
  ['hex as it should be', HEX, { ...sent('hex'), repairs: [], notes: [] }],
  [
    'upper case, which APNs took: github.com/sideshow/apns2/issues/102',
    HEX.toUpperCase(),
    sent('hex', HEX.toUpperCase()),
  ],
  [
    '54 bytes, an iPad with iOS 11: github.com/dgilland/pushjack/issues/32',
    LONG.slice(0, 108),
    sent('hex', LONG.slice(0, 108)),
  ],
  ['80 bytes, production: github.com/ZhukV/AppleApnPush/pull/80', LONG, sent('hex', LONG)],
  [
    '100 bytes, announced in WWDC 2015 session 720',
    HEX.repeat(4).slice(0, 200),
    sent('hex', HEX.repeat(4).slice(0, 200)),
  ],
  ['white space around and between', ` \n${GROUPS.replace(' ', '\n')}\t`, sent('hex')],
  ['a 0x in front', `0x${HEX}`, sent('hex')],
  ['PostgreSQL’s bytea', String.raw`\x${HEX}`, sent('hex')],
  ['colons, as of a fingerprint', HEX.match(/../g)?.join(':') ?? '', sent('hex')],
  ['quotation marks', `"${HEX}"`, sent('hex')],
  ['curly quotation marks', `“${HEX}”`, sent('hex')],
  ['a line of a log', `Device Token: ${HEX}`, sent('hex')],
  ['an assignment in Swift', `let token = "${HEX}";`, sent('hex')],
  ['a member of JSON', `{"deviceToken": "${HEX}"}`, sent('hex')],
  ['a member of JSON with a comma', `"device_token": "${HEX}",`, sent('hex')],
  ['Swift’s Optional', `Optional("${HEX}")`, sent('hex')],
  ['a zero-width space', `\u200b${HEX.slice(0, 20)}\u200b${HEX.slice(20)}`, sent('hex')],
  ['the path of a request', `/3/device/${HEX}`, sent('hex')],
  ['the address of a request', `https://api.push.apple.com/3/device/${HEX}`, sent('hex')],
  [
    'before iOS 13: github.com/mway-io/flutter-apns/issues/8',
    `<${GROUPS}>`,
    sent('nsdata-description'),
  ],
  ['the same after “Token:”', `Token: <${GROUPS}>`, sent('nsdata-description')],
  [
    'a new description that left nothing out',
    `{length = 12, bytes = 0x${GROUPS.slice(0, 26)}}`,
    sent('nsdata-description', HEX.slice(0, 24)),
  ],
  ['Node’s Buffer', `<Buffer ${HEX.match(/../g)?.join(' ')}>`, sent('nsdata-description')],
  ['base64, as MDM’s TokenUpdate has it', BYTES.toString('base64'), sent('base64')],
  [
    'base64 over two lines',
    `${BYTES.toString('base64').slice(0, 20)}\n${BYTES.toString('base64').slice(20)}`,
    sent('base64'),
  ],
  ['base64url', Buffer.from(LONG, 'hex').toString('base64url'), sent('base64url', LONG)],
  ['a list in Swift', `[${[...BYTES].join(', ')}]`, sent('byte-list')],
  ['a list in Java, signed', `[${[...new Int8Array(BYTES)].join(', ')}]`, sent('byte-list')],
  ['a list without brackets', [...BYTES].join(','), sent('byte-list')],
  [
    'an array in C',
    `{ ${[...BYTES].map((byte) => `0x${byte.toString(16)}`).join(', ')} }`,
    sent('byte-list'),
  ],
  [
    'an array in Java',
    `new byte[]{${[...BYTES].map((byte) => `(byte) 0x${byte.toString(16)}`).join(', ')}}`,
    sent('byte-list'),
  ],
  ['Node’s Buffer as JSON', JSON.stringify(BYTES), sent('byte-list')],
  [
    'Python’s bytes',
    String.raw`b'\x96[%\x1el\xb1\x92n\xe3\xcb6o\x81\xc1\x84\x0f\x00b\xfc\xa51pf\t\n\xa7\xc2v}\x0b:\x12'`,
    sent('escaped-bytes'),
  ],
  [
    'Python’s bytes, given a name',
    String.raw`token = b'\x96[%\x1el\xb1\x92n\xe3\xcb6o\x81\xc1\x84\x0f\x00b\xfc\xa51pf\t\n\xa7\xc2v}\x0b:\x12'`,
    sent('escaped-bytes'),
  ],
  [
    'Python’s bytes, given another name',
    String.raw`received = bytes(b'\x96[%\x1el\xb1\x92n\xe3\xcb6o\x81\xc1\x84\x0f\x00b\xfc\xa51pf\t\n\xa7\xc2v}\x0b:\x12')`,
    sent('escaped-bytes'),
  ],
  [
    'octal, as in C',
    [...BYTES].map((byte) => `\\${byte.toString(8).padStart(3, '0')}`).join(''),
    sent('escaped-bytes'),
  ],
  [
    'escaped for a URL',
    [...BYTES].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''),
    sent('escaped-bytes'),
  ],
  ['a description escaped for a URL', encodeURIComponent(`<${GROUPS}>`), sent('escaped-bytes')],
  [
    'bytes shown as Windows-1252 text',
    new TextDecoder('windows-1252').decode(BYTES),
    sent('mis-decoded-text'),
  ],
  [
    'that text as UTF-8, as hex',
    Buffer.from(new TextDecoder('windows-1252').decode(BYTES)).toString('hex'),
    sent('mis-decoded-text'),
  ],
  [
    'misread twice',
    new TextDecoder('windows-1252').decode(
      Buffer.from(new TextDecoder('windows-1252').decode(BYTES)),
    ),
    sent('mis-decoded-text'),
  ],
  [
    'JSON escapes of Windows-1252 text',
    JSON.stringify(new TextDecoder('windows-1252').decode(BYTES)).replaceAll(
      /[^ -~]/g,
      (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
    ),
    sent('mis-decoded-text'),
  ],
  ['hex of hex', Buffer.from(HEX).toString('hex'), sent('hex')],
  ['base64 of hex', Buffer.from(HEX).toString('base64'), sent('base64')],
  ['character codes of hex', `[${[...Buffer.from(HEX)].join(',')}]`, sent('byte-list')],
]

describe('what can be sent', () => {
  it.each(READ)('%s', (_, pasted, expected) => {
    expect(readDeviceToken(pasted)).toMatchObject(expected)
  })

  it.each(READ.filter(([, pasted]) => pasted !== HEX))(
    '%s: says what was done or noted',
    (_, pasted) => {
      const { repairs, notes } = readDeviceToken(pasted)
      expect([...repairs, ...notes].length).toBeGreaterThan(0)
    },
  )
})

const LOST: Row[] = [
  [
    '“bad devicetoken”: one of 32 bytes is gone',
    ESCAPED_TEXT,
    { form: 'mis-decoded-text', remains: UNDONE, bytes: 31 },
  ],
  [
    'the same as the text that it shows',
    new TextDecoder('windows-1252').decode(Buffer.from(UNDONE, 'hex')),
    { form: 'mis-decoded-text', remains: UNDONE, bytes: 31 },
  ],
  [
    'read as UTF-8, the rest replaced',
    BYTES.toString('utf8'),
    { form: 'mis-decoded-text', remains: null, bytes: null },
  ],
  [
    'read with a Cyrillic code page',
    new TextDecoder('windows-1251').decode(BYTES),
    { form: 'mis-decoded-text', remains: null },
  ],
  [
    'iOS 13: github.com/mway-io/flutter-apns/issues/8',
    '{length = 32, bytes = 0x965b251e 6cb1926n e3cb366f ... 3a3b3c3d 376eab7c }',
    { form: 'lost-description', bytes: 32 },
  ],
  [
    'the same with the one character …',
    '{length = 32, bytes = 0x965b251e 6cb1926e e3cb366f … 376eab7c}',
    { form: 'lost-description', bytes: 32 },
  ],
  [
    'spaces taken out: github.com/Appboy/appboy-ios-sdk/issues/195',
    '{length=32,bytes=0xd3d997af967d1f43b405374a13394d2f...28f1028214af515f}',
    { form: 'lost-description', bytes: 32 },
  ],
  [
    'brackets taken out too',
    'length=32,bytes=0xd3d997af967d1f43b405374a13394d2f...28f1028214af515f',
    { form: 'lost-description', bytes: 32 },
  ],
  [
    'everything but hex digits taken out: node-apn’s lib/token.js',
    'e32be0d3d997af967d1f43b405374a13394d2f28f1028214af515f',
    { form: 'lost-description', bytes: 32 },
  ],
  ['Swift’s print(deviceToken)', '32 bytes', { form: 'lost-description', bytes: 32 }],
  ['Swift’s print of an optional', 'Optional(32 bytes)', { form: 'lost-description', bytes: 32 }],
  ['a log’s middle left out', `${HEX.slice(0, 8)}…${HEX.slice(-8)}`, { form: 'lost-description' }],
  ['a long Buffer of Node', '<Buffer 96 5b 25 1e ... 30 more bytes>', { form: 'lost-description' }],
  ['a digit lost', HEX.slice(1), { form: 'odd-hex' }],
  ['an O for a 0', `O${HEX.slice(1)}`, { form: 'not-hex' }],
  ['white space', ' \n\t', { form: 'empty' }],
  ['nothing', '', { form: 'empty' }],
  [
    'Firebase: github.com/andrei-m-code/net-core-push-notifications/issues/61',
    `cR1rjyj4_0abcDEF12345:APA91b${'Hun4MxP5egoKMwt2KZFBaFUH-1RYqx'.repeat(4)}`,
    { form: 'fcm' },
  ],
  [
    'an older Firebase token',
    `APA91b${'Hun4MxP5egoKMwt2KZFBaFUH1RYqx_'.repeat(5)}`,
    { form: 'fcm' },
  ],
  [
    'Expo: github.com/itsramiel/FCM_Push_Notifications_Guide/issues/3',
    'ExponentPushToken[xxxxxxxxxxxxxxxxxxxxxx]',
    { form: 'expo' },
  ],
  ['Expo’s other word', 'ExpoPushToken[xxxxxxxxxxxxxxxxxxxxxx]', { form: 'expo' }],
  [
    'Safari: github.com/edamov/pushok/issues/142',
    'https://web.push.apple.com/QGuQyavXutnMH9fqkRZ3',
    { form: 'web-push' },
  ],
  [
    'a subscription as JSON',
    '{"endpoint":"https://fcm.googleapis.com/fcm/send/abc:def","keys":{"p256dh":"x","auth":"y"}}',
    { form: 'web-push' },
  ],
  [
    'a provider token',
    'eyJhbGciOiJFUzI1NiIsImtpZCI6IkFCQzEyM0RFRkcifQ.eyJpc3MiOiJERUYxMjNHSElKIn0.c2lnbmF0dXJl',
    { form: 'jwt' },
  ],
  ['identifierForVendor', 'E621E1F8-C36C-495A-93FC-0C247A3E6E5F', { form: 'uuid' }],
  ['a UDID since 2018', '00008030-001A2B3C4D5E802E', { form: 'udid' }],
  ['a bundle ID', 'com.example.app', { form: 'not-hex' }],
  ['words', 'paste the device token here', { form: 'not-hex' }],
  ['words in one', 'PutYourDeviceTokenHere', { form: 'not-hex' }],
  [
    '161 characters: github.com/jazzband/django-push-notifications/issues/537',
    'kJ3x-Qz'.repeat(23),
    { form: 'not-hex' },
  ],
  ['a book', 'ab'.repeat(3000), { form: 'not-hex' }],
]

describe('what cannot', () => {
  it.each(LOST)('%s', (_, pasted, expected) => {
    const reading = readDeviceToken(pasted)
    expect(reading).toMatchObject({ hex: null, usual: false, ...expected })
    expect(reading.problem?.title).toBeTruthy()
    expect(reading.problem?.fix).toMatch(/\.$|\}$/)
  })
})

describe('wording', () => {
  it.each([
    [ESCAPED_TEXT, /^31 bytes were read, and most tokens have 32: one was lost\./],
    [
      '{length = 32, bytes = 0x965b251e ... 376eab7c}',
      /^It mentions 32 bytes and shows 8 of them\./,
    ],
    [HEX.slice(1), /^There are 63 digits\./],
    [`O${HEX.slice(1)}`, /^Character 1 of 64 is “O”\. It is easily mistaken for a digit\./],
    ['com.example.app', /^This looks like a bundle ID/],
    ['\u0416\u0416\u0416', /^3 of its characters are not of Windows-1252/],
  ])('%j: the message', (pasted, message) => {
    expect(readDeviceToken(pasted).problem?.message).toMatch(message)
  })

  it('notes another number of bytes and never calls it a problem', () => {
    expect(readDeviceToken(LONG).notes.join()).toContain(
      '80 bytes were read. Most tokens have 32, but',
    )
    expect(readDeviceToken('ab')).toMatchObject({ hex: 'ab', problem: null, usual: false })
  })
})
