import { TOKEN_PAGES, TOKEN_RFC } from '../apple/token-sources'
import { exampleProvider } from '../inspect/developer-token/example-token'
import { isEs256, type TokenSubject } from '../inspect/developer-token/subject'
import { MINT_SNIPPETS } from '../token/code/snippets'
import type { Mistake, MistakeId } from '../token/forensics/mistake'
import { type AnyRule, defineRule, type Level } from './rule'

/** What the rule of a mistake says beside what was found of the very token. */
interface MistakeRow {
  level: Level
  title: string
  cause: string
  fix: string
  see: readonly [string, ...string[]]
  /** What the finding says of a token that has it. */
  example: string
}

const INPUT_RFC = 'https://www.rfc-editor.org/rfc/rfc7515#section-5.1'
const BASE64URL_RFC = 'https://www.rfc-editor.org/rfc/rfc7515#section-2'
const SIGN_BOTH =
  'Sign the bytes of the header, a dot and the payload, both in base64url without padding, exactly as they are sent.'

/** What the snippets are for: the rules find the same mistakes in tokens for other services. */
const CODE =
  'The code mints a provider token for APNs, or, beside a token that was read, one for its service with its IDs.'

const ROWS: Record<MistakeId, MistakeRow> = {
  'hmac-signature': {
    level: 'error',
    title: 'Signed with HMAC instead of ECDSA',
    cause:
      'The token was signed with HMAC<SHA256>, with the text of the .p8 as the secret. A header that says ES256 does not change what the signature is.',
    fix: 'Sign with ECDSA: in Swift P256.Signing.PrivateKey(pemRepresentation: p8).signature(for: data).rawRepresentation, elsewhere a JWT library set to ES256.',
    see: [TOKEN_RFC.hmac, TOKEN_RFC.es256, TOKEN_PAGES.provider],
    example:
      'The signature has 32 bytes, so it is an HMAC-SHA256 and not ECDSA, which has 64. The key ABC123DEFG shows it: the secret was the whole text of the key file.',
  },
  'payload-signed-alone': {
    level: 'error',
    title: 'Only one part was signed, not header and payload',
    cause:
      'The signature covers one of the two parts. It has to cover both, so that neither can be changed.',
    fix: SIGN_BOTH,
    see: [INPUT_RFC, TOKEN_PAGES.provider],
    example: 'The key ABC123DEFG made it over the payload part alone.',
  },
  'json-signed-unencoded': {
    level: 'error',
    title: 'The JSON was signed before it was encoded',
    cause: 'The signature covers the JSON of header and payload. It has to cover their base64url.',
    fix: `Encode first, then sign. ${SIGN_BOTH}`,
    see: [INPUT_RFC, TOKEN_PAGES.provider],
    example:
      'The key ABC123DEFG made it over the JSON of header and payload with a dot between them, not encoded.',
  },
  'digest-signed': {
    level: 'error',
    title: 'The text was hashed twice before it was signed',
    cause:
      'A function that signs with ES256 hashes its input. It was given a hash, and hashed that again.',
    fix: 'Give the text itself to the signing function, or the hash to one that accepts a digest (in Swift signature(for: digest), in Go ecdsa.Sign).',
    see: [
      TOKEN_RFC.es256,
      'https://developer.apple.com/documentation/cryptokit/p256/signing/privatekey',
    ],
    example:
      'The key ABC123DEFG made it over the SHA-256 of “header.payload”, which was hashed once more.',
  },
  'signed-other-base64': {
    level: 'error',
    title: 'What was signed is encoded differently from what is sent',
    cause:
      'The text was signed in one form of base64 and sent in another: padding was cut off or characters were replaced after signing.',
    fix: 'Make both parts base64url without padding before signing, and change nothing afterwards.',
    see: [BASE64URL_RFC, INPUT_RFC],
    example: 'The key ABC123DEFG made it over both parts with their padding (=).',
  },
  'signed-with-extra': {
    level: 'error',
    title: 'One character more or less was signed than is sent',
    cause:
      'A dot or a line break was signed too, as when echo adds one in a shell, or the dot is missing.',
    fix: `${SIGN_BOTH} In a shell, printf '%s' writes no line break.`,
    see: [INPUT_RFC, TOKEN_PAGES.provider],
    example:
      'The key ABC123DEFG made it over header and payload with a line break (LF) after them.',
  },
  'signed-as-utf16': {
    level: 'error',
    title: 'The text was signed as UTF-16',
    cause:
      'The text was turned into bytes with two for each character, as Encoding.Unicode in C# and utf16 in Swift do.',
    fix: 'Turn it into bytes as ASCII or UTF-8: Encoding.UTF8.GetBytes in C#, Data(text.utf8) in Swift.',
    see: [INPUT_RFC, 'https://learn.microsoft.com/dotnet/api/system.text.encoding.unicode'],
    example: 'The key ABC123DEFG made it over “header.payload” as UTF-16.',
  },
  'signed-other-hash': {
    level: 'error',
    title: 'Not signed with SHA-256',
    cause:
      'ES256 is ECDSA on P-256 with SHA-256. The same key can sign with other hashes too, but that is not ES256.',
    fix: 'Choose SHA-256 where the signature is made: SHA256withECDSA in Java, sha256 in Node and PHP, ES256 in a JWT library.',
    see: [TOKEN_RFC.es256, TOKEN_PAGES.provider],
    example: 'The key ABC123DEFG made it with SHA-512, but ES256 uses SHA-256.',
  },
  'halves-swapped': {
    level: 'error',
    title: 'R and S of the signature are swapped',
    cause: 'The two numbers of the signature were put together in the wrong order.',
    fix: 'Write R first, then S, 32 bytes each, the most significant byte first.',
    see: [TOKEN_RFC.es256],
    example: 'S comes before R. Read that way, the key ABC123DEFG made it.',
  },
  'halves-little-endian': {
    level: 'error',
    title: 'The bytes of the signature are in reverse order',
    cause:
      'Some interfaces return numbers with the least significant byte first; a JWT has the most significant first.',
    fix: 'Reverse the bytes of R and of S, and write R first, then S, 32 bytes each.',
    see: [TOKEN_RFC.es256],
    example:
      'The bytes of R and of S are in reverse order. Read that way, the key ABC123DEFG made it.',
  },
  'halves-not-padded': {
    level: 'error',
    title: 'R and S were not padded to 32 bytes',
    cause:
      'The two numbers were written as a big-integer class writes them: with a zero before a high byte, or without zeros at the beginning. About every second signature comes out wrong that way.',
    fix: 'Write each number in exactly 32 bytes: cut off an extra leading zero, or pad with zeros in front.',
    see: [TOKEN_RFC.es256],
    example:
      'R has 33 bytes and S has 32, where each should have 32. Read that way, the key ABC123DEFG made it.',
  },
  'signature-der-lax': {
    level: 'error',
    title: 'The signature is DER that was put together wrongly',
    cause:
      'It begins like DER, but its numbers are not written as DER requires: a leading zero is missing, or there is one too many.',
    fix: 'Write R and S one after the other, 32 bytes each, without any DER.',
    see: [TOKEN_RFC.es256, 'https://www.rfc-editor.org/rfc/rfc3279#section-2.2.3'],
    example: 'Its 70 bytes are DER with numbers that are not written as DER requires.',
  },
  'signature-as-text': {
    level: 'error',
    title: 'The signature was encoded once too often',
    cause: 'The signature was written as hex or base64, and that text was treated as its bytes.',
    fix: 'Encode the bytes of the signature as base64url, once, without padding.',
    see: [BASE64URL_RFC, TOKEN_RFC.es256],
    example: 'Its 128 bytes are hex digits: text, not the 64 bytes that they stand for.',
  },
  'signature-other-curve': {
    level: 'error',
    title: 'Signed with a key on another curve',
    cause: 'A key on P-384 or P-521 signed it. Apple’s keys are on P-256.',
    fix: 'Sign with the .p8 that Apple issued, and with ES256.',
    see: [TOKEN_RFC.es256, TOKEN_PAGES.provider],
    example: 'It has 96 bytes, as a signature with a key on P-384 (ES384) has; ES256 has 64.',
  },
  'signature-rsa': {
    level: 'error',
    title: 'Signed with an RSA key',
    cause:
      'An RSA key signed it, perhaps that of a push certificate. A provider token needs the .p8 of an APNs key.',
    fix: 'Make a key for APNs in the developer account, and sign with its .p8 and ES256.',
    see: [TOKEN_RFC.es256, TOKEN_PAGES.provider],
    example: 'It has 256 bytes, as a signature with an RSA key of 2048 bits has; ES256 has 64.',
  },
  'header-changed': {
    level: 'error',
    title: 'The header that was signed is not the one that is sent',
    cause:
      'The header was written twice, once for the signature and once for the token, and the two differ.',
    fix: 'Encode the header once, and use that same text for the signature and for the token.',
    see: [INPUT_RFC, TOKEN_PAGES.provider],
    example:
      'The key ABC123DEFG made it over the header {"alg":"ES256","kid":"ABC123DEFG","typ":"JWT"}.',
  },
  'claims-changed': {
    level: 'error',
    title: 'The claims that were signed are not the ones that are sent',
    cause:
      'The claims were written twice, once for the signature and once for the token, and the two differ.',
    fix: 'Encode the claims once, and use that same text for the signature and for the token.',
    see: [INPUT_RFC, TOKEN_PAGES.provider],
    example: 'The key ABC123DEFG made it over the claims {"iss":"DEF123GHIJ","iat":"1768478100"}.',
  },
}

/** One rule for every mistake that forensics can find: a new one is a row here and an id there. */
export const tokenMistakeRules: readonly AnyRule<TokenSubject>[] = (
  Object.entries(ROWS) as [MistakeId, MistakeRow][]
).map(([mistake, { example, ...row }]) =>
  defineRule<TokenSubject, Pick<Mistake, 'words' | 'proof'>>({
    code: `token/${mistake}`,
    ...row,
    fix: `${row.fix} ${CODE}`,
    snippets: MINT_SNIPPETS,
    check: ({ kind, signature }) => {
      if (!isEs256(kind)) return 'not-applicable'
      const found = mistakesOf(signature, mistake)
      return found ? { at: 'signature', args: { words: found.words, proof: found.proof } } : 'pass'
    },
    message: ({ words, proof }) =>
      proof === 'shown' ? words : `${words} Add the key to confirm it.`,
    examples: () => ({
      bad: [
        exampleMistake(mistake, example, 'shown'),
        exampleMistake(mistake, example, 'suspected'),
      ],
      good: [exampleProvider()],
    }),
  }),
)

function mistakesOf(
  { mistakes = [] }: TokenSubject['signature'],
  id: MistakeId,
): Mistake | undefined {
  return mistakes.find(({ mistake }) => mistake === id)
}

function exampleMistake(mistake: MistakeId, words: string, proof: Mistake['proof']): TokenSubject {
  const { signature } = exampleProvider()
  const mistakes: Mistake[] = [{ mistake, words, proof }]
  return exampleProvider({ signature: { ...signature, matches: false, mistakes } })
}
