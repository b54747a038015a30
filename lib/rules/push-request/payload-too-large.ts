import { payloadLimit } from '@/lib/apple/push-types'
import { APPLE } from '@/lib/apple/sources'
import type { PushDraft } from '@/lib/push/draft'
import { exampleDraft, exampleVoip } from '@/lib/push/example-draft'
import { formatBytes } from '@/lib/push/instant'
import { whiteSpaceBytes } from '@/lib/push/white-space'
import { defineRule } from '../rule'

export const payloadTooLarge = defineRule<
  PushDraft,
  { bytes: number; limit: number; type: string; space: number }
>({
  code: 'push-request/payload-too-large',
  level: 'error',
  title: 'Payload is over the limit',
  cause:
    'Apple counts the bytes of the body as UTF-8, white space included. Letters outside ASCII take two to four bytes each.',
  fix: 'Shorten texts, remove white space, and send an ID instead of data that the app can fetch.',
  see: [APPLE.payload, APPLE.responses],
  check: ({ request, payload }) => {
    const limit = payloadLimit(request.pushType)
    return payload.bytes > limit
      ? {
          at: 'payload',
          args: {
            bytes: payload.bytes,
            limit,
            type: request.pushType,
            space: whiteSpaceBytes(request.payload),
          },
        }
      : 'pass'
  },
  message: ({ bytes, limit, type, space }) =>
    `${formatBytes(bytes)}, and ${type === '' ? 'a push' : `a push of type ${type}`} may have ${formatBytes(limit)}. APNs answers 413 PayloadTooLarge.${space > 0 && bytes - space <= limit ? ` Without its white space (${formatBytes(space)}) it fits.` : ''}`,
  examples: () => ({
    bad: [
      exampleDraft({ payload: { aps: { alert: 'x'.repeat(4200) } } }),
      exampleVoip({ payload: { name: '€'.repeat(1800) } }),
    ],
    good: [exampleDraft(), exampleVoip({ payload: { name: 'x'.repeat(4200) } })],
  }),
})
