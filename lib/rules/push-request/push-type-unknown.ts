import { findPushType, PUSH_TYPES } from '@/lib/apple/push-types'
import { APPLE } from '@/lib/apple/sources'
import type { PushDraft } from '@/lib/push/draft'
import { exampleDraft } from '@/lib/push/example-draft'
import { defineRule } from '../rule'

export const pushTypeUnknown = defineRule<PushDraft, { given: string }>({
  code: 'push-request/push-type-unknown',
  level: 'error',
  title: 'Push type is not in Apple’s list',
  cause: 'The value is misspelled or belongs to another service.',
  fix: 'Choose one of the types in Apple’s list. If Apple has added a new one since, you can still send it as it is.',
  see: [APPLE.sending, APPLE.responses],
  check: ({ request }) => {
    const given = request.pushType
    if (given === '') return 'not-applicable'
    const known = findPushType(given) ?? findPushType(given.toLowerCase().replace(/[^a-z]/g, ''))
    return known ? 'pass' : { at: 'apns-push-type', args: { given } }
  },
  message: ({ given }) =>
    `${JSON.stringify(given)} is not one of ${PUSH_TYPES.map((row) => row.type).join(', ')}. APNs answers 400 InvalidPushType.`,
  examples: () => ({
    bad: [exampleDraft({ pushType: 'silent' })],
    good: [exampleDraft(), exampleDraft({ pushType: 'Alert' })],
  }),
})
