/** Names of extensions. https://www.rfc-editor.org/rfc/rfc5280#section-4.2 */
export const EXTENSION_NAMES: Readonly<Record<string, { name: string; title: string }>> = {
  '2.5.29.14': { name: 'subjectKeyIdentifier', title: 'Identifier of its key' },
  '2.5.29.15': { name: 'keyUsage', title: 'What its key may do' },
  '2.5.29.17': { name: 'subjectAltName', title: 'Names it is valid for' },
  '2.5.29.18': { name: 'issuerAltName', title: 'Other names of its issuer' },
  '2.5.29.19': { name: 'basicConstraints', title: 'Whether it may issue certificates' },
  '2.5.29.30': { name: 'nameConstraints', title: 'Names that it may issue for' },
  '2.5.29.31': { name: 'cRLDistributionPoints', title: 'Where revocations are published' },
  '2.5.29.32': { name: 'certificatePolicies', title: 'Policies it was issued under' },
  '2.5.29.35': { name: 'authorityKeyIdentifier', title: 'Identifier of its issuer’s key' },
  '2.5.29.37': { name: 'extKeyUsage', title: 'Purposes' },
  '1.3.6.1.5.5.7.1.1': { name: 'authorityInfoAccess', title: 'Where its issuer and OCSP are' },
  '1.3.6.1.4.1.11129.2.4.2': {
    name: 'signedCertificateTimestamps',
    title: 'Proofs that it was logged',
  },
}

/** Purposes of extKeyUsage in words; Apple's own from the headers of its Security framework. */
export const PURPOSES: Readonly<Record<string, string>> = {
  '1.3.6.1.5.5.7.3.1': 'TLS server',
  '1.3.6.1.5.5.7.3.2': 'TLS client',
  '1.3.6.1.5.5.7.3.3': 'code signing',
  '1.3.6.1.5.5.7.3.4': 'e-mail',
  '1.3.6.1.5.5.7.3.8': 'time stamps',
  '1.3.6.1.5.5.7.3.9': 'OCSP answers',
  '2.5.29.37.0': 'any purpose',
  '1.2.840.113635.100.4.14': 'Wallet passes',
  '1.2.840.113635.100.4.16': 'configuration profiles',
}
