import { TOKEN_PAGES } from '@/lib/apple/token-sources'
import { exampleProvider } from '@/lib/inspect/developer-token/example-token'
import type { TokenSubject } from '@/lib/inspect/developer-token/subject'
import { defineRule } from '../rule'

export const originForm = defineRule<TokenSubject, { said: string }>({
  code: 'token/origin-form',
  level: 'warning',
  title: 'The origin is one that no browser sends',
  cause:
    'A page’s address was entered, with its path or with a slash at the end. A browser’s Origin header has neither, and the two have to match.',
  fix: 'Write just the origin, such as https://example.com.',
  see: [TOKEN_PAGES.mapsDebugging, TOKEN_PAGES.music],
  check: ({ kind, claims: { origin } }) => {
    if ((kind !== 'maps' && kind !== 'musickit') || origin === undefined) return 'not-applicable'
    const odd = [origin]
      .flat()
      .find((one) => typeof one !== 'string' || one === '' || /[^:/]\/|\s/.test(one))
    return odd === undefined
      ? 'pass'
      : { at: 'payload/origin', args: { said: JSON.stringify(odd).slice(0, 80) } }
  },
  message: ({ said }) => `It says ${said}, but an origin without a path was expected.`,
  examples: () => ({
    bad: [
      exampleProvider({
        kind: 'maps',
        looksLike: 'maps',
        claims: { origin: 'https://example.com/' },
      }),
      exampleProvider({
        kind: 'musickit',
        looksLike: 'musickit',
        claims: { origin: ['https://example.com/map'] },
      }),
    ],
    good: [
      exampleProvider(),
      exampleProvider({
        kind: 'maps',
        looksLike: 'maps',
        claims: { origin: 'https://example.com' },
      }),
      exampleProvider({
        kind: 'musickit',
        looksLike: 'musickit',
        claims: { origin: ['https://example.com:8443', 'example.com'] },
      }),
    ],
  }),
})
