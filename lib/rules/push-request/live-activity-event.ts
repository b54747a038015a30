import { LIVE_ACTIVITY_EVENTS } from '@/lib/apple/payload-keys'
import { APPLE } from '@/lib/apple/sources'
import type { PushDraft } from '@/lib/push/draft'
import { exampleActivity } from '@/lib/push/example-draft'
import { activityOf } from '@/lib/push/live-activity'
import { defineRule } from '../rule'

export const liveActivityEvent = defineRule<PushDraft, { found: string | null }>({
  code: 'push-request/live-activity-event',
  level: 'warning',
  title: 'Live Activity push without a valid event',
  cause:
    'event says what should happen: start, update or end. Without it APNs answers 200, but the device does nothing.',
  fix: 'Write "event": "update" (or start, or end).',
  see: [APPLE.liveActivity],
  check: (draft) => {
    const aps = activityOf(draft)
    if (!aps) return 'not-applicable'
    if (LIVE_ACTIVITY_EVENTS.some((event) => event === aps.event)) return 'pass'
    return aps.event === undefined
      ? { at: 'payload/aps', args: { found: null } }
      : { at: 'payload/aps/event', args: { found: JSON.stringify(aps.event) } }
  },
  message: ({ found }) => (found === null ? 'aps has no event.' : `event is ${found}.`),
  examples: () => ({
    bad: [exampleActivity({ event: 'stop' }), exampleActivity({ event: undefined })],
    good: [exampleActivity({}), exampleActivity({ event: 'end' })],
  }),
})
