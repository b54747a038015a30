import { payloadLimit } from '@/lib/apple/push-types'
import { APPLE } from '@/lib/apple/sources'
import type { PushDraft } from '@/lib/push/draft'
import { exampleDraft } from '@/lib/push/example-draft'
import { formatBytes } from '@/lib/push/instant'
import { whiteSpaceBytes } from '@/lib/push/white-space'
import { defineRule } from '../rule'

export const payloadNearLimit = defineRule<
  PushDraft,
  { bytes: number; limit: number; space: number }
>({
  code: 'push-request/payload-near-limit',
  level: 'notice',
  title: 'Payload is close to the limit',
  cause: 'Longer texts, another language or an added key may take it over the limit.',
  fix: 'Leave room, or shorten texts before you encode them.',
  see: [APPLE.payload],
  check: ({ request, payload }) => {
    const limit = payloadLimit(request.pushType)
    if (payload.bytes > limit) return 'not-applicable'
    return payload.bytes >= limit * 0.9
      ? {
          at: 'payload',
          args: { bytes: payload.bytes, limit, space: whiteSpaceBytes(request.payload) },
        }
      : 'pass'
  },
  message: ({ bytes, limit, space }) =>
    `${formatBytes(bytes)} of ${formatBytes(limit)}.${space > 0 ? ` ${formatBytes(space)} of them are white space, which is allowed but counts.` : ''}`,
  examples: () => ({
    bad: [exampleDraft({ payload: { aps: { alert: 'x'.repeat(4000) } } })],
    good: [exampleDraft()],
  }),
})
