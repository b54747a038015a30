import { APPLE } from '@/lib/apple/sources'
import type { PushDraft } from '@/lib/push/draft'
import { exampleDraft } from '@/lib/push/example-draft'
import { defineRule } from '../rule'

export const deviceTokenOtherId = defineRule<PushDraft, { title: string }>({
  code: 'push-request/device-token-other-id',
  level: 'error',
  title: 'Device token is another identifier',
  cause:
    'It is a UUID, such as identifierForVendor, or the UDID of the device. APNs device tokens are made for one app and have no hyphens.',
  fix: 'Use the token that didRegisterForRemoteNotificationsWithDeviceToken gives the app.',
  see: [APPLE.registering],
  check: ({ token }) =>
    token.form === 'uuid' || token.form === 'udid'
      ? { at: 'deviceToken', args: { title: token.problem?.title ?? '' } }
      : 'pass',
  message: ({ title }) => `${title}. APNs answers 400 BadDeviceToken.`,
  examples: () => ({
    bad: [
      exampleDraft({ deviceToken: '6F9619FF-8B86-D011-B42D-00CF4FC964FF' }),
      exampleDraft({ deviceToken: '00008030-001A2B3C4D5E6F70' }),
    ],
    good: [exampleDraft()],
  }),
})
