import { APPLE } from '@/lib/apple/sources'
import { apsOf, kindOf } from '@/lib/push/aps'
import type { PushDraft } from '@/lib/push/draft'
import { exampleDraft } from '@/lib/push/example-draft'
import { defineRule } from '../rule'

export const badgeNotNumber = defineRule<PushDraft, { found: string }>({
  code: 'push-request/badge-not-number',
  level: 'warning',
  title: 'Badge is not a number',
  cause:
    'badge is a whole number without quotation marks; there is no “+1”. The device ignores anything else.',
  fix: 'Compute the number on your server and send it; 0 removes the badge.',
  see: [APPLE.payload],
  check: (draft) => {
    const badge = apsOf(draft)?.badge
    if (badge === undefined) return 'not-applicable'
    return typeof badge === 'number' && Number.isInteger(badge)
      ? 'pass'
      : {
          at: 'payload/aps/badge',
          args: {
            found:
              typeof badge === 'number'
                ? String(badge)
                : `${kindOf(badge)}: ${JSON.stringify(badge)}`,
          },
        }
  },
  message: ({ found }) => `badge is ${found}.`,
  examples: () => ({
    bad: [
      exampleDraft({ payload: { aps: { badge: '3' } } }),
      exampleDraft({ payload: { aps: { badge: 1.5 } } }),
    ],
    good: [
      exampleDraft({ payload: { aps: { badge: 3 } } }),
      exampleDraft({ payload: { aps: { badge: 0 } } }),
    ],
  }),
})
