import { findPushType } from '@/lib/apple/push-types'
import { APPLE } from '@/lib/apple/sources'
import type { PushDraft } from '@/lib/push/draft'
import { exampleActivity, exampleDraft } from '@/lib/push/example-draft'
import { defineRule } from '../rule'

export const pushTypeCase = defineRule<PushDraft, { given: string; meant: string }>({
  code: 'push-request/push-type-case',
  level: 'warning',
  title: 'Push type is spelled differently',
  cause:
    'Apple’s list has the push types in lower case and in one word. Whether APNs accepts another spelling is not documented.',
  fix: 'Write it the way Apple does.',
  see: [APPLE.sending],
  check: ({ request }) => {
    const given = request.pushType
    if (given === '' || findPushType(given)) return given === '' ? 'not-applicable' : 'pass'
    const meant = findPushType(given.toLowerCase().replace(/[^a-z]/g, ''))
    return meant ? { at: 'apns-push-type', args: { given, meant: meant.type } } : 'not-applicable'
  },
  message: ({ given, meant }) => `${JSON.stringify(given)} is ${meant} in Apple’s spelling.`,
  examples: () => ({
    bad: [exampleDraft({ pushType: 'Alert' }), exampleActivity({}, { pushType: 'live-activity' })],
    good: [exampleDraft()],
  }),
})
