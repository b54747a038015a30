import { APPLE } from '@/lib/apple/sources'
import type { PushDraft } from '@/lib/push/draft'
import { EXAMPLE_TOKEN, exampleDraft } from '@/lib/push/example-draft'
import { defineRule } from '../rule'

export const deviceTokenLength = defineRule<PushDraft, { bytes: number }>({
  code: 'push-request/device-token-length',
  level: 'notice',
  title: 'Device token has an unusual length',
  cause:
    'Most tokens have 32 bytes; 54 and 80 have been seen. Apple asks not to assume any length, so this may be right.',
  fix: 'If the push is refused with BadDeviceToken, compare the length with what the app logged.',
  see: [APPLE.sending, 'https://github.com/ZhukV/AppleApnPush/pull/80'],
  check: ({ token }) => {
    if (token.form !== 'hex' || token.hex === null) return 'not-applicable'
    const bytes = token.hex.length / 2
    return [32, 54, 80].includes(bytes) ? 'pass' : { at: 'deviceToken', args: { bytes } }
  },
  message: ({ bytes }) => `The token has ${bytes} ${bytes === 1 ? 'byte' : 'bytes'}. Most have 32.`,
  examples: () => ({
    bad: [exampleDraft({ deviceToken: EXAMPLE_TOKEN.slice(0, 62) })],
    good: [exampleDraft(), exampleDraft({ deviceToken: EXAMPLE_TOKEN.repeat(3).slice(0, 160) })],
  }),
})
