import { APPLE } from '@/lib/apple/sources'
import { alertOf, kindOf } from '@/lib/push/aps'
import type { PushDraft } from '@/lib/push/draft'
import { exampleDraft } from '@/lib/push/example-draft'
import { defineRule } from '../rule'

export const locArgsNotTexts = defineRule<PushDraft, { key: string; found: string }>({
  code: 'push-request/loc-args-not-texts',
  level: 'warning',
  title: 'Localisation arguments are not strings',
  cause:
    'loc-args and its relatives are arrays of strings: each replaces a %@ in the app’s string.',
  fix: 'Write every argument as a string, even numbers: ["3"].',
  see: [APPLE.payload],
  check: (draft) => {
    const alert = alertOf(draft)
    if (!alert) return 'not-applicable'
    for (const key of ['title-loc-args', 'subtitle-loc-args', 'loc-args']) {
      const value = alert[key]
      if (value === undefined) continue
      if (!Array.isArray(value))
        return { at: `payload/aps/alert/${key}`, args: { key, found: kindOf(value) } }
      const index = value.findIndex((item) => typeof item !== 'string')
      if (index >= 0)
        return {
          at: `payload/aps/alert/${key}/${index}`,
          args: { key, found: `an array with ${kindOf(value[index])}` },
        }
    }
    return 'pass'
  },
  message: ({ key, found }) => `${key} is ${found} and should be an array of strings.`,
  examples: () => ({
    bad: [
      exampleDraft({ payload: { aps: { alert: { 'loc-key': 'GOALS', 'loc-args': [3] } } } }),
      exampleDraft({
        payload: { aps: { alert: { 'title-loc-key': 'HI', 'title-loc-args': 'Anna', body: 'x' } } },
      }),
    ],
    good: [
      exampleDraft({ payload: { aps: { alert: { 'loc-key': 'GOALS', 'loc-args': ['3'] } } } }),
    ],
  }),
})
