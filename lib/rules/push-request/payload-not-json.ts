import { APPLE, RFC } from '@/lib/apple/sources'
import type { PushDraft } from '@/lib/push/draft'
import { exampleDraft } from '@/lib/push/example-draft'
import { defineRule } from '../rule'

export const payloadNotJson = defineRule<
  PushDraft,
  { message: string; line: number; column: number; hint: string }
>({
  code: 'push-request/payload-not-json',
  level: 'error',
  title: 'Payload is not JSON',
  cause: 'Apple accepts a JSON object as the body, and this text breaks the rules of JSON.',
  fix: 'Correct the marked place.',
  see: [APPLE.payload, RFC.json],
  check: ({ payload: { parsed } }) => {
    if (parsed.ok || ['empty', ...UNREAD].includes(parsed.problem))
      return parsed.ok ? 'pass' : 'not-applicable'
    return {
      at: 'payload',
      args: {
        message: parsed.message,
        line: parsed.line,
        column: parsed.column,
        hint: parsed.hint,
      },
    }
  },
  message: ({ message, line, column, hint }) =>
    `Line ${line}, column ${column}: ${message} ${hint}`,
  examples: () => ({
    bad: [
      exampleDraft({ payload: '{"aps":{"alert":"Hello",}}' }),
      exampleDraft({ payload: "{'aps':{}}" }),
    ],
    good: [exampleDraft()],
  }),
})

/** Problems of size, of which another rule speaks. */
const UNREAD = ['too-deep', 'too-many-values', 'too-long']
