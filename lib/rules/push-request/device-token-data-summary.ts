import { APPLE } from '@/lib/apple/sources'
import type { PushDraft } from '@/lib/push/draft'
import { exampleDraft } from '@/lib/push/example-draft'
import { defineRule } from '../rule'

export const deviceTokenDataSummary = defineRule<PushDraft, { message: string }>({
  code: 'push-request/device-token-data-summary',
  level: 'error',
  title: 'Device token is a shortened description',
  cause:
    'The app printed the token’s Data instead of encoding it. Since iOS 13 such a description is {length = 32, bytes = 0x… … …}, with the middle left out.',
  fix: 'Encode the bytes in the app: deviceToken.map { String(format: "%02x", $0) }.joined(). Then launch the app once so that it sends the token again.',
  see: [APPLE.registering, 'https://github.com/mway-io/flutter-apns/issues/8'],
  check: ({ token }) =>
    token.form === 'lost-description'
      ? { at: 'deviceToken', args: { message: token.problem?.message ?? '' } }
      : 'pass',
  message: ({ message }) => `This token cannot be recovered. ${message}`.trim(),
  examples: () => ({
    bad: [
      exampleDraft({
        deviceToken:
          '{length = 32, bytes = 0x965b251e 6cb1926d e3cb366f dfb16ddd ... 5f857679 376eab7c }',
      }),
      exampleDraft({ deviceToken: '{length=32,bytes=0x965b251e6cb1926d…376eab7c}' }),
    ],
    good: [exampleDraft()],
  }),
})
