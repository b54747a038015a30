import { APPLE } from '@/lib/apple/sources'
import type { PushDraft } from '@/lib/push/draft'
import { exampleBackground } from '@/lib/push/example-draft'
import { defineRule } from '../rule'

export const backgroundPriority1 = defineRule<PushDraft, Record<string, never>>({
  code: 'push-request/background-priority-1',
  level: 'warning',
  title: 'Background push with priority 1',
  cause:
    'Apple asks for priority 5 with every background push. Priority 1 keeps the device from waking, so the app gets its time late or never.',
  fix: 'Send apns-priority: 5.',
  see: [APPLE.sending, APPLE.background],
  check: ({ request }) => {
    if (request.pushType !== 'background') return 'not-applicable'
    return request.priority === '1' ? { at: 'apns-priority', args: {} } : 'pass'
  },
  message: () => 'Apple says always 5 for background pushes.',
  examples: () => ({ bad: [exampleBackground({ priority: '1' })], good: [exampleBackground()] }),
})
