import { TOKEN_PAGES } from '@/lib/apple/token-sources'
import { exampleProvider } from '@/lib/inspect/developer-token/example-token'
import type { TokenSubject } from '@/lib/inspect/developer-token/subject'
import { defineRule } from '../rule'

export const issuerIsKeyId = defineRule<TokenSubject, { iss: string }>({
  code: 'token/issuer-is-key-id',
  level: 'warning',
  title: 'The issuer is the Key ID of a given key',
  cause:
    'The Key ID and the Team ID have ten characters each, and one was put in the other’s place.',
  fix: 'Put the Team ID into “iss” and the Key ID into “kid”.',
  see: ['https://github.com/vapor/apns/issues/47', TOKEN_PAGES.provider],
  check: ({ header: { kid }, claims: { iss }, keyIds }) => {
    if (keyIds.length === 0 || typeof iss !== 'string' || iss === kid) return 'not-applicable'
    return keyIds.includes(iss) ? { at: 'payload/iss', args: { iss } } : 'pass'
  },
  message: ({ iss }) =>
    `“iss” is ${iss}, and one of the files given is named after a key with that ID.`,
  examples: () => ({
    bad: [
      exampleProvider({
        claims: { iss: 'XYZ987WVUT', iat: 1_768_478_100 },
        keyIds: ['XYZ987WVUT'],
      }),
    ],
    good: [exampleProvider({ keyIds: ['ABC123DEFG'] }), exampleProvider()],
  }),
})
