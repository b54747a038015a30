import { COLLAPSE_ID_LIMIT } from '@/lib/apple/apns-headers'
import { APPLE } from '@/lib/apple/sources'
import type { PushDraft } from '@/lib/push/draft'
import { exampleDraft } from '@/lib/push/example-draft'
import { utf8Length } from '@/lib/push/payload'
import { defineRule } from '../rule'

export const collapseIdLength = defineRule<PushDraft, { bytes: number; characters: number }>({
  code: 'push-request/collapse-id-length',
  level: 'error',
  title: 'Collapse ID is longer than 64 bytes',
  cause: 'Apple counts bytes, not characters: an accented letter takes two bytes, an emoji four.',
  fix: 'Shorten it, for example to a hash of what it stands for.',
  see: [APPLE.sending, APPLE.responses],
  check: ({ request }) => {
    const bytes = utf8Length(request.collapseId)
    return bytes > COLLAPSE_ID_LIMIT
      ? { at: 'apns-collapse-id', args: { bytes, characters: [...request.collapseId].length } }
      : 'pass'
  },
  message: ({ bytes, characters }) =>
    `It has ${bytes} bytes in ${characters} characters. APNs answers 400 BadCollapseId above 64 bytes.`,
  examples: () => ({
    bad: [
      exampleDraft({ collapseId: 'x'.repeat(65) }),
      exampleDraft({ collapseId: '🎾'.repeat(17) }),
    ],
    good: [
      exampleDraft(),
      exampleDraft({ collapseId: 'x'.repeat(64) }),
      exampleDraft({ collapseId: '🎾'.repeat(16) }),
    ],
  }),
})
