import { APPLE } from '@/lib/apple/sources'
import type { PushDraft } from '@/lib/push/draft'
import { exampleVoip } from '@/lib/push/example-draft'
import { defineRule } from '../rule'

export const voipPriority = defineRule<PushDraft, { given: string }>({
  code: 'push-request/voip-priority',
  level: 'notice',
  title: 'VoIP push without priority 10',
  cause:
    'A call should ring now. 5 and 1 let the device choose a better moment; Apple sets no rule for this type.',
  fix: 'Send apns-priority: 10.',
  see: [APPLE.sending, APPLE.voip],
  check: ({ request }) => {
    if (request.pushType !== 'voip') return 'not-applicable'
    return request.priority === '5' || request.priority === '1'
      ? { at: 'apns-priority', args: { given: request.priority } }
      : 'pass'
  },
  message: ({ given }) => `With priority ${given} the call may ring late.`,
  examples: () => ({
    bad: [exampleVoip({ priority: '5' })],
    good: [exampleVoip(), exampleVoip({ priority: '' })],
  }),
})
