import { APPLE } from '@/lib/apple/sources'
import type { PushDraft } from '@/lib/push/draft'
import { exampleDraft } from '@/lib/push/example-draft'
import { defineRule } from '../rule'

export const deviceTokenText = defineRule<PushDraft, { hex: string | null; message: string }>({
  code: 'push-request/device-token-text',
  level: 'error',
  title: 'Device token’s bytes were treated as text',
  cause:
    'The token’s bytes were read as characters and stored that way. Some bytes have no character, so tokens lose bytes.',
  fix: 'Store the token as bytes or as hexadecimal, never as text, and let the app register again.',
  see: [APPLE.registering],
  check: ({ token }) =>
    token.form === 'mis-decoded-text'
      ? { at: 'deviceToken', args: { hex: token.hex, message: token.problem?.message ?? '' } }
      : 'pass',
  message: ({ hex, message }) => (hex ? `Undone, the token is ${hex}.` : message),
  examples: () => ({
    bad: [exampleDraft({ deviceToken: '¡˜rÁ„\u0001b¼e1pf\t§Âv}áÚ:?\r\nåƒ÷yÞ“Ér' })],
    good: [exampleDraft()],
  }),
})
