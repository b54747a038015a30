import { APPLE } from '@/lib/apple/sources'
import type { PushDraft } from '@/lib/push/draft'
import { exampleActivity } from '@/lib/push/example-draft'
import { activityOf } from '@/lib/push/live-activity'
import { defineRule } from '../rule'

export const liveActivityContentState = defineRule<PushDraft, { event: string }>({
  code: 'push-request/live-activity-content-state',
  level: 'warning',
  title: 'Live Activity push without content-state',
  cause:
    'content-state is what the activity shows from now on. An update without it changes nothing; Apple asks for a final one with end, too.',
  fix: 'Add content-state with every field of the app’s ContentState.',
  see: [APPLE.liveActivity],
  check: (draft) => {
    const aps = activityOf(draft)
    if (aps?.event !== 'update' && aps?.event !== 'end') return 'not-applicable'
    return aps['content-state'] === undefined
      ? { at: 'payload/aps', args: { event: aps.event } }
      : 'pass'
  },
  message: ({ event }) => `The event is ${event}, but aps has no content-state.`,
  examples: () => ({
    bad: [
      exampleActivity({ 'content-state': undefined }),
      exampleActivity({ event: 'end', 'content-state': undefined }),
    ],
    good: [exampleActivity({})],
  }),
})
