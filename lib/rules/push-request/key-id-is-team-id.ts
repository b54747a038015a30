import { APPLE } from '@/lib/apple/sources'
import type { PushDraft } from '@/lib/push/draft'
import { EXAMPLE_KEY, exampleDraft } from '@/lib/push/example-draft'
import { defineRule } from '../rule'

export const keyIdIsTeamId = defineRule<PushDraft, { id: string }>({
  code: 'push-request/key-id-is-team-id',
  level: 'warning',
  title: 'Key ID and Team ID are the same',
  cause:
    'One of the two was entered twice. They come from different places and do not match by chance.',
  fix: 'Key ID: in the file name, AuthKey_<Key ID>.p8. Team ID: in the developer account under Membership details.',
  see: [APPLE.tokens],
  check: ({ request }) => {
    if (!request.key?.keyId) return 'not-applicable'
    const { keyId, teamId } = request.key
    return keyId === teamId ? { at: 'key', args: { id: keyId } } : 'pass'
  },
  message: ({ id }) =>
    `Both are ${id}. APNs answers 403 InvalidProviderToken if one of them is wrong.`,
  examples: () => ({
    bad: [exampleDraft({ key: { ...EXAMPLE_KEY, teamId: EXAMPLE_KEY.keyId } })],
    good: [exampleDraft()],
  }),
})
