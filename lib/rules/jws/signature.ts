import type { JwsProblem } from './problem'

const JWA = 'https://www.rfc-editor.org/rfc/rfc7518'
const JWS = 'https://www.rfc-editor.org/rfc/rfc7515'
const TRANSACTION = 'https://developer.apple.com/documentation/appstoreserverapi/jwstransaction'
const HEADER = 'https://developer.apple.com/documentation/appstoreserverapi/jwsdecodedheader'
const BEST_PRACTICES = 'https://www.rfc-editor.org/rfc/rfc8725'

const REFUSE = 'Do not accept the token. What Apple signs never looks like this.'

/** What can be wrong with the header and the signature of what Apple signs. */
export const SIGNATURE_PROBLEMS: Readonly<Record<string, JwsProblem>> = {
  'alg-missing': {
    title: 'The header names no algorithm',
    cause: 'It was not made by Apple, whose headers have “alg” with the value ES256.',
    fix: REFUSE,
    see: [`${JWS}#section-4.1.1`, HEADER],
    example: 'The header has no “alg”, where Apple writes ES256.',
  },
  'alg-none': {
    title: 'The token claims that it needs no signature',
    cause: 'The algorithm “none” means an unsigned token, and is the oldest trick of forgers.',
    fix: REFUSE,
    see: [`${BEST_PRACTICES}#section-3.1`, HEADER],
    example: 'The header says “none”: no signature. Apple signs with ES256.',
  },
  'alg-hmac': {
    title: 'The token is signed with a shared secret',
    cause:
      'Whoever can check an HMAC can also make one. If a verifier uses the public key as the secret, anyone can forge tokens.',
    fix: REFUSE,
    see: [`${BEST_PRACTICES}#section-2.1`, HEADER],
    example: 'The header says “HS256”, an HMAC with a shared secret. Apple signs with ES256.',
  },
  'alg-other': {
    title: 'The token is not signed with Apple’s algorithm',
    cause: 'Apple signs transactions, renewal info and notifications with ES256 only.',
    fix: 'Find out where it comes from: it is not one of these, or it was forged.',
    see: [`${JWA}#section-3.1`, HEADER],
    example: 'The header says “RS256”. Apple signs with ES256.',
  },
  crit: {
    title: 'The header asks for extensions to be understood',
    cause:
      'The list “crit” names extensions without which the token must not be read. Apple uses none, and Assay understands none.',
    fix: REFUSE,
    see: [`${JWS}#section-4.1.11`],
    example: 'The header has “crit” with ["b64"].',
  },
  b64: {
    title: 'The payload claims not to be encoded',
    cause:
      'With “b64”: false the signature covers other bytes than usual, so two parsers see two payloads.',
    fix: REFUSE,
    see: ['https://www.rfc-editor.org/rfc/rfc7797#section-3'],
    example: 'The header has “b64” with false.',
  },
  'x5c-missing': {
    title: 'The token contains no certificates',
    cause:
      'It is a token of another kind, such as one for Apple’s APIs, or its header was replaced.',
    fix: 'Check it with the key that belongs to it, if you have it; nothing in it leads to Apple.',
    see: [HEADER],
    example: 'The header has no “x5c”, where Apple lists three certificates.',
  },
  'x5c-not-list': {
    title: 'The certificates are not a list of strings',
    cause: 'Whoever wrote the header did not follow the form; Apple does.',
    fix: REFUSE,
    see: [`${JWS}#section-4.1.6`, HEADER],
    example: '“x5c” is not a list.',
  },
  'x5c-one': {
    title: 'The token has only one certificate',
    cause:
      'Xcode signs this way in local StoreKit testing, with a certificate that it makes itself. The App Store sends three.',
    fix: 'If a server verifies tokens, test with a sandbox account, or let the server accept Xcode’s certificate in development only.',
    see: [
      'https://developer.apple.com/documentation/xcode/setting-up-storekit-testing-in-xcode',
      HEADER,
    ],
    example:
      '“x5c” has 1 certificate and the payload does not say Xcode. Apple sends three: leaf, intermediate and root.',
  },
  'x5c-count': {
    title: 'The number of certificates is not three',
    cause: 'Apple sends leaf, intermediate and root. The list was cut or added to.',
    fix: 'Get the whole token from its source again.',
    see: [HEADER],
    example: '“x5c” has 2 certificates. Apple sends three: leaf, intermediate and root.',
  },
  'x5c-encoding': {
    title: 'A certificate is not written in standard base64',
    cause:
      'The list “x5c” contains standard base64 with padding, unlike the rest of a token. It was encoded again, or is a PEM text.',
    fix: 'Pass the token on unchanged, and do not rebuild its header.',
    see: [`${JWS}#section-4.1.6`],
    example: 'Certificate 1 of “x5c” is written in base64url, where standard base64 belongs.',
  },
  'x5c-unreadable': {
    title: 'A certificate of the token cannot be read',
    cause: 'Its bytes are damaged, or are not a certificate at all.',
    fix: 'Get the whole token from its source again.',
    see: ['https://www.rfc-editor.org/rfc/rfc5280#section-4.1'],
    example: 'Certificate 2 of “x5c” cannot be read: the SEQUENCE ends too early.',
  },
  'leaf-key': {
    title: 'The first certificate’s key cannot have signed this',
    cause: 'ES256 needs an elliptic key on P-256, and the first certificate has another key.',
    fix: REFUSE,
    see: [`${JWA}#section-3.4`],
    example: 'The first certificate has an EC key on P-384, where ES256 needs one on P-256.',
  },
  'signature-der': {
    title: 'The signature is in DER form',
    cause:
      'Most crypto libraries return an ECDSA signature as ASN.1. A JWS needs just the two numbers, 32 bytes each.',
    fix: 'If you sign it yourself, ask for the IEEE P1363 form, or convert it. Signatures on Apple’s tokens have 64 bytes.',
    see: [`${JWA}#section-3.4`],
    example: 'The signature has 71 bytes and begins like ASN.1. ES256 has 64 bytes.',
  },
  'signature-hmac': {
    title: 'The signature has the length of an HMAC',
    cause: 'A length of 32 bytes is what HMAC with SHA-256 gives; ES256 gives 64 bytes.',
    fix: 'Do not accept the token. If you sign it yourself, sign with the elliptic-curve private key.',
    see: [`${JWA}#section-3.2`],
    example: 'The signature has 32 bytes, as an HMAC has. ES256 has 64 bytes.',
  },
  'signature-zero': {
    title: 'The signature is all zeros',
    cause:
      'Some verifiers once accepted zeros as a valid signature for anything (CVE-2022-21449). It is not a signature.',
    fix: REFUSE,
    see: ['https://nvd.nist.gov/vuln/detail/CVE-2022-21449', `${JWA}#section-3.4`],
    example: 'All 64 bytes of the signature are zero.',
  },
  'signature-length': {
    title: 'The signature has the wrong length',
    cause: 'The end of the token was cut, or something was added to it.',
    fix: 'Copy the token again, to the last character of its third part.',
    see: [`${JWA}#section-3.4`],
    example: 'The signature has 63 bytes. ES256 has 64 bytes.',
  },
  'signature-mismatch': {
    title: 'The signature does not belong to this content',
    cause:
      'The header or the payload was changed after signing, if only by one character, or another key signed it.',
    fix: 'Get the token from its source again. If it is the same, do not accept it.',
    see: [`${JWS}#section-5.2`, TRANSACTION],
    example: 'The key of the first certificate does not confirm the signature.',
  },
  'unexpected-bundle-id': {
    title: 'The token is for another app',
    cause: 'Its bundle ID is not the expected one.',
    fix: 'Compare the bundle ID of the verifier with that of the app, letter by letter.',
    see: ['https://developer.apple.com/documentation/appstoreserverapi/bundleid'],
    example: 'It says com.example.other; com.example.app was expected.',
  },
  'unexpected-app-apple-id': {
    title: 'The token is for another App Apple ID',
    cause:
      'Its app Apple ID is not the expected one, or it has none although it is from production.',
    fix: 'Look the number up in App Store Connect, under App Information, as Apple ID.',
    see: ['https://developer.apple.com/documentation/appstoreserverapi/appappleid'],
    example: 'It says 1234567890; 987654321 was expected.',
  },
  'unexpected-environment': {
    title: 'The token is from another environment',
    cause:
      'A verifier for production was given a token from the sandbox, or the reverse. App Review and TestFlight use the sandbox.',
    fix: 'Choose the verifier by where the request came from, and do not let sandbox tokens unlock anything of value.',
    see: ['https://developer.apple.com/documentation/appstoreserverapi/environment'],
    example: 'It says Sandbox; Production was expected.',
  },
}
