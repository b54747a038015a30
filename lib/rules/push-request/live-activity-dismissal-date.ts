import { APPLE } from '@/lib/apple/sources'
import type { PushDraft } from '@/lib/push/draft'
import { EXAMPLE_NOW, exampleActivity } from '@/lib/push/example-draft'
import { activityOf } from '@/lib/push/live-activity'
import { defineRule } from '../rule'

export const liveActivityDismissalDate = defineRule<PushDraft, { event: string }>({
  code: 'push-request/live-activity-dismissal-date',
  level: 'notice',
  title: 'Dismissal date without the event end',
  cause: 'dismissal-date says when an ended activity leaves the Lock Screen, so it belongs to end.',
  fix: 'Move it to the push that ends the activity; to say when content is out of date, use stale-date.',
  see: [APPLE.liveActivity],
  check: (draft) => {
    const aps = activityOf(draft)
    if (!aps || aps['dismissal-date'] === undefined || typeof aps.event !== 'string')
      return 'not-applicable'
    return aps.event === 'end'
      ? 'pass'
      : { at: 'payload/aps/dismissal-date', args: { event: aps.event } }
  },
  message: ({ event }) => `The event is ${event}.`,
  examples: () => ({
    bad: [exampleActivity({ 'dismissal-date': EXAMPLE_NOW / 1000 + 60 })],
    good: [exampleActivity({ event: 'end', 'dismissal-date': EXAMPLE_NOW / 1000 + 60 })],
  }),
})
