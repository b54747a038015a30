import { APPLE } from '@/lib/apple/sources'
import type { PushDraft } from '@/lib/push/draft'
import { EXAMPLE_NOW, exampleDraft } from '@/lib/push/example-draft'
import { formatInstant } from '@/lib/push/instant'
import { SECONDS_AT_MOST } from '@/lib/push/live-activity'
import { defineRule } from '../rule'

export const expirationFar = defineRule<PushDraft, { at: number; days: number }>({
  code: 'push-request/expiration-far',
  level: 'notice',
  title: 'Expiration is more than 30 days away',
  cause:
    'APNs keeps a push for 30 days if no expiration is given. Whether it keeps one longer when asked is not documented.',
  fix: 'Choose the time after which the push is no longer of use.',
  see: [APPLE.sending, APPLE.metrics],
  check: ({ request, now }) => {
    if (request.expiration.kind !== 'until') return 'not-applicable'
    const { at } = request.expiration
    // Farther than any date, it is milliseconds, and another rule says so.
    if (!Number.isFinite(at) || at >= SECONDS_AT_MOST) return 'not-applicable'
    const days = (at - now / 1000) / 86_400
    return days > 30 ? { at: 'apns-expiration', args: { at, days: Math.round(days) } } : 'pass'
  },
  message: ({ at, days }) => `${formatInstant(at * 1000)} is ${days} days away.`,
  examples: () => ({
    bad: [exampleDraft({ expiration: { kind: 'until', at: EXAMPLE_NOW / 1000 + 40 * 86_400 } })],
    good: [
      exampleDraft({ expiration: { kind: 'until', at: EXAMPLE_NOW / 1000 + 86_400 } }),
      exampleDraft(),
    ],
  }),
})
