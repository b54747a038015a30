import { APPLE } from '@/lib/apple/sources'
import type { PushDraft } from '@/lib/push/draft'
import { exampleActivity } from '@/lib/push/example-draft'
import { activityOf } from '@/lib/push/live-activity'
import { defineRule } from '../rule'

export const liveActivityStartKeys = defineRule<PushDraft, { keys: string[]; event: string }>({
  code: 'push-request/live-activity-start-keys',
  level: 'notice',
  title: 'Keys for starting in another event',
  cause:
    'attributes and attributes-type are fixed when a Live Activity starts; later they only count towards the limit.',
  fix: 'Leave them out of update and end.',
  see: [APPLE.liveActivity],
  check: (draft) => {
    const aps = activityOf(draft)
    if (aps?.event !== 'update' && aps?.event !== 'end') return 'not-applicable'
    const keys = ['attributes-type', 'attributes', 'input-push-channel', 'input-push-token'].filter(
      (key) => aps[key] !== undefined,
    )
    const first = keys[0]
    return first ? { at: `payload/aps/${first}`, args: { keys, event: aps.event } } : 'pass'
  },
  message: ({ keys, event }) => `${keys.join(', ')} in an ${event}.`,
  examples: () => ({
    bad: [exampleActivity({ attributes: { home: 'A' } })],
    good: [exampleActivity({})],
  }),
})
