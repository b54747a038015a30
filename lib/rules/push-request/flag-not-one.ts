import { APPLE } from '@/lib/apple/sources'
import { apsOf } from '@/lib/push/aps'
import type { PushDraft } from '@/lib/push/draft'
import { exampleBackground, exampleDraft } from '@/lib/push/example-draft'
import { defineRule } from '../rule'

export const flagNotOne = defineRule<PushDraft, { key: string; found: string }>({
  code: 'push-request/flag-not-one',
  level: 'warning',
  title: 'A switch is not the number 1',
  cause:
    'content-available and mutable-content are on with the number 1. Apple documents neither true nor a string.',
  fix: 'Write 1, or leave the key out.',
  see: [APPLE.background, APPLE.serviceExtension],
  check: (draft) => {
    const aps = apsOf(draft)
    if (!aps) return 'not-applicable'
    for (const key of ['content-available', 'mutable-content']) {
      const value = aps[key]
      if (value !== undefined && value !== 1)
        return { at: `payload/aps/${key}`, args: { key, found: JSON.stringify(value) } }
    }
    return 'pass'
  },
  message: ({ key, found }) => `${key} is ${found} and should be 1.`,
  examples: () => ({
    bad: [
      exampleBackground({ payload: { aps: { 'content-available': true } } }),
      exampleDraft({ payload: { aps: { alert: { body: 'Hello' }, 'mutable-content': '1' } } }),
    ],
    good: [
      exampleBackground(),
      exampleDraft({ payload: { aps: { alert: { body: 'Hello' }, 'mutable-content': 1 } } }),
    ],
  }),
})
