import { APPLE } from '@/lib/apple/sources'
import type { PushDraft } from '@/lib/push/draft'
import { exampleActivity } from '@/lib/push/example-draft'
import { defineRule } from '../rule'

export const liveActivityPriority = defineRule<PushDraft, { given: string }>({
  code: 'push-request/live-activity-priority',
  level: 'warning',
  title: 'Live Activity push with priority 1',
  cause: 'Apple names 5 and 10 for Live Activities. What happens with 1 is not known.',
  fix: 'Use 10 for what a person should see at once, 5 for the rest: 5 does not count against the budget.',
  see: [APPLE.liveActivity],
  check: ({ request }) => {
    if (request.pushType !== 'liveactivity') return 'not-applicable'
    return request.priority === '1'
      ? { at: 'apns-priority', args: { given: request.priority } }
      : 'pass'
  },
  message: ({ given }) => `Priority is ${given}; Apple names 5 and 10.`,
  examples: () => ({
    bad: [exampleActivity({}, { priority: '1' })],
    good: [exampleActivity({}), exampleActivity({}, { priority: '5' })],
  }),
})
