import { APPLE } from '@/lib/apple/sources'
import { isPassTopic } from '@/lib/apple/topic'
import { apsInteracts, apsOf } from '@/lib/push/aps'
import type { PushDraft } from '@/lib/push/draft'
import { exampleDraft } from '@/lib/push/example-draft'
import { defineRule } from '../rule'

export const alertNothingToShow = defineRule<PushDraft, Record<string, never>>({
  code: 'push-request/alert-nothing-to-show',
  level: 'warning',
  title: 'Alert push with nothing to show',
  cause:
    'The payload has no words, no sound and no badge. APNs answers 200, but the person notices nothing.',
  fix: 'Add alert, sound or badge; or choose the push type that the payload is for.',
  see: [APPLE.payload, APPLE.sending],
  check: (draft) => {
    const aps = apsOf(draft)
    if (
      draft.request.pushType !== 'alert' ||
      !aps ||
      aps['content-available'] !== undefined ||
      isPassTopic(draft.request.topic)
    )
      return 'not-applicable'
    return apsInteracts(aps) ? 'pass' : { at: 'payload/aps', args: {} }
  },
  message: () => 'aps has neither an alert with words nor a sound nor a badge.',
  examples: () => ({
    bad: [
      exampleDraft({ payload: { aps: {} } }),
      exampleDraft({ payload: { aps: { alert: { title: '', body: '' } } } }),
    ],
    good: [exampleDraft(), exampleDraft({ payload: { aps: { badge: 0 } } })],
  }),
})
