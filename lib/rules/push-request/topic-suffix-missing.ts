import { findPushType } from '@/lib/apple/push-types'
import { APPLE } from '@/lib/apple/sources'
import { readTopic, topicFor } from '@/lib/apple/topic'
import type { PushDraft } from '@/lib/push/draft'
import { exampleActivity, exampleDraft, exampleVoip } from '@/lib/push/example-draft'
import { defineRule } from '../rule'

export const topicSuffixMissing = defineRule<
  PushDraft,
  { type: string; wanted: string; tokenFrom: string }
>({
  code: 'push-request/topic-suffix-missing',
  level: 'error',
  title: 'Topic lacks the suffix of its push type',
  cause:
    'This push type’s topic is the bundle identifier with a suffix, but the suffix is missing.',
  fix: 'Add the suffix, and use the device token made for this push type: it differs from the alert token.',
  see: [APPLE.sending],
  check: ({ request }) => {
    const type = findPushType(request.pushType)
    if (!type?.topicSuffix || request.topic === '') return 'not-applicable'
    if (readTopic(request.topic).suffixes.length > 0) return 'pass'
    return {
      at: 'apns-topic',
      args: {
        type: type.type,
        wanted: topicFor(request.topic, type) ?? '',
        tokenFrom: type.tokenFrom,
      },
    }
  },
  message: ({ type, wanted, tokenFrom }) =>
    `A ${type} push needs the topic ${wanted}. Its device token comes from ${tokenFrom}.`,
  examples: () => ({
    bad: [
      exampleVoip({ topic: 'com.example.app' }),
      exampleActivity({}, { topic: 'com.example.app' }),
    ],
    good: [exampleVoip(), exampleActivity({}), exampleDraft()],
  }),
})
