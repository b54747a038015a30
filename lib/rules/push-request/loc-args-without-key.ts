import { APPLE } from '@/lib/apple/sources'
import { alertOf } from '@/lib/push/aps'
import type { PushDraft } from '@/lib/push/draft'
import { exampleDraft } from '@/lib/push/example-draft'
import { defineRule } from '../rule'

export const locArgsWithoutKey = defineRule<PushDraft, { args: string; key: string }>({
  code: 'push-request/loc-args-without-key',
  level: 'warning',
  title: 'Localisation arguments without their key',
  cause: 'The arguments fill a string of the app, but nothing names that string.',
  fix: 'Add the key, or leave the arguments out.',
  see: [APPLE.payload],
  check: (draft) => {
    const alert = alertOf(draft)
    if (!alert) return 'not-applicable'
    for (const prefix of ['title-', 'subtitle-', '']) {
      const args = `${prefix}loc-args`
      const key = `${prefix}loc-key`
      if (alert[args] !== undefined && alert[key] === undefined)
        return { at: `payload/aps/alert/${args}`, args: { args, key } }
    }
    return 'pass'
  },
  message: ({ args, key }) => `${args} is there but ${key} is not.`,
  examples: () => ({
    bad: [exampleDraft({ payload: { aps: { alert: { body: 'Hello', 'loc-args': ['Anna'] } } } })],
    good: [
      exampleDraft({ payload: { aps: { alert: { 'loc-key': 'HELLO', 'loc-args': ['Anna'] } } } }),
    ],
  }),
})
