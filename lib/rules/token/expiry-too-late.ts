import { TOKEN_PAGES } from '@/lib/apple/token-sources'
import {
  exampleConnect,
  exampleProvider,
  exampleServerApi,
} from '@/lib/inspect/developer-token/example-token'
import { isConnect, seconds, type TokenSubject } from '@/lib/inspect/developer-token/subject'
import { defineRule } from '../rule'

/** Seconds after “iat”. */
const SERVER_API = 3_600
const CONNECT = 1_200

export const expiryTooLate = defineRule<TokenSubject, { minutes: number; limit: number }>({
  code: 'token/expiry-too-late',
  level: 'error',
  title: 'The token lives too long',
  cause:
    'The time was chosen too generously, or by the rules of the other API: 60 minutes for the App Store Server API, 20 minutes for App Store Connect.',
  fix: 'Let it expire sooner. App Store Connect takes up to six months only where “scope” lists nothing but GET requests, to resources that Apple names.',
  see: [TOKEN_PAGES.serverApi, TOKEN_PAGES.connect],
  check: (subject) => {
    const { kind, claims, now } = subject
    const limit = kind === 'server-api' ? SERVER_API : isConnect(kind) ? CONNECT : null
    if (limit === null || (limit === CONNECT && onlyReads(claims.scope))) return 'not-applicable'
    const exp = seconds(subject, 'exp')
    const from = seconds(subject, 'iat') ?? now
    if (exp === null || from === null) return 'not-applicable'
    const lives = exp - from
    if (lives <= limit) return 'pass'
    return { at: 'payload/exp', args: { minutes: Math.ceil(lives / 60), limit: limit / 60 } }
  },
  message: ({ minutes, limit }) =>
    `It expires ${minutes.toLocaleString('en-GB')} minutes after it was made, and at most ${limit} are allowed. The answer is 401.`,
  examples: {
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
        claims: { iat: 1_768_478_000, exp: 1_780_000_000, scope: ['GET /v1/apps'] },
      }),
      exampleProvider(),
    ],
  },
})

function onlyReads(scope: unknown): boolean {
  return (
    Array.isArray(scope) &&
    scope.length > 0 &&
    scope.every((entry) => typeof entry === 'string' && /^GET\s/.test(entry))
  )
}
