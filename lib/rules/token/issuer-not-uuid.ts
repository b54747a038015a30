import { TOKEN_PAGES } from '@/lib/apple/token-sources'
import {
  exampleConnect,
  exampleProvider,
  exampleServerApi,
} from '@/lib/inspect/developer-token/example-token'
import { isIssuer, isTeam } from '@/lib/inspect/developer-token/kinds'
import { issuerOf, type TokenSubject } from '@/lib/inspect/developer-token/subject'
import { defineRule } from '../rule'

export const issuerNotUuid = defineRule<TokenSubject, { iss: string }>({
  code: 'token/issuer-not-uuid',
  level: 'warning',
  title: 'The issuer is not an Issuer ID',
  cause: 'Another ID was entered, or a character was lost: Issuer IDs are UUIDs.',
  fix: 'Copy the Issuer ID from Users and Access, Integrations, in App Store Connect. It is above the list of keys.',
  see: [TOKEN_PAGES.serverApi, TOKEN_PAGES.connect],
  check: ({ kind, claims: { iss } }) => {
    if (issuerOf(kind) !== 'issuer' || typeof iss !== 'string' || iss === '')
      return 'not-applicable'
    if (iss.length === 10 && isTeam(iss)) return 'not-applicable'
    const said = JSON.stringify(iss.slice(0, 60))
    return isIssuer(iss) ? 'pass' : { at: 'payload/iss', args: { iss: said } }
  },
  message: ({ iss }) =>
    `“iss” is ${iss}. The Issuer IDs that Apple shows are UUIDs: 32 hexadecimal digits in five groups.`,
  examples: () => ({
    bad: [
      exampleServerApi({ claims: { iss: 'com.example.app', bid: 'com.example.app' } }),
      exampleConnect({
        claims: { iss: '57246542-96fe-1a63-e053-0824d011072', aud: 'appstoreconnect-v1' },
      }),
    ],
    good: [exampleServerApi(), exampleConnect(), exampleProvider()],
  }),
})
