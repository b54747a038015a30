import { APPLE } from '@/lib/apple/sources'
import type { PushDraft } from '@/lib/push/draft'
import { exampleDraft } from '@/lib/push/example-draft'
import { defineRule } from '../rule'

export const pushToTalkPriority = defineRule<PushDraft, { given: string }>({
  code: 'push-request/push-to-talk-priority',
  level: 'notice',
  title: 'Push to Talk without priority 10',
  cause: 'Apple recommends priority 10 for Push to Talk, because speech cannot wait.',
  fix: 'Send apns-priority: 10.',
  see: [APPLE.pushToTalk],
  check: ({ request }) => {
    if (request.pushType !== 'pushtotalk') return 'not-applicable'
    return request.priority === '5' || request.priority === '1'
      ? { at: 'apns-priority', args: { given: request.priority } }
      : 'pass'
  },
  message: ({ given }) => `Priority is ${given}; Apple recommends 10.`,
  examples: () => ({
    bad: [
      exampleDraft({
        pushType: 'pushtotalk',
        topic: 'com.example.app.voip-ptt',
        priority: '5',
        expiration: { kind: 'now' },
      }),
    ],
    good: [
      exampleDraft({
        pushType: 'pushtotalk',
        topic: 'com.example.app.voip-ptt',
        expiration: { kind: 'now' },
      }),
    ],
  }),
})
