import { APPLE } from '@/lib/apple/sources'
import { apsInteracts, apsOf } from '@/lib/push/aps'
import type { PushDraft } from '@/lib/push/draft'
import { exampleBackground, exampleDraft } from '@/lib/push/example-draft'
import { defineRule } from '../rule'

export const alertShouldBeBackground = defineRule<PushDraft, Record<string, never>>({
  code: 'push-request/alert-should-be-background',
  level: 'warning',
  title: 'Silent payload with push type alert',
  cause:
    'The payload wakes the app and shows nothing, which makes it a background push. APNs may refuse, delay or drop a push whose type does not match its payload.',
  fix: 'Choose push type background and priority 5; or add the words to show.',
  see: [APPLE.background, APPLE.sending],
  check: (draft) => {
    const aps = apsOf(draft)
    if (draft.request.pushType !== 'alert' || aps?.['content-available'] === undefined)
      return 'not-applicable'
    return apsInteracts(aps) ? 'pass' : { at: 'apns-push-type', args: {} }
  },
  message: () => 'aps has content-available and nothing to show, but the push type is alert.',
  examples: () => ({
    bad: [exampleDraft({ payload: { aps: { 'content-available': 1 } } })],
    good: [
      exampleBackground(),
      exampleDraft({ payload: { aps: { alert: 'Hello', 'content-available': 1 } } }),
    ],
  }),
})
