import { APPLE } from '@/lib/apple/sources'
import type { PushDraft } from '@/lib/push/draft'
import { exampleDraft, exampleVoip } from '@/lib/push/example-draft'
import { defineRule } from '../rule'

export const voipExpirationNow = defineRule<PushDraft, Record<string, never>>({
  code: 'push-request/voip-expiration-now',
  level: 'notice',
  title: 'An expiration of 0 does not mean on time or never',
  cause:
    'An expiration of 0 tells APNs not to store the push and to try once. An attempt that has begun can still end late: a device that leaves flight mode or changes networks may get it 20 to 30 seconds later.',
  fix: 'Let the app ask your server on arrival whether the call is still ringing, and end it at once if not. An alert push sent later does not replace this one: the two have different topics and are stored apart.',
  see: [APPLE.voip, APPLE.sending],
  check: ({ request }) => {
    if (request.pushType !== 'voip') return 'not-applicable'
    return request.expiration.kind === 'now' ? { at: 'apns-expiration', args: {} } : 'pass'
  },
  message: () =>
    'APNs stores nothing and tries once, but there is no limit on how long that one attempt takes.',
  examples: () => ({
    bad: [exampleVoip({ expiration: { kind: 'now' } })],
    good: [exampleVoip(), exampleDraft({ expiration: { kind: 'now' } })],
  }),
})
