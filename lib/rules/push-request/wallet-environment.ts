import { environment } from '@/lib/apple/environments'
import { APPLE } from '@/lib/apple/sources'
import { isPassTopic } from '@/lib/apple/topic'
import type { PushDraft } from '@/lib/push/draft'
import { exampleDraft } from '@/lib/push/example-draft'
import { defineRule } from '../rule'

export const walletEnvironment = defineRule<PushDraft, { title: string }>({
  code: 'push-request/wallet-environment',
  level: 'warning',
  title: 'Wallet push outside production',
  cause:
    'Apple says that pushes for passes work only in the production environment, even for passes under test.',
  fix: 'Send to Production.',
  see: [APPLE.wallet],
  check: ({ request }) => {
    if (!isPassTopic(request.topic)) return 'not-applicable'
    const { apns, title } = environment(request.environment)
    return apns === 'production' ? 'pass' : { at: 'environment', args: { title } }
  },
  message: ({ title }) => `The topic is a pass type identifier, and the environment is ${title}.`,
  examples: () => ({
    bad: [
      exampleDraft({
        topic: 'pass.com.example.ticket',
        pushType: '',
        payload: {},
        environment: 'sandbox',
      }),
    ],
    good: [
      exampleDraft({
        topic: 'pass.com.example.ticket',
        pushType: '',
        payload: {},
        environment: 'production',
      }),
      exampleDraft(),
    ],
  }),
})
