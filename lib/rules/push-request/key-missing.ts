import { APPLE } from '@/lib/apple/sources'
import type { PushDraft } from '@/lib/push/draft'
import { exampleDraft } from '@/lib/push/example-draft'
import { defineRule } from '../rule'

export const keyMissing = defineRule<PushDraft, Record<string, never>>({
  code: 'push-request/key-missing',
  level: 'error',
  title: 'No key is chosen',
  cause: 'APNs needs a provider token, and a key has to sign it.',
  fix: 'Add the .p8 file from the developer account, or get a key from the simulator.',
  see: [APPLE.tokens, APPLE.responses],
  check: ({ request }) => (request.key === null ? { at: 'key', args: {} } : 'pass'),
  message: () => 'Without a provider token APNs answers 403 MissingProviderToken.',
  examples: () => ({ bad: [exampleDraft({ key: null })], good: [exampleDraft()] }),
})
