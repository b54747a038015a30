import { TOKEN_PAGES } from '@/lib/apple/token-sources'
import {
  exampleConnect,
  exampleIndividual,
  exampleProvider,
  exampleServerApi,
} from '@/lib/inspect/developer-token/example-token'
import type { TokenKind } from '@/lib/inspect/developer-token/kinds'
import type { TokenSubject } from '@/lib/inspect/developer-token/subject'
import { defineRule } from '../rule'

const WANTED: Partial<Record<TokenKind, string>> = {
  provider: 'the Team ID',
  'sign-in': 'the Team ID',
  weatherkit: 'the Team ID',
  maps: 'the Team ID',
  musickit: 'the Team ID',
  'server-api': 'the Issuer ID of the In-App Purchase keys',
  'connect-team': 'the Issuer ID of the team’s keys',
}

export const issuerMissing = defineRule<TokenSubject, { wanted: string; said: string | null }>({
  code: 'token/issuer-missing',
  level: 'error',
  title: 'There is no issuer',
  cause: 'The claim “iss” was left out, or it is empty because a setting was empty.',
  fix: 'Add “iss” to the claims: for APNs and the services of the developer account, the Team ID of ten characters; for the other two, the Issuer ID, a UUID shown above the list of keys in App Store Connect.',
  see: [TOKEN_PAGES.provider, TOKEN_PAGES.serverApi, TOKEN_PAGES.connect],
  check: ({ kind, claims }) => {
    const wanted = WANTED[kind]
    // An individual key with the wrong service has a finding of its own.
    if (!wanted || (kind === 'server-api' && claims.sub === 'user')) return 'not-applicable'
    return typeof claims.iss === 'string' && claims.iss !== ''
      ? 'pass'
      : {
          at: 'payload/iss',
          args: {
            wanted,
            said: claims.iss === undefined ? null : JSON.stringify(claims.iss).slice(0, 60),
          },
        }
  },
  message: ({ wanted, said }) =>
    said === null
      ? `The claims have no “iss”, but ${wanted} was expected.`
      : `“iss” is ${said}, but ${wanted} was expected.`,
  examples: () => ({
    bad: [
      exampleProvider({ claims: { iat: 1_768_478_100 } }),
      exampleServerApi({ claims: { iss: '', aud: 'appstoreconnect-v1', bid: 'com.example.app' } }),
      exampleConnect({ claims: { aud: 'appstoreconnect-v1' } }),
    ],
    good: [exampleProvider(), exampleServerApi(), exampleIndividual()],
  }),
})
