import { APPLE } from '@/lib/apple/sources'
import type { PushDraft } from '@/lib/push/draft'
import { EXAMPLE_KEY, exampleDraft } from '@/lib/push/example-draft'
import { defineRule } from '../rule'

export const keyIdLength = defineRule<PushDraft, { keyId: string }>({
  code: 'push-request/key-id-length',
  level: 'error',
  title: 'Key ID does not have ten characters',
  cause: 'Something is missing, or another identifier was entered.',
  fix: 'Copy the Key ID from the developer account under Keys; the file name has it too: AuthKey_<Key ID>.p8.',
  see: [APPLE.tokens],
  check: ({ request }) => {
    if (!request.key) return 'not-applicable'
    const { keyId } = request.key
    return /^[A-Z0-9]{10}$/i.test(keyId) ? 'pass' : { at: 'key', args: { keyId } }
  },
  message: ({ keyId }) =>
    keyId === ''
      ? 'There is no Key ID. It goes into the provider token as kid.'
      : `${JSON.stringify(keyId)} is not a Key ID of ten letters and digits, as Apple issues them.`,
  examples: () => ({
    bad: [
      exampleDraft({ key: { ...EXAMPLE_KEY, keyId: 'ABC123' } }),
      exampleDraft({ key: { ...EXAMPLE_KEY, keyId: '' } }),
    ],
    good: [exampleDraft()],
  }),
})
