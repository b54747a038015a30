import { APPLE } from '@/lib/apple/sources'
import type { PushDraft } from '@/lib/push/draft'
import { EXAMPLE_TOKEN, exampleDraft } from '@/lib/push/example-draft'
import { defineRule } from '../rule'

export const deviceTokenOddLength = defineRule<PushDraft, { message: string }>({
  code: 'push-request/device-token-odd-length',
  level: 'error',
  title: 'Device token has an odd number of digits',
  cause:
    'A digit was lost: bytes below 16 were written with one digit (%x instead of %02x), or the copy was cut off.',
  fix: 'Write every byte with two digits ("%02x"), and copy the whole token.',
  see: [APPLE.sending, APPLE.registering],
  check: ({ token }) =>
    token.form === 'odd-hex'
      ? { at: 'deviceToken', args: { message: token.problem?.message ?? '' } }
      : 'pass',
  message: ({ message }) => `${message} APNs answers 400 BadDeviceToken.`.trim(),
  examples: () => ({
    bad: [exampleDraft({ deviceToken: EXAMPLE_TOKEN.slice(1) })],
    good: [exampleDraft()],
  }),
})
