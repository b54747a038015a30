import { APPLE } from '@/lib/apple/sources'
import type { PushDraft } from '@/lib/push/draft'
import { exampleDraft } from '@/lib/push/example-draft'
import { defineRule } from '../rule'

export const deviceTokenDataDescription = defineRule<PushDraft, { hex: string }>({
  code: 'push-request/device-token-data-description',
  level: 'error',
  title: 'Device token is a printed description of its data',
  cause:
    'The app used the description of NSData, which before iOS 13 was the digits in groups between < and >.',
  fix: 'Send just the digits, and have the app encode the bytes itself: since iOS 13 the description leaves bytes out.',
  see: [APPLE.registering, 'https://github.com/mway-io/flutter-apns/issues/8'],
  check: ({ token }) =>
    token.form === 'nsdata-description' && token.hex
      ? { at: 'deviceToken', args: { hex: token.hex } }
      : 'pass',
  message: ({ hex }) => `The token inside is ${hex}.`,
  examples: () => ({
    bad: [
      exampleDraft({
        deviceToken: '<4f9a1c7b e2d05836 a1b4c9d7 e0f32856 817a4c5b 6d9e0f1a 2b3c4d5e 6f708192>',
      }),
    ],
    good: [exampleDraft()],
  }),
})
