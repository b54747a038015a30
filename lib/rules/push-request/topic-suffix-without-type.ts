import { APPLE } from '@/lib/apple/sources'
import { readTopic } from '@/lib/apple/topic'
import type { PushDraft } from '@/lib/push/draft'
import { exampleDraft, exampleVoip } from '@/lib/push/example-draft'
import { defineRule } from '../rule'

export const topicSuffixWithoutType = defineRule<PushDraft, { suffix: string; type: string }>({
  code: 'push-request/topic-suffix-without-type',
  level: 'warning',
  title: 'Topic’s suffix asks for a push type',
  cause: 'The topic has the suffix of a push type, but apns-push-type is not sent.',
  fix: 'Send the push type that the suffix stands for.',
  see: [APPLE.sending],
  check: ({ request }) => {
    if (request.pushType !== '') return 'not-applicable'
    const last = readTopic(request.topic).suffixes.at(-1)
    return last
      ? { at: 'apns-push-type', args: { suffix: last.topicSuffix ?? '', type: last.type } }
      : 'pass'
  },
  message: ({ suffix, type }) => `A topic that ends with ${suffix} needs the push type ${type}.`,
  examples: () => ({
    bad: [exampleVoip({ pushType: '' })],
    good: [exampleVoip(), exampleDraft({ pushType: '' })],
  }),
})
