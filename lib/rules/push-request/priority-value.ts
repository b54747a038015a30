import { PRIORITIES } from '@/lib/apple/push-types'
import { APPLE } from '@/lib/apple/sources'
import type { PushDraft } from '@/lib/push/draft'
import { exampleDraft } from '@/lib/push/example-draft'
import { defineRule } from '../rule'

export const priorityValue = defineRule<PushDraft, { given: string }>({
  code: 'push-request/priority-value',
  level: 'error',
  title: 'Priority is not 10, 5 or 1',
  cause: 'Words such as “high” belong to other services, and other numbers to other protocols.',
  fix: 'Choose 10 (at once), 5 (with the device’s power in mind) or 1 (power above everything).',
  see: [APPLE.sending, APPLE.responses],
  check: ({ request }) => {
    if (request.priority === '') return 'not-applicable'
    return PRIORITIES.some((value) => value === request.priority)
      ? 'pass'
      : { at: 'apns-priority', args: { given: request.priority } }
  },
  message: ({ given }) => `APNs answers ${JSON.stringify(given)} with 400 BadPriority.`,
  examples: () => ({
    bad: [exampleDraft({ priority: 'high' }), exampleDraft({ priority: '0' })],
    good: [exampleDraft(), exampleDraft({ priority: '1' })],
  }),
})
