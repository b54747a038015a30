import { APPLE } from '@/lib/apple/sources'
import type { PushDraft } from '@/lib/push/draft'
import { exampleDraft } from '@/lib/push/example-draft'
import { defineRule } from '../rule'

export const deviceTokenExpo = defineRule<PushDraft, Record<string, never>>({
  code: 'push-request/device-token-expo',
  level: 'error',
  title: 'Device token is an Expo token',
  cause: 'Expo’s push service gives apps a token of its own. Only Expo can send to it.',
  fix: 'Use getDevicePushTokenAsync() instead of getExpoPushTokenAsync(), or send through Expo.',
  see: [
    APPLE.registering,
    'https://docs.expo.dev/push-notifications/sending-notifications-custom/',
  ],
  check: ({ token }) => (token.form === 'expo' ? { at: 'deviceToken', args: {} } : 'pass'),
  message: () => 'This is an Expo push token; APNs answers 400 BadDeviceToken.',
  examples: () => ({
    bad: [exampleDraft({ deviceToken: 'ExponentPushToken[xxxxxxxxxxxxxxxxxxxxxx]' })],
    good: [exampleDraft()],
  }),
})
