import { APPLE } from '@/lib/apple/sources'
import { isPassTopic } from '@/lib/apple/topic'
import type { PushDraft } from '@/lib/push/draft'
import { exampleDraft } from '@/lib/push/example-draft'
import { defineRule } from '../rule'

export const walletAuthentication = defineRule<PushDraft, Record<string, never>>({
  code: 'push-request/wallet-authentication',
  level: 'notice',
  title: 'Wallet push with a provider token',
  cause:
    'Apple describes pushes for passes with the certificate that signed the pass. One developer reports 200 with a provider token; that it works is not documented.',
  fix: 'If the pass does not update, send with the Pass Type ID certificate. The device then asks your web service on a best-effort basis: nothing is promised, and only one push waits.',
  see: [APPLE.wallet, 'https://developer.apple.com/forums/thread/767640'],
  check: ({ request }) => {
    if (!isPassTopic(request.topic)) return 'not-applicable'
    return request.key === null ? 'pass' : { at: 'key', args: {} }
  },
  message: () => 'The topic is a pass type identifier, and a .p8 key signs the push.',
  examples: () => ({
    bad: [
      exampleDraft({
        topic: 'pass.com.example.ticket',
        pushType: '',
        environment: 'production',
        payload: {},
      }),
    ],
    good: [exampleDraft(), exampleDraft({ topic: 'pass.com.example.ticket', key: null })],
  }),
})
