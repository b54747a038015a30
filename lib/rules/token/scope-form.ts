import { TOKEN_PAGES } from '@/lib/apple/token-sources'
import { exampleConnect, exampleProvider } from '@/lib/inspect/developer-token/example-token'
import { isConnect, type TokenSubject } from '@/lib/inspect/developer-token/subject'
import { defineRule } from '../rule'

export const scopeForm = defineRule<TokenSubject, { said: string }>({
  code: 'token/scope-form',
  level: 'warning',
  title: 'The scope is not written the way Apple describes',
  cause: 'It was written as one string, or the entries lack the method or the path.',
  fix: 'Write a list of requests, each with its method, a space and its path: "scope": ["GET /v1/apps"].',
  see: [TOKEN_PAGES.connect],
  check: ({ kind, claims: { scope } }) => {
    if (!isConnect(kind) || scope === undefined) return 'not-applicable'
    if (!Array.isArray(scope))
      return { at: 'payload/scope', args: { said: JSON.stringify(scope).slice(0, 80) } }
    const odd = scope.find((entry) => typeof entry !== 'string' || !/^[A-Z]+ \/\S*$/.test(entry))
    return odd === undefined
      ? 'pass'
      : { at: 'payload/scope', args: { said: JSON.stringify(odd).slice(0, 80) } }
  },
  message: ({ said }) =>
    `It says ${said}, but a list of requests such as "GET /v1/apps" was expected.`,
  examples: () => ({
    bad: [
      exampleConnect({ claims: { aud: 'appstoreconnect-v1', scope: 'GET /v1/apps' } }),
      exampleConnect({ claims: { aud: 'appstoreconnect-v1', scope: ['/v1/apps'] } }),
    ],
    good: [
      exampleConnect(),
      exampleConnect({
        claims: { aud: 'appstoreconnect-v1', scope: ['GET /v1/apps?filter[platform]=IOS'] },
      }),
      exampleProvider(),
    ],
  }),
})
