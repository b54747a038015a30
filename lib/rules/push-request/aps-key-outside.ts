import { APPLE } from '@/lib/apple/sources'
import { apsOf, payloadOf } from '@/lib/push/aps'
import type { PushDraft } from '@/lib/push/draft'
import { exampleBackground, exampleDraft } from '@/lib/push/example-draft'
import { defineRule } from '../rule'

export const apsKeyOutside = defineRule<PushDraft, { keys: string[] }>({
  code: 'push-request/aps-key-outside',
  level: 'warning',
  title: 'One of Apple’s keys is outside aps',
  cause: 'Outside aps it counts as your own key: the app can read it, the system ignores it.',
  fix: 'Move it into aps.',
  see: [APPLE.payload, 'https://github.com/node-apn/node-apn/issues/731'],
  check: (draft) => {
    const payload = payloadOf(draft)
    // Types that hand the whole payload to the app may use any key there.
    if (
      !payload ||
      ['voip', 'pushtotalk', 'complication', 'fileprovider', 'mdm'].includes(draft.request.pushType)
    )
      return 'not-applicable'
    const aps = apsOf(draft)
    const keys = UNMISTAKABLE.filter(
      (key) => payload[key] !== undefined && aps?.[key] === undefined,
    )
    const first = keys[0]
    return first ? { at: `payload/${first}`, args: { keys } } : 'pass'
  },
  message: ({ keys }) =>
    `${keys.join(', ')} ${keys.length === 1 ? 'is' : 'are'} next to aps, not in it. APNs answers 200, but the device does nothing with ${keys.length === 1 ? 'it' : 'them'}.`,
  examples: () => ({
    bad: [
      exampleDraft({ payload: { aps: { sound: 'default' }, alert: { body: 'Hello' } } }),
      exampleBackground({ payload: { aps: {}, 'content-available': 1 } }),
    ],
    good: [exampleDraft({ payload: { aps: { alert: 'Hello' }, category: 'news' } })],
  }),
})

/** Not category, event or attributes: they are common names for keys of one’s own. */
const UNMISTAKABLE = [
  'alert',
  'badge',
  'sound',
  'thread-id',
  'content-available',
  'mutable-content',
  'target-content-id',
  'interruption-level',
  'relevance-score',
  'filter-criteria',
  'content-state',
  'stale-date',
  'dismissal-date',
  'attributes-type',
  'content-changed',
]
