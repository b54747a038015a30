import { APPLE } from '@/lib/apple/sources'
import type { PushDraft } from '@/lib/push/draft'
import { exampleActivity } from '@/lib/push/example-draft'
import { activityOf } from '@/lib/push/live-activity'
import { defineRule } from '../rule'

export const liveActivityStartIncomplete = defineRule<PushDraft, { missing: string[] }>({
  code: 'push-request/live-activity-start-incomplete',
  level: 'warning',
  title: 'The start of a Live Activity is incomplete',
  cause:
    'To start one, the device needs attributes-type (the name of the Swift type), attributes and an alert; content-state is what it shows first. Without them APNs answers 200, but nothing starts.',
  fix: 'Add what is missing. attributes and content-state have to decode as the app’s own types.',
  see: [APPLE.liveActivity],
  check: (draft) => {
    const aps = activityOf(draft)
    if (aps?.event !== 'start') return 'not-applicable'
    const missing = ['attributes-type', 'attributes', 'alert', 'content-state'].filter(
      (key) => aps[key] === undefined,
    )
    return missing.length > 0 ? { at: 'payload/aps', args: { missing } } : 'pass'
  },
  message: ({ missing }) => `Missing: ${missing.join(', ')}.`,
  examples: () => ({
    bad: [
      exampleActivity({ event: 'start' }),
      exampleActivity({ event: 'start', 'attributes-type': 'MatchAttributes', attributes: {} }),
    ],
    good: [
      exampleActivity({
        event: 'start',
        'attributes-type': 'MatchAttributes',
        attributes: { home: 'A' },
        alert: { title: 'Kick-off', body: 'A against B' },
      }),
      exampleActivity({}),
    ],
  }),
})
