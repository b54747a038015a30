/** Why a file is not a key that can sign for APNs: in words for the person who gave it. */
export interface KeyProblem {
  code: ProblemCode
  /** A few words, no full stop. */
  title: string
  /** What was found, and what was expected. Never anything of the file's contents. */
  message: string
  /** What to do. */
  fix: string
}

const DOWNLOAD =
  'Use the .p8 file of the key as it was downloaded from “Keys” in your Apple Developer account. Apple lets you download a key only once; if no copy is left, make a new key there and revoke the old one.'
const EXPECTED =
  'APNs accepts provider tokens signed with ES256, so the key has to be an EC key on the curve P-256.'

const PROBLEMS = {
  empty: {
    title: 'The file is empty',
    message: 'It contains nothing, or only white space.',
    fix: `The download may have been cut off, or the variable it was read from is not set. ${DOWNLOAD}`,
  },
  'too-large': {
    title: 'The file is too large for a key',
    message: 'It has more than 65,536 bytes; a .p8 file has about 260. It was not read.',
    fix: `Check that the right file was chosen. ${DOWNLOAD}`,
  },
  rsa: {
    title: 'This is an RSA key',
    message: `${EXPECTED} RSA keys belong to push certificates (.p12 or .pem), or to other services.`,
    fix: DOWNLOAD,
  },
  'wrong-curve': {
    title: 'The key is on another curve',
    message: EXPECTED,
    fix: DOWNLOAD,
  },
  'explicit-curve': {
    title: 'The key spells its curve out',
    message:
      'It is an EC key whose curve is given by its parameters and not by its name, so it is not certain which curve it is.',
    fix: 'If it is your key for P-256, write the name into it with openssl ec -in key.pem -param_enc named_curve | openssl pkcs8 -topk8 -nocrypt, and add the file that it writes.',
  },
  'no-curve': {
    title: 'The key does not say its curve',
    message: `It is an EC key in the older form (SEC 1), without the name of its curve. ${EXPECTED}`,
    fix: DOWNLOAD,
  },
  edwards: {
    title: 'This is an Ed25519 key or one of its family',
    message: `${EXPECTED} Ed25519, Ed448, X25519 and X448 keys cannot sign ES256.`,
    fix: DOWNLOAD,
  },
  'other-algorithm': {
    title: 'The key is for another algorithm',
    message: EXPECTED,
    fix: DOWNLOAD,
  },
  encrypted: {
    title: 'The key is encrypted with a password',
    message:
      'Apple’s .p8 files have no password: somebody added one, and without it the key cannot be read.',
    fix: 'Remove the password on your own machine with openssl pkcs8 -in key.pem -topk8 -nocrypt -out key.p8, and add the file that it writes.',
  },
  'public-key': {
    title: 'This is a public key',
    message: 'It can check signatures, but it cannot make them. A private key is needed to sign.',
    fix: DOWNLOAD,
  },
  certificate: {
    title: 'This is a certificate, without a private key',
    message:
      'A certificate contains only a public key. A provider token is signed with a private key, from a .p8 file.',
    fix: DOWNLOAD,
  },
  csr: {
    title: 'This is a certificate signing request',
    message: 'It is sent to Apple to get a certificate; it contains no private key.',
    fix: DOWNLOAD,
  },
  pkcs12: {
    title: 'This is a .p12 file',
    message:
      'A .p12 (PKCS#12) contains a push certificate and its key, usually RSA, behind a password. It is the other way to authenticate with APNs, not a key for provider tokens.',
    fix: DOWNLOAD,
  },
  'provisioning-profile': {
    title: 'This is a provisioning profile',
    message:
      'A .mobileprovision file lists certificates, devices and entitlements; it contains no private key.',
    fix: DOWNLOAD,
  },
  cms: {
    title: 'This is a signed container (CMS)',
    message:
      'It is the kind that receipts, profiles and .p7b files are made of; it contains no private key.',
    fix: DOWNLOAD,
  },
  html: {
    title: 'This is a web page',
    message: 'The file is HTML. That happens when a download link returns a sign-in or error page.',
    fix: `Sign in and download again. ${DOWNLOAD}`,
  },
  plist: {
    title: 'This is a property list',
    message:
      'It is an XML file of settings, such as Info.plist or a .mobileconfig; it contains no key in PEM form.',
    fix: DOWNLOAD,
  },
  json: {
    title: 'This is JSON without a key in PEM form',
    message: 'It contains no text between BEGIN PRIVATE KEY and END PRIVATE KEY.',
    fix: DOWNLOAD,
  },
  'google-service-account': {
    title: 'This is a Google service account',
    message:
      'The JSON is what Firebase and Google Cloud issue. Its key is RSA and for Google’s services, not for APNs.',
    fix: DOWNLOAD,
  },
  jwk: {
    title: 'This is a JSON Web Key with its private part',
    message:
      'It is a private key (it has a member “d”), in a form other than .p8. Treat it as a secret.',
    fix: 'Convert it to PKCS#8 on your own machine, for example with jose: importJWK, then exportPKCS8. It must be an EC key with crv P-256.',
  },
  'jwk-set': {
    title: 'This is a JSON Web Key without a private part',
    message: 'It is a public key, or a set of them. A private key is needed to sign.',
    fix: DOWNLOAD,
  },
  jwt: {
    title: 'This is a token, not a key',
    message:
      'Three parts of base64url with dots between them are a JWT: what a key signs. The key cannot be derived from it.',
    fix: `Add the key that signed it. ${DOWNLOAD}`,
  },
  ssh: {
    title: 'This is an SSH key',
    message: 'SSH keys have a format of their own (OpenSSH or PuTTY), which APNs does not know.',
    fix: DOWNLOAD,
  },
  pgp: {
    title: 'This is a PGP key or message',
    message: 'PGP has a format of its own, which APNs does not know.',
    fix: DOWNLOAD,
  },
  truncated: {
    title: 'Part of the key is missing',
    message: 'It begins like a key, but there is less of it than it says.',
    fix: `Copy the whole file, from the BEGIN line to the END line. ${DOWNLOAD}`,
  },
  damaged: {
    title: 'The key is damaged',
    message: 'The text is that of a key, but its parts do not fit together.',
    fix: `A character was changed, lost or added on the way. ${DOWNLOAD}`,
  },
  shortened: {
    title: 'Part of the key is hidden',
    message: 'Characters of the key are masked, as in logs and settings pages that hide secrets.',
    fix: `The hidden part cannot be recovered from this text. ${DOWNLOAD}`,
  },
  trailing: {
    title: 'Something follows the key',
    message: 'After the end of the key there is more, inside the same block.',
    fix: `Two files may have been joined, or a character was changed. ${DOWNLOAD}`,
  },
  'several-keys': {
    title: 'There are several private keys in the file',
    message: 'It is not clear which one you mean.',
    fix: 'Add each key by itself, with its own name and Key ID.',
  },
  'bad-scalar': {
    title: 'The key’s number is out of range',
    message:
      'The private number of a P-256 key is between 1 and the order of the curve less 1. This one is not, so it is not a key.',
    fix: `A file of zeros or a damaged copy looks like this. ${DOWNLOAD}`,
  },
  'not-a-key': {
    title: 'No private key was found',
    message:
      'The file is not a private key in any form that Assay knows. A .p8 file begins with the line -----BEGIN PRIVATE KEY-----.',
    fix: DOWNLOAD,
  },
} as const

export type ProblemCode = keyof typeof PROBLEMS

/** Every problem there is, for whoever makes something of each. */
export const PROBLEM_CODES = Object.keys(PROBLEMS) as readonly ProblemCode[]

/** The problem of that code; `found` is a sentence about this very file, put first in its message. */
export function problem(code: ProblemCode, found?: string): KeyProblem {
  const { title, message, fix } = PROBLEMS[code]
  return { code, title, message: found ? `${found} ${message}` : message, fix }
}
