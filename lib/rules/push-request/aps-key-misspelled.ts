import { apsKeyMeant } from '@/lib/apple/payload-keys'
import { APPLE } from '@/lib/apple/sources'
import { toPointer } from '@/lib/json/pointer'
import { apsOf } from '@/lib/push/aps'
import type { PushDraft } from '@/lib/push/draft'
import { exampleBackground, exampleDraft } from '@/lib/push/example-draft'
import { defineRule } from '../rule'

export const apsKeyMisspelled = defineRule<
  PushDraft,
  { given: string; meant: string; others: number }
>({
  code: 'push-request/aps-key-misspelled',
  level: 'warning',
  title: 'A key in aps is misspelled',
  cause:
    'Apple’s keys are in lower case with hyphens. Libraries and other services write contentAvailable or content_available, which the device ignores.',
  fix: 'Use Apple’s spelling.',
  see: [APPLE.payload, 'https://github.com/node-apn/node-apn/issues/691'],
  check: (draft) => {
    const aps = apsOf(draft)
    if (!aps) return 'not-applicable'
    const found = Object.keys(aps).flatMap((given) => {
      const meant = apsKeyMeant(given)
      return meant ? [{ given, meant }] : []
    })
    const first = found[0]
    return first
      ? {
          at: `payload${toPointer(['aps', first.given])}`,
          args: { ...first, others: found.length - 1 },
        }
      : 'pass'
  },
  message: ({ given, meant, others }) =>
    `${JSON.stringify(given)} should be ${JSON.stringify(meant)}${others > 0 ? `; ${others} more ${others === 1 ? 'key is' : 'keys are'} misspelled` : ''}. APNs answers 200, and the device ignores the key.`,
  examples: {
    bad: [
      exampleDraft({ payload: { aps: { alert: 'Hello', mutable_content: 1 } } }),
      exampleBackground({ payload: { aps: { contentAvailable: 1 } } }),
    ],
    good: [exampleDraft(), exampleBackground()],
  },
})
