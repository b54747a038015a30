import { APPLE } from '@/lib/apple/sources'
import type { PushDraft } from '@/lib/push/draft'
import { EXAMPLE_KEY, exampleDraft } from '@/lib/push/example-draft'
import { defineRule } from '../rule'

export const keyIdAndTeamIdSwapped = defineRule<
  PushDraft,
  { evidence: string; keyId: string; teamId: string }
>({
  code: 'push-request/key-id-and-team-id-swapped',
  level: 'warning',
  title: 'Key ID and Team ID look swapped',
  cause:
    'Both have ten characters, so they are easily entered the wrong way round. It is the most common cause of InvalidProviderToken.',
  fix: 'Exchange the two: the Key ID is in the file name, the Team ID in the developer account under Membership details.',
  see: [APPLE.tokens, 'https://github.com/jchambers/pushy/issues/914'],
  check: ({ request }) => {
    if (!request.key) return 'not-applicable'
    const { keyId, teamId, fileKeyId } = request.key
    const args = { keyId, teamId }
    if (keyId === teamId) return 'not-applicable'
    if (fileKeyId && fileKeyId === teamId)
      return { at: 'key', args: { ...args, evidence: `the file is named AuthKey_${fileKeyId}.p8` } }
    const prefix = /^([A-Z0-9]{10})\./.exec(request.topic)?.[1]
    return prefix && prefix === keyId
      ? {
          at: 'key',
          args: { ...args, evidence: `the topic begins with ${prefix}, where a Team ID would be` },
        }
      : 'pass'
  },
  message: ({ evidence, keyId, teamId }) =>
    `The Key ID is given as ${keyId} and the Team ID as ${teamId}, but ${evidence}.`,
  examples: () => ({
    bad: [
      exampleDraft({
        key: { ...EXAMPLE_KEY, keyId: 'DEF123GHIJ', teamId: 'ABC123DEFG', fileKeyId: 'ABC123DEFG' },
      }),
      exampleDraft({ topic: 'ABC123DEFG.com.example.app' }),
    ],
    good: [exampleDraft(), exampleDraft({ key: { ...EXAMPLE_KEY, fileKeyId: 'ABC123DEFG' } })],
  }),
})
