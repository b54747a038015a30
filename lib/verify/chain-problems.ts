import { PKI, X509 } from '../apple/pki-sources'
import type { StepProblem } from '../rules/step-problem'

const FETCH_AGAIN =
  'Compare the text with what your server received, or fetch the data from Apple again. Do not act on what it says.'
const FORGED = 'Someone put the chain together by hand, or parts of two chains were mixed.'

/** What can be wrong with a chain of certificates: a row each, and a rule `chain/…` each. */
const ROWS = {
  length: {
    level: 'error',
    title: 'The chain does not have three certificates',
    cause:
      'Apple signs with a leaf, an intermediate and a root. The header was shortened or made by something else. Apple’s library answers INVALID_CERTIFICATE.',
    fix: FETCH_AGAIN,
    see: [PKI.x5c, X509.x5c],
    example: 'There are 2 certificates; Apple sends exactly 3.',
  },
  'self-signed': {
    level: 'error',
    title: 'The only certificate signed itself',
    cause:
      'StoreKit testing in Xcode signs on the Mac with a certificate of its own; anyone else can make one too. It is not Apple’s.',
    fix: 'If it is from your own Xcode, save the certificate there (Editor, Save Public Certificate, with the StoreKit configuration open) and add it here as a trusted root. In production, refuse it.',
    see: [PKI.storeKitTesting],
    example: 'There is one certificate, “StoreKit Testing”, and it signed itself.',
  },
  'issuer-name': {
    level: 'error',
    title: 'A certificate names another issuer',
    cause: `The certificates are in the wrong order, or one is missing. ${FORGED}`,
    fix: FETCH_AGAIN,
    see: [X509.path, X509.x5c],
    example: 'The leaf “A” says that “B” issued it, but the next certificate is “C”.',
  },
  'issuer-signature': {
    level: 'error',
    title: 'A certificate was not signed by its issuer',
    cause: `The signature on it does not match the next certificate’s key, so it was changed, or comes from somebody who has the name but not the key. ${FORGED}`,
    fix: FETCH_AGAIN,
    see: [X509.path],
    example: 'The signature on the leaf “A” does not match the key of “B”.',
  },
  algorithm: {
    level: 'error',
    title: 'A certificate is signed in a way that Assay does not check',
    cause: 'Apple signs certificates with ECDSA or RSA and SHA-1, SHA-256, SHA-384 or SHA-512.',
    fix: 'Check which tool made the certificate; Apple’s do not look like this.',
    see: [X509.algorithms, PKI.authority],
    example: 'The leaf “A” is signed with md5WithRSAEncryption.',
  },
  'not-a-ca': {
    level: 'error',
    title: 'A certificate in the middle is not an authority',
    cause:
      'Only a certificate with CA:TRUE in basicConstraints may issue others. Otherwise anyone with an ordinary certificate could make new ones.',
    fix: FETCH_AGAIN,
    see: [X509.basicConstraints],
    example: 'The intermediate “B” does not say CA:TRUE, so it may not issue certificates.',
  },
  'may-not-sign-certificates': {
    level: 'error',
    title: 'An authority’s key may not sign certificates',
    cause: 'Its keyUsage does not list keyCertSign.',
    fix: FETCH_AGAIN,
    see: [X509.keyUsage],
    example: 'The keyUsage of the intermediate “B” lists cRLSign only.',
  },
  'path-length': {
    level: 'error',
    title: 'An authority has more authorities below it than it allows',
    cause: 'Its pathLenConstraint allows fewer intermediates than the chain has.',
    fix: FETCH_AGAIN,
    see: [X509.basicConstraints],
    example: 'The intermediate “C” allows no authority below it, and the chain has 1.',
  },
  'leaf-may-not-sign': {
    level: 'error',
    title: 'The leaf’s key may not sign data',
    cause: 'Its keyUsage does not list digitalSignature, so it was made for something else.',
    fix: FETCH_AGAIN,
    see: [X509.keyUsage],
    example: 'The keyUsage of the leaf “A” lists keyEncipherment only.',
  },
  'leaf-mark': {
    level: 'error',
    title: 'The leaf was not made for this purpose',
    cause:
      'Apple issues many certificates from the same authorities, to developers as well. Those that sign App Store data carry a mark (an extension), and this one does not. Apple’s library answers VERIFICATION_FAILURE.',
    fix: 'See whose certificate it is, in its fields. Do not act on what it signed.',
    see: [PKI.practice, PKI.x5c, PKI.library],
    example: 'The leaf “A” does not have the extension 1.2.840.113635.100.6.11.1.',
  },
  'intermediate-mark': {
    level: 'error',
    title: 'The intermediate is not the one for developers’ data',
    cause:
      'The intermediate lacks the mark (an extension) of Apple’s Worldwide Developer Relations authority. Apple’s library answers VERIFICATION_FAILURE.',
    fix: 'See which authority it is, in its fields. Do not act on what was signed below it.',
    see: [PKI.practice, PKI.x5c, PKI.library],
    example: 'The intermediate “B” does not have the extension 1.2.840.113635.100.6.2.1.',
  },
  'look-alike-root': {
    level: 'error',
    title: 'The root has a trusted name but another key',
    cause:
      'Anyone can make a certificate with any name. This one is named like a root that is trusted, but it is not that certificate.',
    fix: 'Do not act on what it says: somebody is imitating the signer. If you built a test root under that name, give it a name of its own and add it as trusted.',
    see: [X509.path, PKI.authority],
    example: 'The root has the name of “Apple Root CA - G3” but another key.',
  },
  'root-signature': {
    level: 'error',
    title: 'The root did not sign the certificate that names it',
    cause: `The certificate says that a trusted root issued it, but the signature does not match that root’s key. ${FORGED}`,
    fix: FETCH_AGAIN,
    see: [X509.path],
    example: 'The intermediate “B” names “Apple Root CA - G3”, whose key did not sign it.',
  },
  'untrusted-root': {
    level: 'error',
    title: 'The chain ends at a root that is not trusted',
    cause:
      'The data was signed by somebody else: a test server, a proxy, another service, or a forger. If only some of Apple’s roots are configured, Apple’s library answers VERIFICATION_FAILURE.',
    fix: 'If you know the root, add it here as trusted: it is then named wherever it counts. Otherwise do not act on what was signed.',
    see: [PKI.authority, PKI.library],
    example: 'The chain ends at “My root”, which is not one of the trusted roots.',
  },
  'root-missing': {
    level: 'error',
    title: 'An issuer is missing',
    cause:
      'A certificate names an issuer that is neither in the chain nor a root that Assay knows.',
    fix: 'Add the missing certificate to the chain; Apple’s intermediates are on its certificate authority page.',
    see: [PKI.authority, X509.path],
    example: '“B” was issued by “C”, which is neither in the chain nor a trusted root.',
  },
  'critical-extension': {
    level: 'error',
    title: 'A critical extension is not understood',
    cause:
      'A certificate marks an extension as critical, and Assay does not know it. Whoever does not understand it must refuse the certificate.',
    fix: 'Find out which tool made the certificate; Apple’s signing chains have no such extension.',
    see: [X509.extensions],
    example: 'The leaf “A” marks 1.2.3.4 as critical, and Assay does not know it.',
  },
  'not-yet-valid': {
    level: 'error',
    title: 'A certificate was not valid yet when it signed',
    cause: 'The payload’s date is before the certificate’s beginning: one of the two is wrong.',
    fix: FETCH_AGAIN,
    see: [X509.validity, PKI.library],
    example: 'The leaf “A” is valid from 2026-01-01 00:00:00 UTC; signed 2025-01-01 00:00:00 UTC.',
  },
  expired: {
    level: 'error',
    title: 'A certificate had expired when it signed',
    cause:
      'The payload’s date is after the certificate’s end. Apple’s library answers INVALID_CERTIFICATE.',
    fix: FETCH_AGAIN,
    see: [X509.validity, PKI.library],
    example: 'The leaf “A” ended 2025-01-01 00:00:00 UTC; signed 2026-01-01 00:00:00 UTC.',
  },
  'expired-now': {
    level: 'notice',
    title: 'A certificate has expired since it signed',
    cause:
      'Apple renews its signing certificates every two years or so. What they signed stays good; a verifier that checks against the current time refuses it, as Apple’s library does with online checks.',
    fix: 'Check stored data against its signedDate, not against the current time. On the device, AppStore.sync or a new purchase brings data under the new certificate.',
    see: [PKI.library, X509.validity],
    example: 'The leaf “A” ended 2025-10-11 00:00:00 UTC. It was valid when it signed.',
  },
  'not-yet-valid-now': {
    level: 'notice',
    title: 'A certificate is not valid yet',
    cause: 'The current time is before the certificate’s beginning. A clock may be wrong.',
    fix: 'Compare this machine’s clock with one that you trust.',
    see: [X509.validity],
    example: 'The leaf “A” is valid from 2030-01-01 00:00:00 UTC only.',
  },
  'third-certificate': {
    level: 'notice',
    title: 'The third certificate is not the root',
    cause:
      'The chain is good without it: the intermediate was issued by a trusted root. The certificate in the root’s place was not used, and Apple’s library does not look at it.',
    fix: 'Find out what put it there; Apple sends its root.',
    see: [X509.x5c],
    example: 'The third certificate is “C”; it was not used.',
  },
} as const satisfies Record<string, StepProblem>

export type ChainProblemName = keyof typeof ROWS

export const CHAIN_PROBLEMS: Readonly<Record<ChainProblemName, StepProblem>> = ROWS
