import { findPushType } from '@/lib/apple/push-types'
import { APPLE } from '@/lib/apple/sources'
import { readTopic, topicFor } from '@/lib/apple/topic'
import type { PushDraft } from '@/lib/push/draft'
import { exampleDraft, exampleVoip } from '@/lib/push/example-draft'
import { defineRule } from '../rule'

export const topicSuffixOtherType = defineRule<
  PushDraft,
  { type: string; suffix: string; other: string; wanted: string }
>({
  code: 'push-request/topic-suffix-other-type',
  level: 'error',
  title: 'Topic has the suffix of another push type',
  cause: 'The push type and the topic were chosen for two different purposes.',
  fix: 'Decide what the push is for, and make the push type, the suffix and the device token match.',
  see: [APPLE.sending, 'https://github.com/Pr0Ger/PyAPNs2/issues/87'],
  check: ({ request }) => {
    const type = findPushType(request.pushType)
    const last = readTopic(request.topic).suffixes.at(-1)
    if (!type || !last || type.topicSuffix === null) return 'not-applicable'
    if (last.type === type.type) return 'pass'
    return {
      at: 'apns-topic',
      args: {
        type: type.type,
        suffix: last.topicSuffix ?? '',
        other: last.type,
        wanted: topicFor(request.topic, type) ?? '',
      },
    }
  },
  message: ({ type, suffix, other, wanted }) =>
    `${suffix} is the suffix of ${other}, and the push type is ${type}. APNs compares the two and answers 400 InvalidPushType. For ${type} the topic is ${wanted}.`,
  examples: () => ({
    bad: [
      exampleDraft({ topic: 'com.example.app.voip' }),
      exampleVoip({ topic: 'com.example.app.complication' }),
    ],
    good: [exampleDraft(), exampleVoip()],
  }),
})
