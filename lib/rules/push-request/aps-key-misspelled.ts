import { apsKeyMeant } from '@/lib/apple/payload-keys'
import { APPLE } from '@/lib/apple/sources'
import { toPointer } from '@/lib/json/pointer'
import { apsOf } from '@/lib/push/aps'
import type { PushDraft } from '@/lib/push/draft'
import { exampleBackground, exampleDraft } from '@/lib/push/example-draft'
import { defineRule } from '../rule'

/** There are fewer keys in aps; the rest would be the same one in other spellings. */
const MOST_NAMED = 8

export const apsKeyMisspelled = defineRule<
  PushDraft,
  { found: readonly { given: string; meant: string }[] }
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
          args: { found },
        }
      : 'pass'
  },
  message: ({ found }) => {
    const named = found.slice(0, MOST_NAMED)
    const pairs = named.map(
      ({ given, meant }) => `${JSON.stringify(given)} should be ${JSON.stringify(meant)}`,
    )
    const others = found.length - named.length
    return `${pairs.join(', ')}${others > 0 ? `, and ${others} more` : ''}. APNs answers 200, but the device ignores ${found.length === 1 ? 'the key' : 'these keys'}.`
  },
  examples: () => ({
    bad: [
      exampleDraft({ payload: { aps: { alert: 'Hello', mutable_content: 1 } } }),
      exampleBackground({ payload: { aps: { contentAvailable: 1 } } }),
      exampleDraft({ payload: { aps: { alert: 'Hello', mutableContent: 1, thread_id: 'a' } } }),
    ],
    good: [exampleDraft(), exampleBackground()],
  }),
})
