import { TOKEN_PAGES, TOKEN_RFC } from '@/lib/apple/token-sources'
import {
  exampleConnect,
  exampleProvider,
  exampleServerApi,
} from '@/lib/inspect/developer-token/example-token'
import { seconds, type TokenSubject } from '@/lib/inspect/developer-token/subject'
import { defineRule } from '../rule'

export const tokenExpired = defineRule<TokenSubject, { at: string }>({
  code: 'token/expired',
  level: 'error',
  title: 'The token has expired',
  cause: 'It was made for a short time, as it has to be, and that time has passed.',
  fix: 'Make a new one when it is needed; do not keep a token in a setting.',
  see: [TOKEN_PAGES.serverApi, TOKEN_PAGES.connect, TOKEN_RFC.claims],
  check: (subject) => {
    const exp = seconds(subject, 'exp')
    // APNs asks for no “exp”; what it does with one is not known.
    if (subject.kind === 'provider' || exp === null || subject.now === null) return 'not-applicable'
    if (subject.now < exp) return 'pass'
    return { at: 'payload/exp', args: { at: new Date(exp * 1000).toISOString() } }
  },
  message: ({ at }) => `It could be used until ${at.slice(0, 19).replace('T', ' ')} UTC.`,
  examples: () => ({
    bad: [
      exampleServerApi({ claims: { iat: 1_768_478_000, exp: 1_768_478_400 } }),
      exampleConnect({ claims: { exp: 1 } }),
    ],
    good: [exampleServerApi(), exampleConnect({ now: null }), exampleProvider()],
  }),
})
