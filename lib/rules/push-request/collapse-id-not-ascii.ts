import { APPLE, RFC } from '@/lib/apple/sources'
import type { PushDraft } from '@/lib/push/draft'
import { exampleDraft } from '@/lib/push/example-draft'
import { defineRule } from '../rule'

export const collapseIdNotAscii = defineRule<PushDraft, { character: string }>({
  code: 'push-request/collapse-id-not-ascii',
  level: 'notice',
  title: 'Collapse ID has letters outside ASCII',
  cause:
    'Header values are bytes, and Apple does not say how it reads those outside ASCII. They are sent as UTF-8.',
  fix: 'Use ASCII letters and digits if two pushes do not collapse as expected.',
  see: [RFC.http2Fields, APPLE.sending],
  check: ({ request }) => {
    const character = /\P{ASCII}/u.exec(request.collapseId)?.[0]
    return character ? { at: 'apns-collapse-id', args: { character } } : 'pass'
  },
  message: ({ character }) => `${JSON.stringify(character)} is not ASCII.`,
  examples: () => ({
    bad: [exampleDraft({ collapseId: 'größe' })],
    good: [exampleDraft({ collapseId: 'size-1' })],
  }),
})
