import { APPLE } from '@/lib/apple/sources'
import type { PushDraft } from '@/lib/push/draft'
import { exampleActivity } from '@/lib/push/example-draft'
import { activityOf } from '@/lib/push/live-activity'
import { defineRule } from '../rule'

export const liveActivityTimestamp = defineRule<PushDraft, Record<string, never>>({
  code: 'push-request/live-activity-timestamp',
  level: 'warning',
  title: 'Live Activity push without a timestamp',
  cause: 'timestamp orders the updates; the device ignores what is older than what it has.',
  fix: 'Write the current time in whole seconds since 1970 UTC into aps, not next to it.',
  see: [APPLE.liveActivity],
  check: (draft) => {
    const aps = activityOf(draft)
    if (!aps) return 'not-applicable'
    return aps.timestamp === undefined ? { at: 'payload/aps', args: {} } : 'pass'
  },
  message: () => 'aps has no timestamp.',
  examples: () => ({
    bad: [exampleActivity({ timestamp: undefined })],
    good: [exampleActivity({})],
  }),
})
