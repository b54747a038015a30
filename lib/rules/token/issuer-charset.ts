import { TOKEN_PAGES } from '@/lib/apple/token-sources'
import { exampleProvider, exampleServerApi } from '@/lib/inspect/developer-token/example-token'
import { isTeam } from '@/lib/inspect/developer-token/kinds'
import { issuerOf, type TokenSubject } from '@/lib/inspect/developer-token/subject'
import { defineRule } from '../rule'

export const issuerCharset = defineRule<TokenSubject, { iss: string }>({
  code: 'token/issuer-charset',
  level: 'warning',
  title: 'The Team ID has characters that Team IDs do not have',
  cause:
    'It was typed by hand or changed to lower case on the way, or it is some other text of ten characters.',
  fix: 'Copy the Team ID from the membership page of the developer account: capital letters and digits.',
  see: [TOKEN_PAGES.provider, TOKEN_PAGES.signIn],
  check: ({ kind, claims: { iss } }) => {
    if (issuerOf(kind) !== 'team' || typeof iss !== 'string' || iss.length !== 10)
      return 'not-applicable'
    return isTeam(iss) ? 'pass' : { at: 'payload/iss', args: { iss: JSON.stringify(iss) } }
  },
  message: ({ iss }) => `“iss” is ${iss}. All known Team IDs have only capital letters and digits.`,
  examples: () => ({
    bad: [exampleProvider({ claims: { iss: 'def123ghij', iat: 1_768_478_100 } })],
    good: [exampleProvider(), exampleServerApi()],
  }),
})
