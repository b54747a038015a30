import { RFC } from '@/lib/apple/sources'
import type { PushDraft } from '@/lib/push/draft'
import { exampleDraft } from '@/lib/push/example-draft'
import { defineRule } from '../rule'

export const payloadLoneSurrogate = defineRule<PushDraft, { count: number }>({
  code: 'push-request/payload-lone-surrogate',
  level: 'warning',
  title: 'Payload has half a character',
  cause:
    'A string was cut in the middle of an emoji. The half that is left cannot be written as UTF-8.',
  fix: 'Cut strings between characters, not between code units.',
  see: [RFC.jsonEncoding],
  check: ({ payload: { parsed } }) => {
    if (!parsed.ok) return 'not-applicable'
    const first = parsed.loneSurrogates[0]
    return first === undefined
      ? 'pass'
      : { at: `payload${first}`, args: { count: parsed.loneSurrogates.length } }
  },
  message: ({ count }) =>
    `${count === 1 ? 'One string has' : `${count} strings have`} half of a surrogate pair; it shows as a replacement character at best.`,
  examples: () => ({
    bad: [exampleDraft({ payload: '{"aps":{"alert":"Goal \\ud83c"}}' })],
    good: [exampleDraft({ payload: '{"aps":{"alert":"Goal \\ud83c\\udfbe"}}' })],
  }),
})
