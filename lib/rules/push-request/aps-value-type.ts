import { APS_KEYS } from '@/lib/apple/payload-keys'
import { APPLE } from '@/lib/apple/sources'
import { apsOf } from '@/lib/push/aps'
import type { PushDraft } from '@/lib/push/draft'
import { exampleDraft } from '@/lib/push/example-draft'
import { wrongTypes } from '@/lib/push/key-types'
import { defineRule } from '../rule'

export const apsValueType = defineRule<
  PushDraft,
  { wrong: { key: string; wanted: string; found: string }[] }
>({
  code: 'push-request/aps-value-type',
  level: 'warning',
  title: 'A value in aps has the wrong type',
  cause:
    'Apple’s table fixes the type of each key. Numbers in quotation marks and true instead of 1 are common mistakes.',
  fix: 'Give the value the type in Apple’s table.',
  see: [APPLE.payload],
  check: (draft) => {
    const aps = apsOf(draft)
    if (!aps) return 'not-applicable'
    const wrong = wrongTypes(aps, OTHERS)
    const first = wrong[0]
    return first ? { at: `payload/aps/${first.key}`, args: { wrong } } : 'pass'
  },
  message: ({ wrong }) =>
    `${wrong.map(({ key, wanted, found }) => `${key} is ${found} and should be ${wanted}`).join('; ')}. APNs answers 200, but the device may ignore the key or the push.`,
  examples: () => ({
    bad: [
      exampleDraft({ payload: { aps: { alert: 'Hello', 'thread-id': 7 } } }),
      exampleDraft({ payload: { aps: { alert: ['Hello'] } } }),
    ],
    good: [exampleDraft({ payload: { aps: { alert: 'Hello', 'thread-id': '7' } } })],
  }),
})

// badge, sound and the two flags have rules of their own.
const OTHERS = APS_KEYS.filter(
  (row) => !['badge', 'sound', 'content-available', 'mutable-content'].includes(row.key),
)
