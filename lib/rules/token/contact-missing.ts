import { TOKEN_PAGES, TOKEN_RFC } from '@/lib/apple/token-sources'
import { exampleProvider } from '@/lib/inspect/developer-token/example-token'
import type { TokenSubject } from '@/lib/inspect/developer-token/subject'
import { defineRule } from '../rule'

export const contactMissing = defineRule<TokenSubject, { said: string | null }>({
  code: 'token/contact-missing',
  level: 'warning',
  title: 'A web push token without a contact',
  cause: 'The claim “sub” was left out, or it is an address without mailto: before it.',
  fix: 'Set “sub” to a mailto: address or an https: page of the sender.',
  see: [TOKEN_RFC.vapidContact, TOKEN_PAGES.webPush],
  check: ({ kind, claims: { sub } }) => {
    if (kind !== 'vapid') return 'not-applicable'
    if (typeof sub === 'string' && /^(?:mailto:.|https:\/\/.)/.test(sub)) return 'pass'
    return {
      at: 'payload/sub',
      args: { said: sub === undefined ? null : JSON.stringify(sub).slice(0, 80) },
    }
  },
  message: ({ said }) =>
    said === null
      ? 'There is no “sub”. Apple’s page asks for one; RFC 8292 only advises it.'
      : `“sub” is ${said}, but a mailto: or https: address was expected.`,
  examples: () => ({
    bad: [
      exampleProvider({ kind: 'vapid', looksLike: 'vapid', claims: {} }),
      exampleProvider({ kind: 'vapid', looksLike: 'vapid', claims: { sub: 'push@example.com' } }),
    ],
    good: [
      exampleProvider(),
      exampleProvider({
        kind: 'vapid',
        looksLike: 'vapid',
        claims: { sub: 'mailto:push@example.com' },
      }),
    ],
  }),
})
