import type { Sample } from '../decoder'

/** 32 bytes made for the console; no device has it. */
const HEX = '965b251e6cb1926ee3cb366f81c1840f0062fca5317066090aa7c2767d0b3a12'

export const deviceTokenSamples: readonly [Sample, ...Sample[]] = [
  { name: 'As APNs accepts it', text: HEX, verdict: 'unverified', findings: [], from: 'made' },
  {
    name: 'A description before iOS 13',
    text: `<${HEX.match(/.{8}/g)?.join(' ')}>`,
    verdict: 'unverified',
    findings: ['device-token/rewritten'],
    from: 'https://github.com/mway-io/flutter-apns/issues/8',
  },
  {
    name: 'A description since iOS 13',
    text: '{length = 32, bytes = 0x965b251e 6cb1926e e3cb366f 81c1840f ... 0aa7c276 7d0b3a12 }',
    verdict: 'invalid',
    findings: ['device-token/lost-description'],
    from: 'https://github.com/mway-io/flutter-apns/issues/8',
  },
  {
    name: 'Bytes that were treated as text',
    text: String.raw`\xc2\xa1\xcb\x9cr\xc3\x81\xe2\x80\x9e\x01b\xc3\xbce1pf\t\xc2\xa7\xc3\x82v}\xc3\xa1\xc3\x9a:?\r\n\xc3\xa5\xc6\x92\xc3\xb7y\xc3\x9e\xe2\x80\x9c\xc3\x89r`,
    verdict: 'invalid',
    findings: ['device-token/bytes-lost'],
    from: 'Apple Developer Forums: “bad devicetoken” for most of the converted tokens',
  },
  {
    name: 'In base64',
    text: 'llslHmyxkm7jyzZvgcGEDwBi/KUxcGYJCqfCdn0LOhI=',
    verdict: 'unverified',
    findings: ['device-token/rewritten'],
    from: 'https://developer.apple.com/documentation/devicemanagement/tokenupdaterequest',
  },
  {
    name: 'Of a Live Activity, 80 bytes',
    text: HEX + HEX + HEX.slice(0, 32),
    verdict: 'unverified',
    findings: ['device-token/unusual-length'],
    from: 'https://github.com/ZhukV/AppleApnPush/pull/80',
  },
  {
    name: 'One digit short',
    text: HEX.slice(1),
    verdict: 'invalid',
    findings: ['device-token/odd-hex'],
    from: 'made: a byte below 16 written with %x',
  },
  {
    name: 'Of Firebase',
    text: `fGhT5k2xQ0e:APA91b${'HPRgkF3JUikC4ENAHEeMrd41Zxv3'.repeat(4)}`,
    verdict: 'invalid',
    findings: ['device-token/fcm'],
    from: 'https://github.com/andrei-m-code/net-core-push-notifications/issues/61',
  },
  {
    name: 'Of Expo',
    text: 'ExponentPushToken[xxxxxxxxxxxxxxxxxxxxxx]',
    verdict: 'invalid',
    findings: ['device-token/expo'],
    from: 'https://docs.expo.dev/push-notifications/overview/',
  },
]
