import { RFC } from '@/lib/apple/sources'
import type { PushDraft } from '@/lib/push/draft'
import { exampleDraft } from '@/lib/push/example-draft'
import { defineRule } from '../rule'

export const payloadUnsafeNumber = defineRule<
  PushDraft,
  { raw: string; value: string; others: number }
>({
  code: 'push-request/payload-unsafe-number',
  level: 'warning',
  title: 'Payload has a number that loses digits',
  cause:
    'Most JSON parsers keep numbers as doubles, which represent whole numbers exactly only up to 2^53 (9,007,199,254,740,992).',
  fix: 'Send long IDs as strings in quotation marks.',
  see: [RFC.jsonNumbers],
  check: ({ payload: { parsed } }) => {
    if (!parsed.ok) return 'not-applicable'
    const [first, ...others] = parsed.unsafeIntegers
    return first
      ? {
          at: `payload${first.pointer}`,
          args: { raw: first.raw, value: String(first.value), others: others.length },
        }
      : 'pass'
  },
  message: ({ raw, value, others }) =>
    `${raw} becomes ${value}${others > 0 ? `, and ${others} more ${others === 1 ? 'number changes' : 'numbers change'} likewise` : ''}. Assay sends it as written.`,
  examples: () => ({
    bad: [exampleDraft({ payload: '{"aps":{"alert":"Hello"},"order":9007199254740993}' })],
    good: [exampleDraft({ payload: '{"aps":{"alert":"Hello"},"order":"9007199254740993"}' })],
  }),
})
