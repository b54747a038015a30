import { APPLE } from '@/lib/apple/sources'
import type { PushDraft } from '@/lib/push/draft'
import { EXAMPLE_NOW, exampleDraft } from '@/lib/push/example-draft'
import { defineRule } from '../rule'

export const expirationFraction = defineRule<PushDraft, { at: number }>({
  code: 'push-request/expiration-fraction',
  level: 'warning',
  title: 'Expiration has a fraction of a second',
  cause:
    'The time was calculated with a decimal point. Apple asks for seconds and does not say what happens to a fraction.',
  fix: 'Round it to whole seconds.',
  see: [APPLE.sending],
  check: ({ request }) => {
    if (request.expiration.kind !== 'until' || !Number.isFinite(request.expiration.at))
      return 'not-applicable'
    const { at } = request.expiration
    return Number.isInteger(at) ? 'pass' : { at: 'apns-expiration', args: { at } }
  },
  message: ({ at }) => `apns-expiration would be ${at}; whole seconds are ${Math.round(at)}.`,
  examples: () => ({
    bad: [exampleDraft({ expiration: { kind: 'until', at: EXAMPLE_NOW / 1000 + 60.5 } })],
    good: [exampleDraft({ expiration: { kind: 'until', at: EXAMPLE_NOW / 1000 + 60 } })],
  }),
})
