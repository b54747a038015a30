/** Object identifiers of keys, with the name that a person knows. All of them are public facts. */
export const EC_PUBLIC_KEY = '1.2.840.10045.2.1'
export const P256 = '1.2.840.10045.3.1.7'

/** https://www.rfc-editor.org/rfc/rfc5480#section-2.1.1 and https://www.secg.org/sec2-v2.pdf */
export const CURVES: ReadonlyMap<string, string> = new Map([
  [P256, 'P-256'],
  ['1.2.840.10045.3.1.1', 'P-192'],
  ['1.3.132.0.33', 'P-224'],
  ['1.3.132.0.34', 'P-384'],
  ['1.3.132.0.35', 'P-521'],
  ['1.3.132.0.10', 'secp256k1'],
  ['1.3.36.3.3.2.8.1.1.7', 'brainpoolP256r1'],
  ['1.3.36.3.3.2.8.1.1.11', 'brainpoolP384r1'],
  ['1.3.36.3.3.2.8.1.1.13', 'brainpoolP512r1'],
  ['1.2.156.10197.1.301', 'SM2'],
])

/** https://www.rfc-editor.org/rfc/rfc8017#appendix-C */
export const RSA: ReadonlySet<string> = new Set([
  '1.2.840.113549.1.1.1',
  '1.2.840.113549.1.1.7',
  '1.2.840.113549.1.1.10',
])

/** https://www.rfc-editor.org/rfc/rfc8410#section-3 */
export const EDWARDS: ReadonlyMap<string, string> = new Map([
  ['1.3.101.110', 'X25519'],
  ['1.3.101.111', 'X448'],
  ['1.3.101.112', 'Ed25519'],
  ['1.3.101.113', 'Ed448'],
])

export const OTHERS: ReadonlyMap<string, string> = new Map([
  ['1.2.840.10040.4.1', 'DSA'],
  ['1.2.840.10046.2.1', 'Diffie-Hellman'],
  ['1.2.840.113549.1.3.1', 'Diffie-Hellman'],
  ['1.3.132.1.12', 'elliptic-curve Diffie-Hellman'],
])

/** Encryption with a password: PKCS#5 and PKCS#12. https://www.rfc-editor.org/rfc/rfc8018#appendix-C */
export const PASSWORD_BASED = ['1.2.840.113549.1.5.', '1.2.840.113549.1.12.1.'] as const

/** CMS content types: data, signedData and the rest. https://www.rfc-editor.org/rfc/rfc5652 */
export const CMS = '1.2.840.113549.1.7.'

/** The order of the group of P-256, big endian. https://www.secg.org/sec2-v2.pdf section 2.4.2 */
export const P256_ORDER = Uint8Array.of(
  ...[
    0xff, 0xff, 0xff, 0xff, 0x00, 0x00, 0x00, 0x00, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff,
  ],
  ...[
    0xbc, 0xe6, 0xfa, 0xad, 0xa7, 0x17, 0x9e, 0x84, 0xf3, 0xb9, 0xca, 0xc2, 0xfc, 0x63, 0x25, 0x51,
  ],
)
