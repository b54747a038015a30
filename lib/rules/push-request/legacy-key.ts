import { LEGACY_KEYS } from '@/lib/apple/payload-keys'
import { APPLE } from '@/lib/apple/sources'
import { alertOf, apsOf } from '@/lib/push/aps'
import type { PushDraft } from '@/lib/push/draft'
import { exampleDraft } from '@/lib/push/example-draft'
import { defineRule } from '../rule'

export const legacyKey = defineRule<PushDraft, { key: string; about: string }>({
  code: 'push-request/legacy-key',
  level: 'notice',
  title: 'Payload has an outdated key',
  cause: 'A library still writes it, but Apple’s tables no longer have it.',
  fix: 'Leave it out.',
  see: [APPLE.payload],
  check: (draft) => {
    const places = { aps: apsOf(draft), alert: alertOf(draft) }
    const found = LEGACY_KEYS.find((row) => places[row.at]?.[row.key] !== undefined)
    if (!found) return 'pass'
    return {
      at: found.at === 'aps' ? `payload/aps/${found.key}` : `payload/aps/alert/${found.key}`,
      args: { key: found.key, about: found.about },
    }
  },
  message: ({ key, about }) => `${key}: ${about}`,
  examples: () => ({
    bad: [
      exampleDraft({ payload: { aps: { alert: { body: 'Hello', 'action-loc-key': 'PLAY' } } } }),
      exampleDraft({ payload: { aps: { alert: 'Hello', 'url-args': ['a'] } } }),
    ],
    good: [exampleDraft()],
  }),
})
