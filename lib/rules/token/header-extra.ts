import { TOKEN_PAGES, TOKEN_RFC } from '@/lib/apple/token-sources'
import { exampleProvider, exampleServerApi } from '@/lib/inspect/developer-token/example-token'
import { isEs256, type TokenSubject } from '@/lib/inspect/developer-token/subject'
import { defineRule } from '../rule'

/** “crit” and “b64” have rules of their own. */
const KNOWN: readonly string[] = ['alg', 'kid', 'typ', 'crit', 'b64']

export const headerExtra = defineRule<TokenSubject, { names: string[]; more: number }>({
  code: 'token/header-extra',
  level: 'notice',
  title: 'The header has more than Apple describes',
  cause:
    'A library wrote it, or the header belongs to a token for another service. A careful verifier never uses offered keys such as “jwk” and “jku”.',
  fix: 'Leave it out: “alg”, “kid” and “typ” are enough.',
  see: [TOKEN_PAGES.provider, TOKEN_PAGES.serverApi, TOKEN_RFC.alg],
  check: ({ kind, header }) => {
    if (!isEs256(kind)) return 'not-applicable'
    const known = kind === 'weatherkit' ? [...KNOWN, 'id'] : KNOWN
    const names = Object.keys(header).filter((name) => !known.includes(name))
    const shown = names.slice(0, 8).map((name) => JSON.stringify(name.slice(0, 40)))
    return names.length === 0
      ? 'pass'
      : {
          at: `header/${names[0]?.slice(0, 40)}`,
          args: { names: shown, more: names.length - shown.length },
        }
  },
  message: ({ names, more }) =>
    `${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}: whether that is ignored or refused is not known.`,
  examples: () => ({
    bad: [exampleProvider({ header: { alg: 'ES256', kid: 'ABC123DEFG', iss: 'DEF123GHIJ' } })],
    good: [exampleProvider(), exampleServerApi()],
  }),
})
