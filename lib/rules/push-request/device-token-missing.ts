import { APPLE } from '@/lib/apple/sources'
import type { PushDraft } from '@/lib/push/draft'
import { exampleDraft } from '@/lib/push/example-draft'
import { defineRule } from '../rule'

export const deviceTokenMissing = defineRule<PushDraft, Record<string, never>>({
  code: 'push-request/device-token-missing',
  level: 'error',
  title: 'Device token is missing',
  cause: 'The field is empty, so the path names no device.',
  fix: 'Paste the device token that the app logged, in hexadecimal.',
  see: [APPLE.responses, APPLE.registering],
  check: ({ token }) => (token.form === 'empty' ? { at: 'deviceToken', args: {} } : 'pass'),
  message: () => 'There is no device token. APNs answers 400 MissingDeviceToken.',
  examples: () => ({
    bad: [exampleDraft({ deviceToken: '' }), exampleDraft({ deviceToken: '  ' })],
    good: [exampleDraft()],
  }),
})
