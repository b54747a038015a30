import { APPLE, RFC } from '@/lib/apple/sources'
import type { PushDraft } from '@/lib/push/draft'
import { exampleDraft } from '@/lib/push/example-draft'
import { defineRule } from '../rule'

export const apnsIdForm = defineRule<PushDraft, { given: string }>({
  code: 'push-request/apns-id-form',
  level: 'error',
  title: 'apns-id is not a UUID',
  cause: 'Apple requires a canonical UUID: 32 hexadecimal digits in the form 8-4-4-4-12.',
  fix: 'Leave the field empty to have an ID made, or enter a UUID.',
  see: [APPLE.sending, RFC.uuid],
  check: ({ request }) => {
    if (request.apnsId === '') return 'not-applicable'
    return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(request.apnsId)
      ? 'pass'
      : { at: 'apns-id', args: { given: request.apnsId } }
  },
  message: ({ given }) => `APNs answers ${JSON.stringify(given)} with 400 BadMessageId.`,
  examples: () => ({
    bad: [
      exampleDraft({ apnsId: 'order-4711' }),
      exampleDraft({ apnsId: '123e4567e89b12d3a456426614174000' }),
    ],
    good: [exampleDraft({ apnsId: '123e4567-e89b-12d3-a456-426614174000' })],
  }),
})
