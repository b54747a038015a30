import { TOKEN_PAGES } from '@/lib/apple/token-sources'
import { exampleProvider } from '@/lib/inspect/developer-token/example-token'
import { isTeam } from '@/lib/inspect/developer-token/kinds'
import { isEs256, type TokenSubject } from '@/lib/inspect/developer-token/subject'
import { defineRule } from '../rule'

export const kidCharset = defineRule<TokenSubject, { kid: string }>({
  code: 'token/kid-charset',
  level: 'warning',
  title: 'The Key ID has characters that Key IDs do not have',
  cause:
    'It was typed by hand or changed to lower case on the way, or it is another ID of ten characters.',
  fix: 'Copy the Key ID from the list of keys or from the name of the .p8 file: capital letters and digits.',
  see: [TOKEN_PAGES.provider, TOKEN_PAGES.connect],
  check: ({ kind, header: { kid } }) => {
    if (!isEs256(kind) || kind === 'vapid') return 'not-applicable'
    if (typeof kid !== 'string' || kid.length !== 10) return 'not-applicable'
    return isTeam(kid) ? 'pass' : { at: 'header/kid', args: { kid: JSON.stringify(kid) } }
  },
  message: ({ kid }) => `“kid” is ${kid}. All known Key IDs have only capital letters and digits.`,
  examples: () => ({
    bad: [exampleProvider({ header: { alg: 'ES256', kid: 'abc123defg' } })],
    good: [exampleProvider(), exampleProvider({ header: { alg: 'ES256', kid: 'X' } })],
  }),
})
