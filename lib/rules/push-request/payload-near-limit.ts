import { payloadLimit } from '@/lib/apple/push-types'
import { APPLE } from '@/lib/apple/sources'
import type { PushDraft } from '@/lib/push/draft'
import { exampleDraft } from '@/lib/push/example-draft'
import { formatBytes } from '@/lib/push/instant'
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
          args: { bytes: payload.bytes, limit, space: insignificant(request.payload) },
        }
      : 'pass'
  },
  message: ({ bytes, limit, space }) =>
    `${formatBytes(bytes)} of ${formatBytes(limit)}.${space > 0 ? ` ${formatBytes(space)} of them are white space, which is legal and counts.` : ''}`,
  examples: {
    bad: [exampleDraft({ payload: { aps: { alert: 'x'.repeat(4000) } } })],
    good: [exampleDraft()],
  },
})

/** White space outside texts: what a compact encoder would leave out. */
function insignificant(text: string): number {
  let count = 0
  let inText = false
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at]
    if (inText && char === '\\') at += 1
    else if (char === '"') inText = !inText
    else if (!inText && (char === ' ' || char === '\n' || char === '\r' || char === '\t'))
      count += 1
  }
  return count
}
