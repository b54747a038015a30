import { ALERT_KEYS } from '@/lib/apple/payload-keys'
import { APPLE } from '@/lib/apple/sources'
import { alertOf } from '@/lib/push/aps'
import type { PushDraft } from '@/lib/push/draft'
import { exampleDraft } from '@/lib/push/example-draft'
import { wrongTypes } from '@/lib/push/key-types'
import { defineRule } from '../rule'

export const alertValueType = defineRule<
  PushDraft,
  { wrong: { key: string; wanted: string; found: string }[] }
>({
  code: 'push-request/alert-value-type',
  level: 'warning',
  title: 'A value in alert has the wrong type',
  cause: 'title, subtitle and body are strings; numbers and nested objects are not shown.',
  fix: 'Write the value as a string in quotation marks.',
  see: [APPLE.payload],
  check: (draft) => {
    const alert = alertOf(draft)
    // In a Live Activity title and body may be objects with a loc-key.
    if (!alert || draft.request.pushType === 'liveactivity') return 'not-applicable'
    const wrong = wrongTypes(alert, TEXTS)
    const first = wrong[0]
    return first ? { at: `payload/aps/alert/${first.key}`, args: { wrong } } : 'pass'
  },
  message: ({ wrong }) =>
    `${wrong.map(({ key, wanted, found }) => `${key} is ${found} and should be ${wanted}`).join('; ')}.`,
  examples: () => ({
    bad: [exampleDraft({ payload: { aps: { alert: { title: 'Order', body: 4711 } } } })],
    good: [exampleDraft()],
  }),
})

// The lists of arguments have a rule of their own.
const TEXTS = ALERT_KEYS.filter((row) => row.type === 'string')
