import { PKI, X509 } from '../apple/pki-sources'
import type { StepProblem } from '../rules/step-problem'

const RFC5652 = 'https://www.rfc-editor.org/rfc/rfc5652'
const WHOLE =
  'Get the file or the base64 again from its source, as bytes: without an editor, a cut-off end or changed line endings.'
const DO_NOT_ACT =
  'Compare it with what Apple handed out, or fetch it again. Do not act on what it says.'

/** What can be wrong with a signed message: a row each, and a rule `cms/…` each. */
const ROWS = {
  form: {
    level: 'error',
    title: 'It is not a readable signed message',
    cause:
      'Bytes were lost or changed on the way, or it is something else that begins the same way.',
    fix: WHOLE,
    see: [`${RFC5652}#section-5.1`],
    example: 'It ends too early: 120 bytes are missing.',
  },
  'trailing-bytes': {
    level: 'notice',
    title: 'Bytes follow the signed message',
    cause: 'Something was appended, or a buffer was longer than its content.',
    fix: 'Cut off what follows; no signature covers it.',
    see: [`${RFC5652}#section-5.1`],
    example: 'The message ends after 4,096 bytes, and 12 more follow.',
  },
  signers: {
    level: 'error',
    title: 'It does not have exactly one signature',
    cause: 'Apple signs its messages once. This one was taken apart or put together by hand.',
    fix: DO_NOT_ACT,
    see: [`${RFC5652}#section-5.3`],
    example: 'There are 2 signatures, and 1 was expected.',
  },
  'signer-certificate': {
    level: 'error',
    title: 'The signing certificate is not in the message',
    cause:
      'The message names a certificate that it does not include, so it is not clear who signed. Certificates were removed or exchanged.',
    fix: DO_NOT_ACT,
    see: [`${RFC5652}#section-5.3`],
    example: 'The serial number 4a53 of “A” was looked for; there are 2 other certificates.',
  },
  'content-missing': {
    level: 'error',
    title: 'The signed content is missing',
    cause:
      'The signature is detached: what it covers is kept elsewhere, as a Wallet pass keeps its manifest.json next to its signature.',
    fix: 'Give the whole file, such as the .pkpass, and not the signature alone.',
    see: [`${RFC5652}#section-5.2`],
    example: 'The message contains a signature but no content.',
  },
  attributes: {
    level: 'error',
    title: 'The signed attributes do not belong to the content',
    cause:
      'Signed attributes have to name the content’s type and its digest, once each. If they do not, parts of several messages were mixed, or signed attributes were passed off as content.',
    fix: DO_NOT_ACT,
    see: [`${RFC5652}#section-11`, 'https://www.rfc-editor.org/rfc/rfc8933'],
    example: 'The signed attributes do not have a message digest.',
  },
  digest: {
    level: 'error',
    title: 'The content is not the one that was signed',
    cause:
      'Its digest differs from the one that was signed: the content was changed after it was signed.',
    fix: DO_NOT_ACT,
    see: [`${RFC5652}#section-11.2`],
    example: 'SHA-256 of the content is 00ff…, and aa11… was signed.',
  },
  signature: {
    level: 'error',
    title: 'The message’s signature does not match',
    cause:
      'What was signed has been changed, or the signature was made with a key other than that of the certificate in the message.',
    fix: DO_NOT_ACT,
    see: [`${RFC5652}#section-5.6`],
    example: 'The signature over the signed attributes does not match the key of “A”.',
  },
  algorithm: {
    level: 'warning',
    title: 'The message is signed in a way that Assay does not check',
    cause:
      'Assay checks signatures made with RSA (PKCS #1 v1.5) or ECDSA, and with SHA-1, SHA-256, SHA-384 or SHA-512, as Apple’s are.',
    fix: 'Check which tool made the message. Run openssl cms -verify to look further.',
    see: [X509.algorithms, PKI.authority],
    example: 'The digest is made with MD5.',
  },
} as const satisfies Record<string, StepProblem>

export type CmsProblemName = keyof typeof ROWS

/** By the rule’s name: `cms/form`, … */
export const CMS_PROBLEMS: Readonly<Record<CmsProblemName, StepProblem>> = ROWS
