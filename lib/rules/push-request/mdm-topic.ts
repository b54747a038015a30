import { APPLE } from '@/lib/apple/sources'
import type { PushDraft } from '@/lib/push/draft'
import { exampleDraft } from '@/lib/push/example-draft'
import { defineRule } from '../rule'

export const mdmTopic = defineRule<PushDraft, { topic: string }>({
  code: 'push-request/mdm-topic',
  level: 'warning',
  title: 'Device management push with an app’s topic',
  cause:
    'The topic of device management is the UID in the subject of the MDM push certificate. It begins with com.apple.mgmt.',
  fix: 'Copy the UID from the certificate, or choose the push type that fits the app.',
  see: [APPLE.sending, APPLE.mdm],
  check: ({ request }) => {
    if (request.pushType !== 'mdm' || request.topic === '') return 'not-applicable'
    return request.topic.startsWith('com.apple.mgmt.')
      ? 'pass'
      : { at: 'apns-topic', args: { topic: request.topic } }
  },
  message: ({ topic }) => `${JSON.stringify(topic)} does not begin with com.apple.mgmt.`,
  examples: () => ({
    bad: [exampleDraft({ pushType: 'mdm', payload: { mdm: 'magic' } })],
    good: [
      exampleDraft({
        pushType: 'mdm',
        topic: 'com.apple.mgmt.External.1',
        payload: { mdm: 'magic' },
      }),
    ],
  }),
})
