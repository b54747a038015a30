import { APPLE } from '@/lib/apple/sources'
import { alertHasWords, apsOf } from '@/lib/push/aps'
import type { PushDraft } from '@/lib/push/draft'
import { exampleDraft } from '@/lib/push/example-draft'
import { defineRule } from '../rule'

export const mutableContentWithoutAlert = defineRule<PushDraft, Record<string, never>>({
  code: 'push-request/mutable-content-without-alert',
  level: 'warning',
  title: 'mutable-content without an alert',
  cause:
    'The service extension runs only for a notification that shows an alert. Without words there is nothing for it to change.',
  fix: 'Add an alert with a title or body, or leave mutable-content out.',
  see: [APPLE.serviceExtension],
  check: (draft) => {
    const aps = apsOf(draft)
    if (aps?.['mutable-content'] !== 1) return 'not-applicable'
    return alertHasWords(aps.alert) ? 'pass' : { at: 'payload/aps/mutable-content', args: {} }
  },
  message: () =>
    'mutable-content is 1 but there is no alert, so the service extension is not called.',
  examples: () => ({
    bad: [exampleDraft({ payload: { aps: { badge: 1, 'mutable-content': 1 } } })],
    good: [
      exampleDraft({
        payload: { aps: { alert: { title: 'Hello', body: 'You' }, 'mutable-content': 1 } },
      }),
    ],
  }),
})
