import { PKI, X509 } from '../apple/pki-sources'
import { APPLE } from '../apple/sources'
import { type CertificateSubject, exampleCertificate, exampleServer } from './certificate-subject'
import { type AnyRule, defineRule } from './rule'

const brokenLink = defineRule<CertificateSubject, { sentence: string }>({
  code: 'certificate/server-chain-broken',
  level: 'error',
  title: 'The server’s certificates do not belong together',
  cause: 'A certificate names the next one as its issuer, but that one’s key did not sign it.',
  fix: 'Run openssl s_client again. If the output is the same, something between you and the server is changing the connection.',
  see: [X509.path],
  check: ({ server }) => {
    if (!server) return 'not-applicable'
    return server.brokenLink === null ? 'pass' : { args: { sentence: server.brokenLink } }
  },
  message: ({ sentence }) => sentence,
  examples: () => ({
    bad: [
      exampleCertificate({
        server: exampleServer({ brokenLink: 'The leaf “A” was not signed by the key of “B”.' }),
      }),
    ],
    good: [exampleCertificate({ server: exampleServer() })],
  }),
})

const announced = defineRule<CertificateSubject, { root: string }>({
  code: 'certificate/server-root-announced',
  level: 'notice',
  title: 'The server shows the root that Apple announced for APNs',
  cause:
    'Apple changed the authority of the APNs servers on 20 January 2025 (sandbox; 21 January according to a later email from Apple) and 24 February 2025 (production). Certificates and keys for sending are not affected.',
  fix: 'Make sure that the trust store of your server has this root (SHA-2). Nothing else is needed.',
  see: [PKI.serverChange],
  check: ({ server }) =>
    server?.apns && server.announced ? { args: { root: server.root } } : 'not-applicable',
  message: ({ root }) => `The chain leads to “${root}”.`,
  examples: () => ({
    bad: [exampleCertificate({ server: exampleServer() })],
    good: [exampleCertificate({ server: exampleServer({ apns: false }) })],
  }),
})

const otherRoot = defineRule<CertificateSubject, { host: string; root: string }>({
  code: 'certificate/server-root-other',
  level: 'warning',
  title: 'The APNs server shows a different root from the one Apple announced',
  cause:
    'The output is from before the change in 2025, a proxy on the way opens TLS connections, or Apple has changed the authority again.',
  fix: 'Compare it with the output from another network. A proxy that opens TLS breaks APNs: let api.push.apple.com and api.sandbox.push.apple.com through unopened.',
  see: [PKI.serverChange, APPLE.connection],
  check: ({ server }) =>
    server?.apns && !server.announced
      ? { args: { host: server.host ?? 'APNs', root: server.root } }
      : 'not-applicable',
  message: ({ host, root }) =>
    `${host} presented a chain that leads to “${root}”. Apple announced USERTrust RSA Certification Authority.`,
  examples: () => ({
    bad: [
      exampleCertificate({ server: exampleServer({ announced: false, root: 'Example Proxy CA' }) }),
    ],
    good: [exampleCertificate({ server: exampleServer() })],
  }),
})

const untrusting = defineRule<CertificateSubject, { code: number; text: string; root: string }>({
  code: 'certificate/server-not-verified',
  level: 'warning',
  title: 'This machine did not trust the server’s chain',
  cause:
    'openssl did not find the root in the trust store that it used, or something else is wrong with the chain.',
  fix: 'With code 20 or 19, the root is missing from the trust store: update it (ca-certificates) or add the root, and run openssl s_client again.',
  see: ['https://docs.openssl.org/master/man1/openssl-verification-options/', PKI.serverChange],
  check: ({ server }) => {
    if (!server?.verify) return 'not-applicable'
    return server.verify.code === 0 ? 'pass' : { args: { ...server.verify, root: server.root } }
  },
  message: ({ code, text, root }) =>
    `openssl answered with code ${code} (${text}). The chain leads to “${root}”.`,
  examples: () => ({
    bad: [
      exampleCertificate({
        server: exampleServer({
          verify: { code: 20, text: 'unable to get local issuer certificate' },
        }),
      }),
    ],
    good: [exampleCertificate({ server: exampleServer() })],
  }),
})

/** What `openssl s_client` printed. */
export const certificateServer: readonly AnyRule<CertificateSubject>[] = [
  brokenLink,
  untrusting,
  otherRoot,
  announced,
]
