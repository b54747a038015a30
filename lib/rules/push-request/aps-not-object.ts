import { APPLE } from '@/lib/apple/sources'
import { isJsonObject } from '@/lib/json/node'
import { kindOf, payloadOf } from '@/lib/push/aps'
import type { PushDraft } from '@/lib/push/draft'
import { exampleDraft } from '@/lib/push/example-draft'
import { defineRule } from '../rule'

export const apsNotObject = defineRule<PushDraft, { found: string }>({
  code: 'push-request/aps-not-object',
  level: 'warning',
  title: 'aps is not an object',
  cause:
    'aps contains Apple’s keys, so it is an object in braces. APNs answers 200, but the device ignores the push.',
  fix: 'Write "aps": { … }.',
  see: [APPLE.payload],
  check: (draft) => {
    const aps = payloadOf(draft)?.aps
    if (aps === undefined) return 'not-applicable'
    return isJsonObject(aps) ? 'pass' : { at: 'payload/aps', args: { found: kindOf(aps) } }
  },
  message: ({ found }) => `aps is ${found}.`,
  examples: () => ({ bad: [exampleDraft({ payload: { aps: 'Hello' } })], good: [exampleDraft()] }),
})
