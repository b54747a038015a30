import { APPLE, RFC } from '@/lib/apple/sources'
import type { PushDraft } from '@/lib/push/draft'
import { exampleDraft } from '@/lib/push/example-draft'
import { defineRule } from '../rule'

export const payloadNotRead = defineRule<PushDraft, { message: string; hint: string }>({
  code: 'push-request/payload-not-read',
  level: 'warning',
  title: 'Payload is too large or too deep to check',
  cause: 'The console reads payloads up to limits that no push type comes near.',
  fix: 'Shorten the payload or flatten its structure.',
  see: [APPLE.payload, RFC.json],
  check: ({ payload: { parsed } }) => {
    if (parsed.ok || !['too-deep', 'too-many-values', 'too-long'].includes(parsed.problem))
      return 'pass'
    return { at: 'payload', args: { message: parsed.message, hint: parsed.hint } }
  },
  message: ({ message, hint }) => `${message} ${hint} Its content was not checked.`,
  examples: () => ({ bad: [exampleDraft({ payload: '['.repeat(1000) })], good: [exampleDraft()] }),
})
