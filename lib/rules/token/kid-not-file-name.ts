import { TOKEN_PAGES } from '@/lib/apple/token-sources'
import { exampleProvider } from '@/lib/inspect/developer-token/example-token'
import type { TokenSubject } from '@/lib/inspect/developer-token/subject'
import { defineRule } from '../rule'

export const kidNotFileName = defineRule<TokenSubject, { kid: string; file: string }>({
  code: 'token/kid-not-file-name',
  level: 'warning',
  title: 'The key that signed it has another Key ID in its file name',
  cause: 'The token names one key and was signed with another, or the file was renamed.',
  fix: 'Use the Key ID and the file of the same key; the list of keys where it was made shows the IDs.',
  see: [TOKEN_PAGES.provider, TOKEN_PAGES.connect],
  check: ({ header, signerKeyId }) => {
    if (signerKeyId === null || typeof header.kid !== 'string') return 'not-applicable'
    return header.kid === signerKeyId
      ? 'pass'
      : { at: 'header/kid', args: { kid: header.kid.slice(0, 40), file: signerKeyId } }
  },
  message: ({ kid, file }) =>
    `The header says ${JSON.stringify(kid)}, and the signature was made with the key whose file is named after ${file}.`,
  examples: () => ({
    bad: [exampleProvider({ signerKeyId: 'XYZ987WVUT' })],
    good: [exampleProvider({ signerKeyId: 'ABC123DEFG' }), exampleProvider()],
  }),
})
