import { APPLE } from '@/lib/apple/sources'
import { apsOf } from '@/lib/push/aps'
import type { PushDraft } from '@/lib/push/draft'
import { exampleDraft, exampleVoip } from '@/lib/push/example-draft'
import { defineRule } from '../rule'

export const voipAlertKeys = defineRule<PushDraft, { keys: string[] }>({
  code: 'push-request/voip-alert-keys',
  level: 'notice',
  title: 'VoIP push with keys that nothing shows',
  cause:
    'PushKit hands the payload to the app and shows nothing from aps. What the person sees is the call that the app reports to CallKit.',
  fix: 'Send what the app needs to report the call, such as an ID and the caller’s name.',
  see: [APPLE.voip, APPLE.pushKit],
  check: (draft) => {
    if (draft.request.pushType !== 'voip') return 'not-applicable'
    const aps = apsOf(draft)
    const keys = ['alert', 'sound', 'badge', 'content-available'].filter(
      (key) => aps?.[key] !== undefined,
    )
    const first = keys[0]
    return first ? { at: `payload/aps/${first}`, args: { keys } } : 'pass'
  },
  message: ({ keys }) =>
    `aps has ${keys.join(', ')}; the app gets ${keys.length === 1 ? 'it' : 'them'}, the system does not use ${keys.length === 1 ? 'it' : 'them'}.`,
  examples: () => ({
    bad: [exampleVoip({ payload: { aps: { alert: 'Anna is calling', sound: 'default' } } })],
    good: [exampleVoip(), exampleDraft()],
  }),
})
