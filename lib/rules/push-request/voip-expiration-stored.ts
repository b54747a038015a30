import { APPLE } from '@/lib/apple/sources'
import type { PushDraft } from '@/lib/push/draft'
import { EXAMPLE_NOW, exampleDraft, exampleVoip } from '@/lib/push/example-draft'
import { defineRule } from '../rule'

export const voipExpirationStored = defineRule<PushDraft, { seconds: number | null }>({
  code: 'push-request/voip-expiration-stored',
  level: 'warning',
  title: 'VoIP push that is stored',
  cause:
    'A stored push arrives when the device is back online, and announces a call that ended long ago.',
  fix: 'Set apns-expiration to 0 or to a few seconds, as Apple asks for VoIP.',
  see: [APPLE.voip],
  check: ({ request, now }) => {
    if (request.pushType !== 'voip' || request.expiration.kind === 'now')
      return request.pushType === 'voip' ? 'pass' : 'not-applicable'
    if (request.expiration.kind === 'stored')
      return { at: 'apns-expiration', args: { seconds: null } }
    const seconds = Math.round(request.expiration.at - now / 1000)
    return seconds > 60 ? { at: 'apns-expiration', args: { seconds } } : 'pass'
  },
  message: ({ seconds }) =>
    seconds === null
      ? 'APNs keeps this call for up to 30 days.'
      : `APNs keeps this call for ${seconds} seconds.`,
  examples: () => ({
    bad: [
      exampleVoip({ expiration: { kind: 'stored' } }),
      exampleVoip({ expiration: { kind: 'until', at: EXAMPLE_NOW / 1000 + 3600 } }),
    ],
    good: [exampleVoip(), exampleVoip({ expiration: { kind: 'now' } }), exampleDraft()],
  }),
})
