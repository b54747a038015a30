import { APPLE } from '@/lib/apple/sources'
import type { PushDraft } from '@/lib/push/draft'
import { EXAMPLE_TOKEN, exampleDraft } from '@/lib/push/example-draft'
import { halfOf } from '@/lib/push/mend-token'
import { defineRule } from '../rule'

export const deviceTokenDoubled = defineRule<PushDraft, { digits: number }>({
  code: 'push-request/device-token-doubled',
  level: 'warning',
  title: 'The same device token stands there twice',
  cause: 'It was pasted into a field that already had it, or two reads of it were joined.',
  fix: 'Send it once.',
  see: [APPLE.registering],
  check: ({ request }) => {
    const half = halfOf(request.deviceToken)
    return half === null ? 'pass' : { at: 'deviceToken', args: { digits: half.length } }
  },
  message: ({ digits }) => `The second ${digits} digits are the first ${digits} again.`,
  examples: () => ({
    bad: [
      exampleDraft({ deviceToken: EXAMPLE_TOKEN.repeat(2) }),
      exampleDraft({ deviceToken: `${EXAMPLE_TOKEN}${EXAMPLE_TOKEN.toUpperCase()}` }),
    ],
    good: [
      exampleDraft(),
      // A token of 32 bytes whose halves are alike is a token.
      exampleDraft({ deviceToken: '4f9a1c7be2d05836a1b4c9d7e0f32856'.repeat(2) }),
    ],
  }),
})
