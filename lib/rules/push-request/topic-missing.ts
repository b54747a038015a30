import { APPLE } from '@/lib/apple/sources'
import type { PushDraft } from '@/lib/push/draft'
import { exampleDraft } from '@/lib/push/example-draft'
import { defineRule } from '../rule'

export const topicMissing = defineRule<PushDraft, Record<string, never>>({
  code: 'push-request/topic-missing',
  level: 'error',
  title: 'Topic is missing',
  cause: 'The field is empty, and with a provider token APNs cannot know the app.',
  fix: 'Enter the app’s bundle identifier, with the suffix of the push type if it has one.',
  see: [APPLE.sending, APPLE.responses],
  check: ({ request }) => (request.topic.trim() === '' ? { at: 'apns-topic', args: {} } : 'pass'),
  message: () => 'There is no apns-topic. APNs answers 400 MissingTopic.',
  examples: () => ({ bad: [exampleDraft({ topic: '' })], good: [exampleDraft()] }),
})
