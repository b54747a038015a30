import { APPLE } from '@/lib/apple/sources'
import type { PushDraft } from '@/lib/push/draft'
import { exampleDraft } from '@/lib/push/example-draft'
import { defineRule } from '../rule'

export const deviceTokenByteList = defineRule<PushDraft, { hex: string; bytes: number }>({
  code: 'push-request/device-token-byte-list',
  level: 'error',
  title: 'Device token is a list of bytes',
  cause:
    'The bytes were printed as numbers or escapes by a programming language. The path needs hexadecimal.',
  fix: 'Convert it to hexadecimal; nothing is lost.',
  see: [APPLE.sending, APPLE.registering],
  check: ({ token }) =>
    token.hex && (token.form === 'byte-list' || token.form === 'escaped-bytes')
      ? { at: 'deviceToken', args: { hex: token.hex, bytes: token.hex.length / 2 } }
      : 'pass',
  message: ({ hex, bytes }) => `These are ${bytes} bytes: ${hex}.`,
  examples: () => ({
    bad: [
      exampleDraft({
        deviceToken: `[${Array.from({ length: 32 }, (_, index) => 200 - index).join(', ')}]`,
      }),
    ],
    good: [exampleDraft()],
  }),
})
