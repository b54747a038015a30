import { APPLE } from '@/lib/apple/sources'
import type { PushDraft } from '@/lib/push/draft'
import { exampleDraft } from '@/lib/push/example-draft'
import { defineRule } from '../rule'

export const topicWildcard = defineRule<PushDraft, { topic: string }>({
  code: 'push-request/topic-wildcard',
  level: 'error',
  title: 'Topic has a wildcard',
  cause:
    'A wildcard App ID was copied. Push notifications need an explicit one, and a push is for one app.',
  fix: 'Enter the bundle identifier of the app itself.',
  see: [APPLE.sending, APPLE.bundleId],
  check: ({ request }) =>
    request.topic.includes('*') ? { at: 'apns-topic', args: { topic: request.topic } } : 'pass',
  message: ({ topic }) => `${JSON.stringify(topic)} is not an app’s bundle identifier.`,
  examples: () => ({ bad: [exampleDraft({ topic: 'com.example.*' })], good: [exampleDraft()] }),
})
