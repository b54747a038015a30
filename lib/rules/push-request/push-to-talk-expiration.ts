import { APPLE } from '@/lib/apple/sources'
import type { PushDraft } from '@/lib/push/draft'
import { exampleDraft } from '@/lib/push/example-draft'
import { defineRule } from '../rule'

export const pushToTalkExpiration = defineRule<PushDraft, Record<string, never>>({
  code: 'push-request/push-to-talk-expiration',
  level: 'notice',
  title: 'Push to Talk that is stored',
  cause:
    'Apple recommends an expiration of 0 for Push to Talk: an old one would announce speech that is over.',
  fix: 'Choose “now or never” (apns-expiration: 0).',
  see: [APPLE.pushToTalk],
  check: ({ request }) => {
    if (request.pushType !== 'pushtotalk') return 'not-applicable'
    return request.expiration.kind === 'now' ? 'pass' : { at: 'apns-expiration', args: {} }
  },
  message: () => 'If the device is offline, this push waits and comes late.',
  examples: () => ({
    bad: [exampleDraft({ pushType: 'pushtotalk', topic: 'com.example.app.voip-ptt' })],
    good: [
      exampleDraft({
        pushType: 'pushtotalk',
        topic: 'com.example.app.voip-ptt',
        expiration: { kind: 'now' },
      }),
    ],
  }),
})
