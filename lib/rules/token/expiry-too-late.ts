import { TOKEN_PAGES } from '@/lib/apple/token-sources'
import {
  exampleConnect,
  exampleProvider,
  exampleServerApi,
} from '@/lib/inspect/developer-token/example-token'
import { lifetimeOf } from '@/lib/inspect/developer-token/lifetimes'
import { seconds, type TokenSubject } from '@/lib/inspect/developer-token/subject'
import { defineRule } from '../rule'

export const expiryTooLate = defineRule<TokenSubject, { lives: number; limit: number }>({
  code: 'token/expiry-too-late',
  level: 'error',
  title: 'The token lives too long',
  cause:
    'The time was too generous, or follows the rules of another service: 60 minutes for the App Store Server API, 20 minutes for App Store Connect, a day for web push, six months for Sign in with Apple and Apple Music.',
  fix: 'Let it expire sooner. App Store Connect accepts up to six months only if “scope” lists nothing but GET requests, to resources that Apple names.',
  see: [
    TOKEN_PAGES.serverApi,
    TOKEN_PAGES.connect,
    TOKEN_PAGES.signIn,
    TOKEN_PAGES.music,
    TOKEN_PAGES.webPush,
  ],
  check: (subject) => {
    const { kind, claims, now } = subject
    const limit = lifetimeOf(kind, claims.scope)
    if (limit === null) return 'not-applicable'
    const exp = seconds(subject, 'exp')
    const from = seconds(subject, 'iat') ?? now
    if (exp === null || from === null) return 'not-applicable'
    const lives = exp - from
    if (lives <= limit) return 'pass'
    return { at: 'payload/exp', args: { lives, limit } }
  },
  message: ({ lives, limit }) =>
    `It expires ${span(lives)} after it was made; at most ${span(limit)} are allowed.`,
  examples: () => ({
    bad: [
      exampleServerApi({ claims: { iat: 1_768_478_000, exp: 1_768_478_000 + 3_601 } }),
      exampleConnect({ claims: { iat: 1_768_478_000, exp: 1_768_478_000 + 1_201 } }),
      exampleConnect({
        claims: { iat: 1_768_478_000, exp: 1_768_500_000, scope: ['POST /v1/apps'] },
      }),
    ],
    good: [
      exampleServerApi({ claims: { iat: 1_768_478_000, exp: 1_768_478_000 + 3_600 } }),
      exampleConnect({ claims: { iat: 1_768_478_000, exp: 1_768_478_000 + 1_200 } }),
      exampleConnect({
        claims: { iat: 1_768_478_000, exp: 1_784_000_000, scope: ['GET /v1/apps'] },
      }),
      exampleProvider(),
    ],
  }),
})

/** Rounded up, so that it never reads like the limit itself. */
function span(seconds: number): string {
  const [size, unit] = seconds <= 86_400 ? [60, 'minutes'] : [86_400, 'days']
  return `${Math.ceil(seconds / size).toLocaleString('en-GB')} ${unit}`
}
