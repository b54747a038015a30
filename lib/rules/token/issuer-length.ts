import { TOKEN_PAGES } from '@/lib/apple/token-sources'
import { exampleProvider, exampleServerApi } from '@/lib/inspect/developer-token/example-token'
import { isIssuer } from '@/lib/inspect/developer-token/kinds'
import { issuerOf, type TokenSubject } from '@/lib/inspect/developer-token/subject'
import { defineRule } from '../rule'

export const issuerLength = defineRule<TokenSubject, { iss: string; length: number }>({
  code: 'token/issuer-length',
  level: 'error',
  title: 'The issuer is not a Team ID',
  cause:
    'Something else was entered, such as the bundle ID, the team’s name, or the Team ID with text around it.',
  fix: 'Use just the Team ID: ten characters, from the membership page of the developer account.',
  see: [TOKEN_PAGES.provider, TOKEN_PAGES.signIn],
  check: ({ kind, claims: { iss } }) => {
    if (issuerOf(kind) !== 'team' || typeof iss !== 'string' || iss === '') return 'not-applicable'
    const { length } = iss
    const said = JSON.stringify(iss.slice(0, 60))
    // An Issuer ID there has a rule of its own.
    if (isIssuer(iss)) return 'not-applicable'
    return length === 10 ? 'pass' : { at: 'payload/iss', args: { iss: said, length } }
  },
  message: ({ iss, length }) =>
    `“iss” is ${iss}. It has ${length} ${length === 1 ? 'character' : 'characters'}, and a Team ID has 10.`,
  examples: () => ({
    bad: [
      exampleProvider({ claims: { iss: 'com.example.app', iat: 1_768_478_100 } }),
      exampleProvider({ claims: { iss: 'X', iat: 1_768_478_100 } }),
    ],
    good: [exampleProvider(), exampleServerApi()],
  }),
})
