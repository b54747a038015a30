import { APPLE } from '@/lib/apple/sources'
import { isJsonObject } from '@/lib/json/node'
import { kindOf } from '@/lib/push/aps'
import type { PushDraft } from '@/lib/push/draft'
import { exampleDraft } from '@/lib/push/example-draft'
import { defineRule } from '../rule'

export const payloadNotObject = defineRule<PushDraft, { found: string; quoted: boolean }>({
  code: 'push-request/payload-not-object',
  level: 'error',
  title: 'Payload is not a JSON object',
  cause:
    'Apple accepts an object in braces. A string in quotation marks is usually JSON that was encoded twice.',
  fix: 'Put the content into an object with the key aps; encode it once.',
  see: [APPLE.payload],
  check: ({ payload: { parsed } }) => {
    if (!parsed.ok) return 'not-applicable'
    if (isJsonObject(parsed.value)) return 'pass'
    const quoted = typeof parsed.value === 'string' && /^\s*\{/.test(parsed.value)
    return { at: 'payload', args: { found: kindOf(parsed.value), quoted } }
  },
  message: ({ found, quoted }) =>
    `The payload is ${found}${quoted ? ' that contains JSON: it was encoded twice' : ''}.`,
  examples: () => ({
    bad: [exampleDraft({ payload: '[{"aps":{}}]' }), exampleDraft({ payload: '"{\\"aps\\":{}}"' })],
    good: [exampleDraft()],
  }),
})
