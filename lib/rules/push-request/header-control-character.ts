import { RFC } from '@/lib/apple/sources'
import type { PushDraft } from '@/lib/push/draft'
import { exampleDraft } from '@/lib/push/example-draft'
import { headersAsText } from '@/lib/push/wire'
import { defineRule } from '../rule'

export const headerControlCharacter = defineRule<PushDraft, { name: string; code: string }>({
  code: 'push-request/header-control-character',
  level: 'error',
  title: 'A header has a line break or control character',
  cause:
    'It was pasted along. HTTP/2 forbids such characters in header values, so the request cannot be sent.',
  fix: 'Remove the character from the field.',
  see: [RFC.http2Fields],
  check: ({ request }) => {
    for (const [name, value] of headersAsText(request, '')) {
      const character = [...value].find((one) => (one < ' ' && one !== '\t') || one === '\u007f')
      if (character)
        return {
          at: name,
          args: { name, code: character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0') },
        }
    }
    return 'pass'
  },
  message: ({ name, code }) => `${name} has the character U+${code}.`,
  examples: () => ({
    bad: [
      exampleDraft({ collapseId: 'news\n' }),
      exampleDraft({ topic: 'com.example.app\r\napns-priority: 1' }),
    ],
    good: [exampleDraft({ collapseId: 'news' })],
  }),
})
