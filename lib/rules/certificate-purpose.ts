import { PKI, X509 } from '../apple/pki-sources'
import { APPLE } from '../apple/sources'
import { type CertificateSubject, exampleCertificate, examplePush } from './certificate-subject'
import { type AnyRule, defineRule } from './rule'

type None = Record<string, never>

const broken = defineRule<CertificateSubject, { problem: string }>({
  code: 'certificate/unreadable',
  level: 'error',
  title: 'The certificate cannot be read',
  cause: 'Part of it is missing or was changed on the way, or it is something else.',
  fix: 'Copy all of it again, from the first hyphen of BEGIN to the last of END, or use the file itself.',
  see: [X509.certificate, X509.pem],
  check: ({ broken }) => (broken === null ? 'pass' : { args: { problem: broken } }),
  message: ({ problem }) => problem,
  examples: () => ({
    bad: [
      exampleCertificate({ broken: 'It ends too early: 12 bytes are missing.', validity: null }),
    ],
    good: [exampleCertificate()],
  }),
})

const sandboxOnly = defineRule<CertificateSubject, { name: string }>({
  code: 'certificate/push-sandbox-only',
  level: 'notice',
  title: 'The push certificate is for the sandbox only',
  cause: 'It carries Apple’s mark for the development environment, but not the one for production.',
  fix: 'Use it with api.sandbox.push.apple.com and tokens of apps run from Xcode. For TestFlight and the App Store, make a certificate for both environments.',
  see: [PKI.certificatePush, APPLE.responses],
  check: ({ push, name }) => {
    if (!push || push.environments.length === 0) return 'not-applicable'
    return push.environments.includes('production') ? 'pass' : { args: { name } }
  },
  message: ({ name }) =>
    `“${name}” works for connections to the sandbox only; production answers BadCertificateEnvironment.`,
  examples: () => ({
    bad: [exampleCertificate({ push: examplePush({ environments: ['sandbox'] }) })],
    good: [exampleCertificate({ push: examplePush() }), exampleCertificate()],
  }),
})

const productionOnly = defineRule<CertificateSubject, { name: string }>({
  code: 'certificate/push-production-only',
  level: 'notice',
  title: 'The push certificate is for production only',
  cause: 'It carries Apple’s mark for production, but not the one for the development environment.',
  fix: 'Use it with api.push.apple.com and tokens from TestFlight or the App Store. For an app run from Xcode, make a certificate for both environments.',
  see: [PKI.certificatePush, APPLE.responses],
  check: ({ push, name }) => {
    if (!push || push.environments.length === 0 || push.pass !== null) return 'not-applicable'
    return push.environments.includes('sandbox') ? 'pass' : { args: { name } }
  },
  message: ({ name }) =>
    `“${name}” works for connections to production only; the sandbox answers BadCertificateEnvironment.`,
  examples: () => ({
    bad: [exampleCertificate({ push: examplePush({ environments: ['production'] }) })],
    good: [exampleCertificate({ push: examplePush() }), exampleCertificate()],
  }),
})

const pass = defineRule<CertificateSubject, { pass: string }>({
  code: 'certificate/pass-type',
  level: 'notice',
  title: 'The certificate is for Wallet passes',
  cause:
    'It signs passes of one pass type, and the same certificate sends the pushes that update them.',
  fix: 'Send pushes with the pass type identifier as the topic, with the payload {}, and only through production.',
  see: [APPLE.wallet],
  check: ({ push }) => (push?.pass ? { args: { pass: push.pass } } : 'pass'),
  message: ({ pass }) => `It belongs to the pass type ${pass}.`,
  examples: () => ({
    bad: [exampleCertificate({ push: examplePush({ pass: 'pass.com.example.coupon' }) })],
    good: [exampleCertificate({ push: examplePush() })],
  }),
})

const notForPushes = defineRule<CertificateSubject, { name: string }>({
  code: 'certificate/not-for-pushes',
  level: 'notice',
  title: 'The certificate signs apps and cannot send pushes',
  cause: 'It carries Apple’s mark for signing apps, but none for APNs.',
  fix: 'For pushes, make an Apple Push Notification service certificate or, better, a .p8 key.',
  see: [PKI.certificatePush, PKI.createCertificates],
  check: ({ push, signsApps, name }) => (signsApps && !push ? { args: { name } } : 'pass'),
  message: ({ name }) => `APNs refuses a connection with “${name}”.`,
  examples: () => ({
    bad: [exampleCertificate({ signsApps: true })],
    good: [exampleCertificate({ push: examplePush() })],
  }),
})

const sha1 = defineRule<CertificateSubject, None>({
  code: 'certificate/sha-1',
  level: 'warning',
  title: 'The certificate is signed with SHA-1',
  cause:
    'It is possible to make two texts with the same SHA-1, so current systems refuse new signatures of this kind.',
  fix: 'Get a new certificate; Apple has signed with SHA-256 for years.',
  see: [X509.sha1],
  check: ({ hash }) => (hash === 'SHA-1' ? { args: {} } : 'pass'),
  message: () => 'Its issuer’s signature covers a SHA-1 digest.',
  examples: () => ({ bad: [exampleCertificate({ hash: 'SHA-1' })], good: [exampleCertificate()] }),
})

const shortKey = defineRule<CertificateSubject, { bits: number }>({
  code: 'certificate/short-key',
  level: 'warning',
  title: 'The RSA key is shorter than 2048 bits',
  cause: 'Keys of this length can be broken, and Apple asks for 2048 bits.',
  fix: 'Make a new key of 2048 bits and a new request.',
  see: [PKI.createCertificates],
  check: ({ rsaBits }) => {
    if (rsaBits === null) return 'not-applicable'
    return rsaBits < 2048 ? { args: { bits: rsaBits } } : 'pass'
  },
  message: ({ bits }) => `The key has ${bits} bits.`,
  examples: () => ({ bad: [exampleCertificate({ rsaBits: 1024 })], good: [exampleCertificate()] }),
})

const besideKey = defineRule<CertificateSubject, None>({
  code: 'certificate/private-key-beside',
  level: 'warning',
  title: 'A private key was pasted with the certificate',
  cause: 'Many tools put both into one .pem file.',
  fix: 'Share only the certificate. If the text has been anywhere else, revoke the certificate and make a new one.',
  see: [X509.pem],
  check: ({ besideKey }) => (besideKey ? { args: {} } : 'pass'),
  message: () =>
    'Only the certificate was read. The key was left alone; what you paste stays in this browser.',
  examples: () => ({
    bad: [exampleCertificate({ besideKey: true })],
    good: [exampleCertificate()],
  }),
})

const badRequest = defineRule<CertificateSubject, None>({
  code: 'certificate/request-signature',
  level: 'error',
  title: 'The request is not signed with its own key',
  cause:
    'A request’s signature proves that its sender has the private key. This one was changed, or put together from two.',
  fix: 'Make the request again with Keychain Access or openssl, from the private key that you want to use.',
  see: [X509.request],
  check: ({ request }) => {
    if (!request) return 'not-applicable'
    return request.signature === 'does not match' ? { args: {} } : 'pass'
  },
  message: () => 'The signature of the request does not match the public key in it.',
  examples: () => ({
    bad: [exampleCertificate({ validity: null, request: { signature: 'does not match' } })],
    good: [exampleCertificate({ validity: null, request: { signature: 'matches' } })],
  }),
})

/** What it is for, and what it is made of. */
export const certificatePurpose: readonly AnyRule<CertificateSubject>[] = [
  broken,
  sandboxOnly,
  productionOnly,
  pass,
  notForPushes,
  sha1,
  shortKey,
  besideKey,
  badRequest,
]
