import { PKI, X509 } from '../apple/pki-sources'
import { formatInstant } from '../push/instant'
import { type CertificateSubject, exampleCertificate, examplePush } from './certificate-subject'
import { type AnyRule, defineRule } from './rule'

const DAY = 86_400_000
/** As long before its end people begin to renew one. */
const SOON = 30 * DAY

interface Dates {
  name: string
  at: number
}

const ended = Date.UTC(2027, 5, 1)
const RENEW =
  'Make a new one in the developer account under Certificates, and put it where the old one is. A .p8 key for token-based connections does not expire.'

const pushExpired = defineRule<CertificateSubject, Dates>({
  code: 'certificate/push-expired',
  level: 'error',
  title: 'The push certificate has expired',
  cause:
    'A certificate for APNs is valid for about a year. After that, APNs refuses connections with it.',
  fix: RENEW,
  see: [PKI.certificatePush, PKI.createCertificates],
  check: ({ push, now, validity, name }) => {
    if (!push || now === null || !validity) return 'not-applicable'
    return now > validity.notAfter ? { args: { name, at: validity.notAfter } } : 'pass'
  },
  message: ({ name, at }) =>
    `“${name}” ended ${formatInstant(at)}. No push can be sent over a connection with it.`,
  examples: () => ({
    bad: [exampleCertificate({ push: examplePush(), now: ended })],
    good: [exampleCertificate({ push: examplePush() }), exampleCertificate({ now: ended })],
  }),
})

const expired = defineRule<CertificateSubject, Dates>({
  code: 'certificate/expired',
  level: 'warning',
  title: 'The certificate has expired',
  cause:
    'Its validity has ended. What it signed while it was valid may still be good, but it cannot be used for anything new.',
  fix: 'For new signatures or connections, get a new one. For an existing signature, compare the date of signing with the validity.',
  see: [X509.validity],
  check: ({ push, now, validity, name }) => {
    if (push || now === null || !validity) return 'not-applicable'
    return now > validity.notAfter ? { args: { name, at: validity.notAfter } } : 'pass'
  },
  message: ({ name, at }) => `“${name}” ended ${formatInstant(at)}.`,
  examples: () => ({ bad: [exampleCertificate({ now: ended })], good: [exampleCertificate()] }),
})

const expiresSoon = defineRule<CertificateSubject, Dates>({
  code: 'certificate/expires-soon',
  level: 'warning',
  title: 'The certificate expires within 30 days',
  cause: 'Its validity is about to end.',
  fix: RENEW,
  see: [X509.validity, PKI.createCertificates],
  check: ({ now, validity, name }) => {
    if (now === null || !validity || now > validity.notAfter) return 'not-applicable'
    return validity.notAfter - now <= SOON ? { args: { name, at: validity.notAfter } } : 'pass'
  },
  message: ({ name, at }) => `“${name}” ends ${formatInstant(at)}.`,
  examples: () => ({
    bad: [exampleCertificate({ now: Date.UTC(2026, 11, 20) })],
    good: [exampleCertificate(), exampleCertificate({ now: ended })],
  }),
})

const notYet = defineRule<CertificateSubject, Dates>({
  code: 'certificate/not-yet-valid',
  level: 'warning',
  title: 'The certificate is not valid yet',
  cause: 'Its validity begins later. Often the clock of the machine is wrong.',
  fix: 'Compare the clock with one that you trust; if it is right, wait.',
  see: [X509.validity],
  check: ({ now, validity, name }) => {
    if (now === null || !validity) return 'not-applicable'
    return now < validity.notBefore ? { args: { name, at: validity.notBefore } } : 'pass'
  },
  message: ({ name, at }) => `“${name}” is valid from ${formatInstant(at)} only.`,
  examples: () => ({
    bad: [exampleCertificate({ now: Date.UTC(2025, 11, 31) })],
    good: [exampleCertificate()],
  }),
})

/** Whether it is valid now, and for how long. */
export const certificateDates: readonly AnyRule<CertificateSubject>[] = [
  pushExpired,
  expired,
  notYet,
  expiresSoon,
]
