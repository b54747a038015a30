import { APPLE } from '@/lib/apple/sources'
import type { PushDraft } from '@/lib/push/draft'
import { exampleDraft } from '@/lib/push/example-draft'
import { defineRule } from '../rule'

export const deviceTokenFirebase = defineRule<PushDraft, Record<string, never>>({
  code: 'push-request/device-token-firebase',
  level: 'error',
  title: 'Device token is a Firebase token',
  cause:
    'Firebase Cloud Messaging gives apps a registration token of its own. Only Firebase can send to it.',
  fix: 'Use the token from didRegisterForRemoteNotificationsWithDeviceToken (in the Firebase SDK: Messaging.messaging().apnsToken), or send through Firebase.',
  see: [
    APPLE.registering,
    'https://github.com/andrei-m-code/net-core-push-notifications/issues/61',
  ],
  check: ({ token }) => (token.form === 'fcm' ? { at: 'deviceToken', args: {} } : 'pass'),
  message: () =>
    'This has the shape of a Firebase registration token; APNs answers 400 BadDeviceToken.',
  examples: () => ({
    bad: [
      exampleDraft({
        deviceToken: `fGhT5k2xQ0e:APA91b${'HPRgkF3JUikC4ENAHEeMrd41Zxv3'.repeat(4)}`,
      }),
    ],
    good: [exampleDraft()],
  }),
})
