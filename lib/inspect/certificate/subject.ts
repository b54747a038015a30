import type { CertificateSubject } from '../../rules/certificate-subject'
import { sameName } from '../../verify/issued-by'
import { readPushFacts } from '../../x509/push-topics'
import type { Certificate, PublicKeyFacts } from '../../x509/types'

const SIGNING = ['1.2', '1.4', '1.7', '1.8', '1.12', '1.13', '1.14'].map(
  (tail) => `1.2.840.113635.100.6.${tail}`,
)

/** What the rules look at where there is no certificate. */
export const NO_CERTIFICATE: CertificateSubject = {
  name: '',
  validity: null,
  now: null,
  push: null,
  signsApps: false,
  hash: null,
  rsaBits: null,
  besideKey: false,
  broken: null,
  request: null,
  server: null,
}

/** What the rules look at. */
export function subjectOf(certificate: Certificate, now: number | null): CertificateSubject {
  const { subject, issuer, notBefore, notAfter, extensions, publicKey } = certificate
  return {
    ...NO_CERTIFICATE,
    name: subject.text,
    validity: { notBefore, notAfter },
    now,
    push: readPushFacts(certificate),
    signsApps: extensions.some(({ oid }) => SIGNING.includes(oid)),
    // A root's signature on itself proves nothing, so its digest does not matter.
    hash: sameName(subject, issuer) ? null : certificate.signatureAlgorithm.hash,
    rsaBits: rsaBits(publicKey),
  }
}

export const rsaBits = (key: PublicKeyFacts): number | null =>
  key.kind === 'RSA' ? key.bits : null
