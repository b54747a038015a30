import { APPLE } from '@/lib/apple/sources'
import type { PushDraft } from '@/lib/push/draft'
import { exampleActivity } from '@/lib/push/example-draft'
import { activityOf } from '@/lib/push/live-activity'
import { defineRule } from '../rule'

export const liveActivityStartToken = defineRule<PushDraft, Record<string, never>>({
  code: 'push-request/live-activity-start-token',
  level: 'notice',
  title: 'Starting needs the push-to-start token',
  cause:
    'ActivityKit gives two kinds of token: one to start activities of a type, and one for each running activity, for update and end.',
  fix: 'Send start to the token from pushToStartTokenUpdates, update and end to the one from pushTokenUpdates.',
  see: [APPLE.liveActivity, 'https://github.com/istornz/flutter_live_activities/issues/174'],
  check: (draft) => {
    const aps = activityOf(draft)
    if (!aps) return 'not-applicable'
    return aps.event === 'start' ? { at: 'deviceToken', args: {} } : 'pass'
  },
  message: () =>
    'The event is start, so the device token has to be the push-to-start token (iOS 17.2 and later).',
  examples: () => ({
    bad: [exampleActivity({ event: 'start' })],
    good: [exampleActivity({}), exampleActivity({ event: 'end' })],
  }),
})
