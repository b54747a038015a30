import { TOKEN_PAGES } from '@/lib/apple/token-sources'
import {
  exampleConnect,
  exampleIndividual,
  exampleServerApi,
} from '@/lib/inspect/developer-token/example-token'
import type { TokenSubject } from '@/lib/inspect/developer-token/subject'
import { defineRule } from '../rule'

export const connectOnly = defineRule<TokenSubject, { individual: boolean }>({
  code: 'token/connect-only',
  level: 'notice',
  title: 'This token is for App Store Connect only',
  cause:
    'App Store Connect and the App Store Server API share the audience “appstoreconnect-v1”. A token for the latter has a “bid”, and an In-App Purchase key signs it.',
  fix: 'Nothing for App Store Connect. For the App Store Server API, sign with an In-App Purchase key, with “iss” (the Issuer ID) and “bid” (the bundle ID).',
  see: [TOKEN_PAGES.serverApiKeys, TOKEN_PAGES.connectKeys],
  check: ({ kind, looksLike, meantFor }) =>
    meantFor === null &&
    kind === looksLike &&
    (kind === 'connect-team' || kind === 'connect-individual')
      ? { args: { individual: kind === 'connect-individual' } }
      : 'not-applicable',
  message: ({ individual }) =>
    individual
      ? 'It has “sub”: “user”, no “iss” and no “bid”: an individual key made it. Individual keys work only with App Store Connect; the App Store Server API answers 401.'
      : 'It has no “bid”, so the App Store Server API answers 401 to it.',
  examples: () => ({
    bad: [exampleIndividual(), exampleConnect()],
    good: [exampleServerApi()],
  }),
})
