import { APPLE } from '@/lib/apple/sources'
import { isPassTopic } from '@/lib/apple/topic'
import { apsInteracts, apsOf } from '@/lib/push/aps'
import type { PushDraft } from '@/lib/push/draft'
import { exampleBackground, exampleDraft } from '@/lib/push/example-draft'
import { defineRule } from '../rule'

export const pushTypeMissing = defineRule<PushDraft, { suggestion: string }>({
  code: 'push-request/push-type-missing',
  level: 'warning',
  title: 'Push type is missing',
  cause:
    'apns-push-type is not sent. It is required for watchOS 6 and later and recommended elsewhere; without it APNs may refuse, delay or drop the push.',
  fix: 'Choose the push type that matches the payload.',
  see: [APPLE.sending],
  check: (draft) => {
    if (draft.request.pushType !== '') return 'pass'
    if (isPassTopic(draft.request.topic)) return 'not-applicable'
    const aps = apsOf(draft)
    const silent = aps !== null && aps['content-available'] === 1 && !apsInteracts(aps)
    return { at: 'apns-push-type', args: { suggestion: silent ? 'background' : 'alert' } }
  },
  message: ({ suggestion }) => `This payload looks like a push of type ${suggestion}.`,
  examples: () => ({
    bad: [exampleDraft({ pushType: '' }), exampleBackground({ pushType: '' })],
    good: [
      exampleDraft(),
      exampleDraft({
        pushType: '',
        topic: 'pass.com.example.ticket',
        payload: {},
        environment: 'production',
      }),
    ],
  }),
})
