import { APPLE } from '@/lib/apple/sources'
import { isPassTopic } from '@/lib/apple/topic'
import { payloadOf } from '@/lib/push/aps'
import type { PushDraft } from '@/lib/push/draft'
import { exampleDraft } from '@/lib/push/example-draft'
import { defineRule } from '../rule'

export const walletPayload = defineRule<PushDraft, { keys: string[] }>({
  code: 'push-request/wallet-payload',
  level: 'notice',
  title: 'Wallet push with a payload',
  cause:
    'A pass push only says that something changed: Apple asks for an empty JSON object. Nothing in the payload is shown; what a person reads comes from changeMessage in the pass. {"aps":{}} is often sent instead; whether that is right is disputed.',
  fix: 'Send {}, and put the words into changeMessage of the field that changes.',
  see: [APPLE.wallet, 'https://developer.apple.com/forums/thread/767640'],
  check: (draft) => {
    const payload = payloadOf(draft)
    if (!isPassTopic(draft.request.topic) || !payload) return 'not-applicable'
    const keys = Object.keys(payload)
    return keys.length === 0 ? 'pass' : { at: 'payload', args: { keys } }
  },
  message: ({ keys }) => `The payload has ${keys.join(', ')}.`,
  examples: () => ({
    bad: [
      exampleDraft({
        topic: 'pass.com.example.ticket',
        pushType: '',
        environment: 'production',
        payload: { aps: { alert: 'Gate changed' } },
      }),
    ],
    good: [
      exampleDraft({
        topic: 'pass.com.example.ticket',
        pushType: '',
        environment: 'production',
        payload: {},
      }),
    ],
  }),
})
