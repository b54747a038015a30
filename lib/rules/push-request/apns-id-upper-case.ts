import { APPLE } from '@/lib/apple/sources'
import type { PushDraft } from '@/lib/push/draft'
import { exampleDraft } from '@/lib/push/example-draft'
import { defineRule } from '../rule'

export const apnsIdUpperCase = defineRule<PushDraft, { lower: string }>({
  code: 'push-request/apns-id-upper-case',
  level: 'warning',
  title: 'apns-id has capital letters',
  cause:
    'Apple writes the ID in lower case. Whether APNs refuses capitals is not documented; its own answers have contained them.',
  fix: 'Write it in lower case, and compare IDs without regard to case.',
  see: [APPLE.sending, 'https://github.com/jchambers/pushy/issues/184'],
  check: ({ request }) => {
    if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(request.apnsId))
      return 'not-applicable'
    return /[A-F]/.test(request.apnsId)
      ? { at: 'apns-id', args: { lower: request.apnsId.toLowerCase() } }
      : 'pass'
  },
  message: ({ lower }) => `In lower case it is ${lower}.`,
  examples: () => ({
    bad: [exampleDraft({ apnsId: '123E4567-E89B-12D3-A456-426614174000' })],
    good: [exampleDraft({ apnsId: '123e4567-e89b-12d3-a456-426614174000' })],
  }),
})
