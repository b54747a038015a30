const DEVELOPER = 'https://developer.apple.com'
const RFC = 'https://www.rfc-editor.org/rfc'

/** The pages that the rules on private keys and PKCS #12 files cite. */
export const KEYS = {
  create: `${DEVELOPER}/help/account/keys/create-a-private-key/`,
  pushTokens: `${DEVELOPER}/documentation/usernotifications/establishing-a-token-based-connection-to-apns`,
  pushCertificates: `${DEVELOPER}/documentation/usernotifications/establishing-a-certificate-based-connection-to-apns`,
  pem: `${RFC}/rfc7468#section-10`,
  pkcs8: `${RFC}/rfc5958#section-2`,
  sec1: `${RFC}/rfc5915#section-3`,
  jwk: `${RFC}/rfc7517#section-4`,
  base64: `${RFC}/rfc4648#section-4`,
  publicKey: `${RFC}/rfc7468#section-13`,
  pkcs12: `${RFC}/rfc7292#section-4`,
  pkcs12Algorithms: `${RFC}/rfc7292#appendix-C`,
  pbes2: `${RFC}/rfc8018#section-6.2`,
  opensslLegacy: 'https://docs.openssl.org/3.0/man7/ossl-guide-migration/',
  opensslPkcs12: 'https://docs.openssl.org/3.0/man1/openssl-pkcs12/',
} as const
