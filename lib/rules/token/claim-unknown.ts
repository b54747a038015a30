import { TOKEN_PAGES, TOKEN_RFC } from '@/lib/apple/token-sources'
import { exampleProvider, exampleServerApi } from '@/lib/inspect/developer-token/example-token'
import { TOKEN_KINDS } from '@/lib/inspect/developer-token/kinds'
import type { TokenSubject } from '@/lib/inspect/developer-token/subject'
import { defineRule } from '../rule'

export const claimUnknown = defineRule<TokenSubject, { names: string[]; more: number }>({
  code: 'token/claim-unknown',
  level: 'notice',
  title: 'Claims that Apple does not describe for this token',
  cause: 'Libraries add claims of their own, and code gets copied from other services.',
  fix: 'Leave out what Apple does not ask for, unless you know that you need it.',
  see: [TOKEN_PAGES.provider, TOKEN_PAGES.serverApi, TOKEN_RFC.claims],
  check: ({ kind, claims }) => {
    const known = TOKEN_KINDS[kind].claims
    if (known === null) return 'not-applicable'
    const names = Object.keys(claims).filter((claim) => !known.includes(claim))
    const shown = names.slice(0, 8).map((name) => JSON.stringify(name.slice(0, 40)))
    return names.length === 0
      ? 'pass'
      : {
          at: `payload/${names[0]?.slice(0, 40)}`,
          args: { names: shown, more: names.length - shown.length },
        }
  },
  message: ({ names, more }) =>
    `${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}: whether they are ignored or refused is not known.`,
  examples: () => ({
    bad: [
      exampleProvider({ claims: { iss: 'DEF123GHIJ', iat: 1_768_478_100, exp: 1_768_481_700 } }),
      exampleServerApi({ claims: { bid: 'com.example.app', role: 'admin' } }),
    ],
    good: [exampleProvider(), exampleServerApi()],
  }),
})
