import { APPLE } from '@/lib/apple/sources'
import { readTopic, topicFor } from '@/lib/apple/topic'
import type { PushDraft } from '@/lib/push/draft'
import { exampleDraft, exampleVoip } from '@/lib/push/example-draft'
import { defineRule } from '../rule'

export const topicSuffixDoubled = defineRule<PushDraft, { suffix: string; wanted: string }>({
  code: 'push-request/topic-suffix-doubled',
  level: 'error',
  title: 'Topic has its suffix twice',
  cause: 'The suffix was entered, and a library or a script added it again.',
  fix: 'Keep one suffix.',
  see: [APPLE.sending, 'https://github.com/edamov/pushok/issues/97'],
  check: ({ request }) => {
    const { suffixes } = readTopic(request.topic)
    const last = suffixes.at(-1)
    if (!last || suffixes.length < 2) return 'pass'
    return {
      at: 'apns-topic',
      args: {
        suffix: suffixes.map((row) => row.topicSuffix).join(''),
        wanted: topicFor(request.topic, last) ?? '',
      },
    }
  },
  message: ({ suffix, wanted }) =>
    `The topic ends with ${suffix}; ${wanted} has one suffix. APNs answers 400 DeviceTokenNotForTopic or TopicDisallowed.`,
  examples: () => ({
    bad: [
      exampleVoip({ topic: 'com.example.app.voip.voip' }),
      exampleVoip({ topic: 'com.example.app.push-type.widgets.voip' }),
    ],
    good: [exampleVoip(), exampleDraft()],
  }),
})
