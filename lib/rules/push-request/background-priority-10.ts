import { APPLE } from '@/lib/apple/sources'
import type { PushDraft } from '@/lib/push/draft'
import { exampleBackground, exampleDraft } from '@/lib/push/example-draft'
import { defineRule } from '../rule'

export const backgroundPriority10 = defineRule<PushDraft, { omitted: boolean }>({
  code: 'push-request/background-priority-10',
  level: 'error',
  title: 'Background push with priority 10',
  cause:
    'Background pushes have to let the device choose the moment. Apple calls priority 10 an error for them, and 10 is what APNs assumes if the header is left out.',
  fix: 'Send apns-priority: 5.',
  see: [APPLE.sending, APPLE.background],
  check: ({ request }) => {
    if (request.pushType !== 'background') return 'not-applicable'
    return request.priority === '10' || request.priority === ''
      ? { at: 'apns-priority', args: { omitted: request.priority === '' } }
      : 'pass'
  },
  message: ({ omitted }) =>
    `${omitted ? 'Priority is left out, which means 10. ' : ''}A background push always has priority 5; Apple calls 10 an error.`,
  examples: () => ({
    bad: [exampleBackground({ priority: '10' }), exampleBackground({ priority: '' })],
    good: [exampleBackground(), exampleDraft()],
  }),
})
