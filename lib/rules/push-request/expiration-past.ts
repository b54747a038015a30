import { APPLE } from '@/lib/apple/sources'
import type { PushDraft } from '@/lib/push/draft'
import { EXAMPLE_NOW, exampleDraft } from '@/lib/push/example-draft'
import { formatInstant } from '@/lib/push/instant'
import { defineRule } from '../rule'

export const expirationPast = defineRule<PushDraft, { at: number; ago: number }>({
  code: 'push-request/expiration-past',
  level: 'warning',
  title: 'Expiration has passed',
  cause:
    'The date was chosen earlier, or this machine’s clock differs from the real time. Apple does not document an error for it.',
  fix: 'Choose a later date, or “now or never” for a single attempt.',
  see: [APPLE.sending],
  check: ({ request, now }) => {
    if (request.expiration.kind !== 'until') return 'not-applicable'
    const { at } = request.expiration
    if (at <= 0 || !Number.isFinite(at)) return 'not-applicable'
    return at * 1000 < now
      ? { at: 'apns-expiration', args: { at, ago: Math.round(now / 1000 - at) } }
      : 'pass'
  },
  message: ({ at, ago }) =>
    `${formatInstant(at * 1000)} was ${ago} seconds ago, so the push may be dropped at once.`,
  examples: () => ({
    bad: [exampleDraft({ expiration: { kind: 'until', at: EXAMPLE_NOW / 1000 - 60 } })],
    good: [
      exampleDraft({ expiration: { kind: 'until', at: EXAMPLE_NOW / 1000 + 60 } }),
      exampleDraft({ expiration: { kind: 'now' } }),
    ],
  }),
})
