import { TOKEN_PAGES } from '@/lib/apple/token-sources'
import { exampleProvider, exampleServerApi } from '@/lib/inspect/developer-token/example-token'
import { isEs256, type TokenSubject } from '@/lib/inspect/developer-token/subject'
import { defineRule } from '../rule'

export const kidIsIssuer = defineRule<TokenSubject, { id: string }>({
  code: 'token/kid-is-issuer',
  level: 'warning',
  title: 'Key ID and issuer are the same',
  cause:
    'Both have ten characters, and one setting got the other’s value. Mixing them up is the most frequent cause of InvalidProviderToken.',
  fix: 'Put the Key ID from the .p8 file name into “kid”, and the Team ID from the membership page into “iss”.',
  see: ['https://github.com/jchambers/pushy/issues/914', TOKEN_PAGES.provider],
  check: ({ kind, header: { kid }, claims: { iss } }) => {
    if (!isEs256(kind) || typeof kid !== 'string' || typeof iss !== 'string' || kid === '')
      return 'not-applicable'
    return kid === iss ? { at: 'header/kid', args: { id: kid.slice(0, 40) } } : 'pass'
  },
  message: ({ id }) =>
    `“kid” and “iss” are both ${JSON.stringify(id)}. One should be a key’s ID, the other a team’s.`,
  examples: () => ({
    bad: [exampleProvider({ header: { alg: 'ES256', kid: 'DEF123GHIJ' } })],
    good: [exampleProvider(), exampleServerApi()],
  }),
})
