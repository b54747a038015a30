import { APPLE } from '@/lib/apple/sources'
import type { PushDraft } from '@/lib/push/draft'
import { exampleDraft } from '@/lib/push/example-draft'
import { defineRule } from '../rule'

export const deviceTokenBase64 = defineRule<PushDraft, { hex: string; bytes: number }>({
  code: 'push-request/device-token-base64',
  level: 'error',
  title: 'Device token is Base64',
  cause:
    'The bytes were encoded as Base64, as device management messages and many JSON encoders do. The path needs hexadecimal.',
  fix: 'Convert it to hexadecimal; nothing is lost.',
  see: [APPLE.sending],
  check: ({ token }) =>
    token.hex && (token.form === 'base64' || token.form === 'base64url')
      ? { at: 'deviceToken', args: { hex: token.hex, bytes: token.hex.length / 2 } }
      : 'pass',
  message: ({ hex, bytes }) => `Read as Base64 these are ${bytes} bytes: ${hex}.`,
  examples: () => ({
    bad: [exampleDraft({ deviceToken: 'T5ocfSHQWDahtMnX4PMoVoF6TFttng8aKzxNXm9wgZI=' })],
    good: [exampleDraft()],
  }),
})
