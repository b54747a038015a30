import { APPLE } from '@/lib/apple/sources'
import type { PushDraft } from '@/lib/push/draft'
import { exampleDraft } from '@/lib/push/example-draft'
import { defineRule } from '../rule'

export const payloadEmpty = defineRule<PushDraft, Record<string, never>>({
  code: 'push-request/payload-empty',
  level: 'error',
  title: 'Payload is empty',
  cause: 'The request would have no body.',
  fix: 'Write a JSON object, or choose a template.',
  see: [APPLE.responses, APPLE.payload],
  check: ({ payload }) =>
    !payload.parsed.ok && payload.parsed.problem === 'empty' ? { at: 'payload', args: {} } : 'pass',
  message: () => 'There is nothing to send. APNs answers 400 PayloadEmpty.',
  examples: () => ({
    bad: [exampleDraft({ payload: '' }), exampleDraft({ payload: ' \n' })],
    good: [exampleDraft()],
  }),
})
