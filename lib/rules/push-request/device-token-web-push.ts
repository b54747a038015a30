import type { PushDraft } from '@/lib/push/draft'
import { exampleDraft } from '@/lib/push/example-draft'
import { defineRule } from '../rule'

export const deviceTokenWebPush = defineRule<PushDraft, Record<string, never>>({
  code: 'push-request/device-token-web-push',
  level: 'error',
  title: 'Device token is a web push subscription',
  cause:
    'A web push subscription has an endpoint, an address of its own. It is not an APNs device token.',
  fix: 'Send to the endpoint with the Web Push protocol, or use the token of the native app.',
  see: [
    'https://developer.apple.com/documentation/usernotifications/sending-web-push-notifications-in-web-apps-and-browsers',
    'https://github.com/edamov/pushok/issues/142',
  ],
  check: ({ token }) => (token.form === 'web-push' ? { at: 'deviceToken', args: {} } : 'pass'),
  message: () => 'This is the address of a subscription, not the hexadecimal token of a device.',
  examples: () => ({
    bad: [exampleDraft({ deviceToken: 'https://web.push.apple.com/QGuQyavXutnMH' })],
    good: [exampleDraft()],
  }),
})
