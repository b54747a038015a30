import { APPLE } from '@/lib/apple/sources'
import type { PushDraft } from '@/lib/push/draft'
import { EXAMPLE_NOW, exampleDraft } from '@/lib/push/example-draft'
import { defineRule } from '../rule'

export const expirationInvalid = defineRule<PushDraft, { given: string }>({
  code: 'push-request/expiration-invalid',
  level: 'error',
  title: 'Expiration is not an instant',
  cause: 'apns-expiration has to be seconds since 1970 UTC; this is negative or not a number.',
  fix: 'Choose a date, “now or never”, or leave it to Apple.',
  see: [APPLE.sending, APPLE.responses],
  check: ({ request }) => {
    if (request.expiration.kind !== 'until') return 'not-applicable'
    const { at } = request.expiration
    return Number.isFinite(at) && at >= 0
      ? 'pass'
      : { at: 'apns-expiration', args: { given: String(at) } }
  },
  message: ({ given }) => `apns-expiration would be ${given}. APNs answers 400 BadExpirationDate.`,
  examples: () => ({
    bad: [
      exampleDraft({ expiration: { kind: 'until', at: -1 } }),
      exampleDraft({ expiration: { kind: 'until', at: Number.NaN } }),
    ],
    good: [
      exampleDraft(),
      exampleDraft({ expiration: { kind: 'until', at: EXAMPLE_NOW / 1000 + 3600 } }),
    ],
  }),
})
