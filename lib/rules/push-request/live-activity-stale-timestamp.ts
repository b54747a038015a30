import { APPLE } from '@/lib/apple/sources'
import type { PushDraft } from '@/lib/push/draft'
import { EXAMPLE_NOW, exampleActivity } from '@/lib/push/example-draft'
import { activityOf, SECONDS_AT_MOST } from '@/lib/push/live-activity'
import { defineRule } from '../rule'

export const liveActivityStaleTimestamp = defineRule<PushDraft, { minutes: number; late: boolean }>(
  {
    code: 'push-request/live-activity-stale-timestamp',
    level: 'warning',
    title: 'Timestamp of the Live Activity is not now',
    cause:
      'A payload that was kept and sent again carries its old timestamp, and the device ignores an update that is older than the one it shows.',
    fix: 'Set timestamp to the current time with every push.',
    see: [APPLE.liveActivity, 'https://mfaani.com/posts/liveactivities/4-debugging'],
    check: (draft) => {
      const timestamp = activityOf(draft)?.timestamp
      if (typeof timestamp !== 'number' || timestamp >= SECONDS_AT_MOST) return 'not-applicable'
      const minutes = Math.round((draft.now / 1000 - timestamp) / 60)
      return Math.abs(minutes) > 5
        ? { at: 'payload/aps/timestamp', args: { minutes: Math.abs(minutes), late: minutes > 0 } }
        : 'pass'
    },
    message: ({ minutes, late }) => `timestamp is ${minutes} minutes ${late ? 'ago' : 'ahead'}.`,
    examples: () => ({
      bad: [
        exampleActivity({ timestamp: EXAMPLE_NOW / 1000 - 3600 }),
        exampleActivity({ timestamp: EXAMPLE_NOW / 1000 + 3600 }),
      ],
      good: [exampleActivity({}), exampleActivity({ timestamp: EXAMPLE_NOW / 1000 - 60 })],
    }),
  },
)
