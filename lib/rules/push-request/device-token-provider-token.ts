import { APPLE } from '@/lib/apple/sources'
import type { PushDraft } from '@/lib/push/draft'
import { exampleDraft } from '@/lib/push/example-draft'
import { defineRule } from '../rule'

export const deviceTokenProviderToken = defineRule<PushDraft, Record<string, never>>({
  code: 'push-request/device-token-provider-token',
  level: 'error',
  title: 'Device token is a provider token',
  cause:
    'A signed token (JWT) of three parts was pasted. It proves who is sending; the device token says to whom.',
  fix: 'Choose a key for the provider token, and paste the device token that the app logged.',
  see: [APPLE.tokens, APPLE.registering],
  check: ({ token }) => (token.form === 'jwt' ? { at: 'deviceToken', args: {} } : 'pass'),
  message: () =>
    'Three parts with dots between them are a JWT. It belongs in the authorization header.',
  examples: () => ({
    bad: [
      exampleDraft({
        deviceToken:
          'eyJhbGciOiJFUzI1NiIsImtpZCI6IkFCQzEyM0RFRkcifQ.eyJpc3MiOiJERUYxMjNHSElKIn0.c2lnbmF0dXJl',
      }),
    ],
    good: [exampleDraft()],
  }),
})
