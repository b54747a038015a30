import { APPLE } from '@/lib/apple/sources'
import type { PushDraft } from '@/lib/push/draft'
import { EXAMPLE_KEY, exampleDraft } from '@/lib/push/example-draft'
import { defineRule } from '../rule'

export const keyIdNotFileName = defineRule<PushDraft, { keyId: string; fileKeyId: string }>({
  code: 'push-request/key-id-not-file-name',
  level: 'warning',
  title: 'Key ID is not the one in the file name',
  cause: 'The Key ID of another key was entered, or the file was renamed.',
  fix: 'Use the Key ID in the file name, unless you know that the file was renamed.',
  see: [APPLE.tokens, 'https://github.com/node-apn/node-apn/issues/477'],
  check: ({ request }) => {
    const { keyId, teamId, fileKeyId } = request.key ?? {}
    // With the Team ID in its place, the rule on swapped ids speaks.
    if (!keyId || !fileKeyId || fileKeyId === teamId) return 'not-applicable'
    return keyId === fileKeyId ? 'pass' : { at: 'key', args: { keyId, fileKeyId } }
  },
  message: ({ keyId, fileKeyId }) =>
    `The file is named AuthKey_${fileKeyId}.p8, and the Key ID is given as ${keyId}. If it is wrong, APNs answers 403 InvalidProviderToken.`,
  examples: () => ({
    bad: [exampleDraft({ key: { ...EXAMPLE_KEY, fileKeyId: 'ZZZ999ZZZ9' } })],
    good: [exampleDraft({ key: { ...EXAMPLE_KEY, fileKeyId: EXAMPLE_KEY.keyId } })],
  }),
})
