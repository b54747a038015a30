import { APPLE } from '@/lib/apple/sources'
import { apsOf } from '@/lib/push/aps'
import type { PushDraft } from '@/lib/push/draft'
import { exampleActivity, exampleDraft } from '@/lib/push/example-draft'
import { defineRule } from '../rule'

export const liveActivityKeysElsewhere = defineRule<PushDraft, { keys: string[]; type: string }>({
  code: 'push-request/live-activity-keys-elsewhere',
  level: 'warning',
  title: 'Keys of a Live Activity in another push',
  cause:
    'content-state, event and the like are read only in pushes of type liveactivity, sent to the activity’s own token.',
  fix: 'Choose push type liveactivity with its topic and token, or leave the keys out.',
  see: [APPLE.liveActivity],
  check: (draft) => {
    const aps = apsOf(draft)
    if (!aps || draft.request.pushType === 'liveactivity') return 'not-applicable'
    const keys = [
      'content-state',
      'event',
      'attributes-type',
      'stale-date',
      'dismissal-date',
      'input-push-token',
    ].filter((key) => aps[key] !== undefined)
    const first = keys[0]
    return first
      ? { at: `payload/aps/${first}`, args: { keys, type: draft.request.pushType } }
      : 'pass'
  },
  message: ({ keys, type }) =>
    `aps has ${keys.join(', ')}, and the push type is ${type === '' ? 'not sent' : type}.`,
  examples: () => ({
    bad: [
      exampleDraft({ payload: { aps: { alert: 'Goal', event: 'update', 'content-state': {} } } }),
    ],
    good: [exampleActivity({}), exampleDraft()],
  }),
})
