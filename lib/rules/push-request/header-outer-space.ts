import { RFC } from '@/lib/apple/sources'
import type { PushDraft } from '@/lib/push/draft'
import { exampleDraft } from '@/lib/push/example-draft'
import { headersAsText } from '@/lib/push/wire'
import { defineRule } from '../rule'

export const headerOuterSpace = defineRule<PushDraft, { name: string }>({
  code: 'push-request/header-outer-space',
  level: 'error',
  title: 'A header begins or ends with a space',
  cause: 'It was copied with a space. HTTP/2 forbids white space at either end of a header value.',
  fix: 'Remove the space.',
  see: [RFC.http2Fields],
  check: ({ request }) => {
    const found = headersAsText(request, '').find(([, value]) => /^[ \t]|[ \t]$/.test(value))
    return found ? { at: found[0], args: { name: found[0] } } : 'pass'
  },
  message: ({ name }) => `${name} has a space at its beginning or end.`,
  examples: () => ({ bad: [exampleDraft({ topic: 'com.example.app ' })], good: [exampleDraft()] }),
})
