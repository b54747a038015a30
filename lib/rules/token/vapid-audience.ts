import { TOKEN_PAGES, TOKEN_RFC } from '@/lib/apple/token-sources'
import { exampleProvider } from '@/lib/inspect/developer-token/example-token'
import type { TokenSubject } from '@/lib/inspect/developer-token/subject'
import { defineRule } from '../rule'

export const vapidAudience = defineRule<TokenSubject, { aud: string; origin: string }>({
  code: 'token/vapid-audience',
  level: 'warning',
  title: 'The audience of a web push is more than an origin',
  cause: 'The subscription’s whole endpoint was used as the audience.',
  fix: 'Set “aud” to the origin of the endpoint: https:// and the host, without a path or a slash at the end.',
  see: [TOKEN_RFC.vapid, TOKEN_PAGES.webPush],
  check: ({ kind, claims: { aud } }) => {
    if (kind !== 'vapid' || typeof aud !== 'string') return 'not-applicable'
    const origin = /^https:\/\/[^/]+/.exec(aud)?.[0] ?? ''
    return origin === aud
      ? 'pass'
      : { at: 'payload/aud', args: { aud: JSON.stringify(aud.slice(0, 80)), origin } }
  },
  message: ({ aud, origin }) =>
    `It says ${aud}, but ${JSON.stringify(origin.slice(0, 80))} was expected.`,
  examples: () => ({
    bad: [
      exampleProvider({
        kind: 'vapid',
        looksLike: 'vapid',
        claims: { aud: 'https://web.push.apple.com/QGuQ', exp: 1 },
      }),
    ],
    good: [
      exampleProvider(),
      exampleProvider({
        kind: 'vapid',
        looksLike: 'vapid',
        claims: { aud: 'https://web.push.apple.com', exp: 1 },
      }),
    ],
  }),
})
