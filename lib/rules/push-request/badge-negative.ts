import { APPLE } from '@/lib/apple/sources'
import { apsOf } from '@/lib/push/aps'
import type { PushDraft } from '@/lib/push/draft'
import { exampleDraft } from '@/lib/push/example-draft'
import { defineRule } from '../rule'

export const badgeNegative = defineRule<PushDraft, { badge: number }>({
  code: 'push-request/badge-negative',
  level: 'warning',
  title: 'Badge is negative',
  cause: 'A count went below zero. Apple documents 0, which removes the badge, and nothing below.',
  fix: 'Send 0 to remove the badge.',
  see: [APPLE.payload],
  check: (draft) => {
    const badge = apsOf(draft)?.badge
    if (typeof badge !== 'number') return 'not-applicable'
    return badge < 0 ? { at: 'payload/aps/badge', args: { badge } } : 'pass'
  },
  message: ({ badge }) => `badge is ${badge}.`,
  examples: () => ({
    bad: [exampleDraft({ payload: { aps: { badge: -1 } } })],
    good: [exampleDraft({ payload: { aps: { badge: 0 } } })],
  }),
})
