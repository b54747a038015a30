import { APPLE } from '@/lib/apple/sources'
import type { PushDraft } from '@/lib/push/draft'
import { EXAMPLE_NOW, exampleDraft } from '@/lib/push/example-draft'
import { formatInstant } from '@/lib/push/instant'
import { SECONDS_AT_MOST } from '@/lib/push/live-activity'
import { defineRule } from '../rule'

export const expirationMilliseconds = defineRule<PushDraft, { at: number; meant: string }>({
  code: 'push-request/expiration-milliseconds',
  level: 'warning',
  title: 'Expiration is in milliseconds',
  cause:
    'JavaScript and Java count milliseconds; apns-expiration counts seconds. The push would be good for tens of thousands of years.',
  fix: 'Divide by 1,000.',
  see: [APPLE.sending],
  check: ({ request }) => {
    if (request.expiration.kind !== 'until' || !Number.isFinite(request.expiration.at))
      return 'not-applicable'
    const { at } = request.expiration
    return at >= SECONDS_AT_MOST
      ? { at: 'apns-expiration', args: { at, meant: formatInstant(at) } }
      : 'pass'
  },
  message: ({ at, meant }) =>
    `${at} read as milliseconds is ${meant}; in seconds that is ${Math.floor(at / 1000)}.`,
  examples: () => ({
    bad: [exampleDraft({ expiration: { kind: 'until', at: EXAMPLE_NOW + 3_600_000 } })],
    good: [exampleDraft({ expiration: { kind: 'until', at: EXAMPLE_NOW / 1000 + 3600 } })],
  }),
})
