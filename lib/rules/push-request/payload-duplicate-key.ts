import { RFC } from '@/lib/apple/sources'
import type { PushDraft } from '@/lib/push/draft'
import { exampleDraft } from '@/lib/push/example-draft'
import { defineRule } from '../rule'

export const payloadDuplicateKey = defineRule<
  PushDraft,
  { key: string; count: number; others: number }
>({
  code: 'push-request/payload-duplicate-key',
  level: 'warning',
  title: 'Payload has a key twice',
  cause:
    'Two places wrote the same key. JSON parsers mostly use the last one; RFC 8259 leaves it open, and so does Apple.',
  fix: 'Keep one.',
  see: [RFC.jsonNames],
  check: ({ payload: { parsed } }) => {
    if (!parsed.ok) return 'not-applicable'
    const [first, ...others] = parsed.duplicateKeys
    return first
      ? {
          at: `payload${first.pointer}`,
          args: { key: first.key, count: first.starts.length, others: others.length },
        }
      : 'pass'
  },
  message: ({ key, count, others }) =>
    `${JSON.stringify(key)} appears ${count} times in one object${others > 0 ? `, and ${others} more ${others === 1 ? 'key does' : 'keys do'} likewise` : ''}.`,
  examples: () => ({
    bad: [exampleDraft({ payload: '{"aps":{"alert":"one","alert":"two"}}' })],
    good: [exampleDraft()],
  }),
})
