import { RFC } from '@/lib/apple/sources'
import type { PushDraft } from '@/lib/push/draft'
import { exampleDraft } from '@/lib/push/example-draft'
import { defineRule } from '../rule'

export const payloadByteOrderMark = defineRule<PushDraft, Record<string, never>>({
  code: 'push-request/payload-byte-order-mark',
  level: 'warning',
  title: 'Payload begins with a byte order mark',
  cause:
    'An editor saved the text with one. RFC 8259 forbids it in JSON that is sent, and lets parsers refuse it.',
  fix: 'Remove the first, invisible character.',
  see: [RFC.jsonEncoding],
  check: ({ payload }) => (payload.byteOrderMark ? { at: 'payload', args: {} } : 'pass'),
  message: () => 'The first three bytes are EF BB BF.',
  examples: () => ({
    bad: [exampleDraft({ payload: '\ufeff{"aps":{"alert":"Hello"}}' })],
    good: [exampleDraft()],
  }),
})
