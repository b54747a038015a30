import { TOKEN_PAGES } from '@/lib/apple/token-sources'
import { exampleProvider } from '@/lib/inspect/developer-token/example-token'
import type { TokenSubject } from '@/lib/inspect/developer-token/subject'
import { defineRule } from '../rule'

export const kidOfNoGivenKey = defineRule<TokenSubject, { kid: string; files: string[] }>({
  code: 'token/kid-of-no-given-key',
  level: 'warning',
  title: 'The header names a key that was not given',
  cause: 'The Key ID belongs to another .p8 than the one given, or it is the Team ID.',
  fix: 'Use the Key ID and the file of the same key; its file is named after it.',
  see: [TOKEN_PAGES.provider, TOKEN_PAGES.connect],
  check: ({ header: { kid }, keyIds, signerKeyId, signature }) => {
    if (keyIds.length === 0 || signerKeyId !== null || signature.matches === true)
      return 'not-applicable'
    if (typeof kid !== 'string' || kid === '') return 'not-applicable'
    return keyIds.includes(kid)
      ? 'pass'
      : { at: 'header/kid', args: { kid: kid.slice(0, 40), files: keyIds.slice(0, 5) } }
  },
  message: ({ kid, files }) =>
    `“kid” is ${JSON.stringify(kid)}, but by their file names the keys given here are ${files.join(', ')}.`,
  examples: () => ({
    bad: [exampleProvider({ keyIds: ['XYZ987WVUT'] })],
    good: [exampleProvider({ keyIds: ['ABC123DEFG'] }), exampleProvider()],
  }),
})
