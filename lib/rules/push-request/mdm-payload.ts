import { APPLE } from '@/lib/apple/sources'
import { toPointer } from '@/lib/json/pointer'
import { payloadOf } from '@/lib/push/aps'
import type { PushDraft } from '@/lib/push/draft'
import { exampleDraft } from '@/lib/push/example-draft'
import { defineRule } from '../rule'

export const mdmPayload = defineRule<PushDraft, { problem: string }>({
  code: 'push-request/mdm-payload',
  level: 'warning',
  title: 'Device management push in another form',
  cause:
    'The device expects {"mdm": "<PushMagic>"} and nothing else, with the PushMagic of its own TokenUpdate message.',
  fix: 'Send just the PushMagic, without aps.',
  see: [APPLE.mdm],
  check: (draft) => {
    const payload = payloadOf(draft)
    if (draft.request.pushType !== 'mdm' || !payload) return 'not-applicable'
    if (typeof payload.mdm !== 'string' || payload.mdm === '')
      return { at: 'payload', args: { problem: 'There is no string under the key mdm.' } }
    const other = Object.keys(payload).find((key) => key !== 'mdm')
    return other === undefined
      ? 'pass'
      : {
          at: `payload${toPointer([other])}`,
          args: { problem: `${JSON.stringify(other)} does not belong there.` },
        }
  },
  message: ({ problem }) => problem,
  examples: () => ({
    bad: [
      exampleDraft({
        pushType: 'mdm',
        topic: 'com.apple.mgmt.External.1',
        payload: { aps: { alert: 'Hello' } },
      }),
      exampleDraft({
        pushType: 'mdm',
        topic: 'com.apple.mgmt.External.1',
        payload: { mdm: 'magic', aps: {} },
      }),
    ],
    good: [
      exampleDraft({
        pushType: 'mdm',
        topic: 'com.apple.mgmt.External.1',
        payload: { mdm: 'magic' },
      }),
    ],
  }),
})
