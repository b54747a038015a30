import { TOKEN_PAGES } from '@/lib/apple/token-sources'
import {
  exampleConnect,
  exampleProvider,
  exampleServerApi,
} from '@/lib/inspect/developer-token/example-token'
import { isIssuer, isTeam } from '@/lib/inspect/developer-token/kinds'
import { issuerOf, type TokenSubject } from '@/lib/inspect/developer-token/subject'
import { defineRule } from '../rule'

export const issuerOtherId = defineRule<TokenSubject, { provider: boolean }>({
  code: 'token/issuer-other-id',
  level: 'error',
  title: 'The issuer is another service’s ID',
  cause:
    'APNs knows a team by its Team ID of ten characters; App Store Connect and the App Store Server API know it by its Issuer ID, a UUID.',
  fix: 'For APNs, use the Team ID, from the membership page of the developer account. For the other two, use the Issuer ID, from Users and Access, Integrations.',
  see: [TOKEN_PAGES.provider, TOKEN_PAGES.serverApi, TOKEN_PAGES.connect],
  check: ({ kind, claims: { iss } }) => {
    if (issuerOf(kind) === 'team') {
      return isIssuer(iss) ? { at: 'payload/iss', args: { provider: true } } : 'pass'
    }
    if (issuerOf(kind) !== 'issuer') return 'not-applicable'
    return isTeam(iss) ? { at: 'payload/iss', args: { provider: false } } : 'pass'
  },
  message: ({ provider }) =>
    provider
      ? 'The “iss” is a UUID, as Issuer IDs are; this service expects the Team ID there.'
      : 'The “iss” has ten characters, as Team IDs have; the Issuer ID, a UUID, is expected there.',
  examples: () => ({
    bad: [
      exampleProvider({ claims: { iss: '57246542-96fe-1a63-e053-0824d011072a', iat: 1 } }),
      exampleServerApi({
        claims: { iss: 'DEF123GHIJ', aud: 'appstoreconnect-v1', bid: 'com.example.app' },
      }),
      exampleConnect({ claims: { iss: 'DEF123GHIJ', aud: 'appstoreconnect-v1' } }),
    ],
    good: [exampleProvider(), exampleServerApi(), exampleConnect()],
  }),
})
