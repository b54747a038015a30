import { APPLE } from '@/lib/apple/sources'
import type { PushDraft } from '@/lib/push/draft'
import { EXAMPLE_TOKEN, exampleDraft } from '@/lib/push/example-draft'
import { defineRule } from '../rule'

export const deviceTokenExtraCharacters = defineRule<PushDraft, { hex: string; repairs: string[] }>(
  {
    code: 'push-request/device-token-extra-characters',
    level: 'error',
    title: 'Device token has something around or between its digits',
    cause:
      'White space, quotation marks, a label or a prefix was copied along. The path needs just the digits.',
    fix: 'Remove what is extra; the digits themselves are kept.',
    see: [APPLE.sending],
    check: ({ request, token }) => {
      if (token.form !== 'hex' || token.hex === null) return 'not-applicable'
      return token.hex === request.deviceToken
        ? 'pass'
        : { at: 'deviceToken', args: { hex: token.hex, repairs: token.repairs } }
    },
    message: ({ hex, repairs }) => `The token is ${hex}. ${repairs.join(' ')}`,
    examples: () => ({
      bad: [
        exampleDraft({ deviceToken: ` ${EXAMPLE_TOKEN}\n` }),
        exampleDraft({ deviceToken: `token: ${EXAMPLE_TOKEN}` }),
        exampleDraft({ deviceToken: `/3/device/${EXAMPLE_TOKEN}` }),
      ],
      good: [exampleDraft(), exampleDraft({ deviceToken: EXAMPLE_TOKEN.toUpperCase() })],
    }),
  },
)
