import { APPLE } from '@/lib/apple/sources'
import type { PushDraft } from '@/lib/push/draft'
import { EXAMPLE_TOKEN, exampleDraft } from '@/lib/push/example-draft'
import { defineRule } from '../rule'

export const deviceTokenNotHex = defineRule<PushDraft, { message: string }>({
  code: 'push-request/device-token-not-hex',
  level: 'error',
  title: 'Device token is not hexadecimal',
  cause:
    'The text is not the token’s bytes written as hexadecimal digits, nor another known form of them.',
  fix: 'In the app, write each byte as two digits: deviceToken.map { String(format: "%02x", $0) }.joined().',
  see: [APPLE.sending, APPLE.registering],
  check: ({ token }) =>
    token.form === 'not-hex'
      ? { at: 'deviceToken', args: { message: token.problem?.message ?? '' } }
      : 'pass',
  message: ({ message }) => `${message} APNs answers 400 BadDeviceToken.`.trim(),
  examples: () => ({
    bad: [
      exampleDraft({ deviceToken: `${EXAMPLE_TOKEN.slice(0, -1)}~` }),
      exampleDraft({ deviceToken: 'com.example.app' }),
    ],
    good: [exampleDraft()],
  }),
})
