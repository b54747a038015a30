/** The pages that the tables of certificates and chains cite. */
export const PKI = {
  authority: 'https://www.apple.com/certificateauthority/',
  x5c: 'https://developer.apple.com/documentation/appstoreserverapi/jwsdecodedheader',
  /** Section 4.11 lists the extensions of each kind of certificate. */
  practice: 'https://images.apple.com/certificateauthority/pdf/Apple_WWDR_CPS_v1.26.pdf',
  library: 'https://github.com/apple/app-store-server-library-node',
  storeKitTesting:
    'https://developer.apple.com/documentation/xcode/setting-up-storekit-testing-in-xcode',
  certificatePush:
    'https://developer.apple.com/documentation/usernotifications/establishing-a-certificate-based-connection-to-apns',
  createCertificates:
    'https://developer.apple.com/help/account/capabilities/communicate-with-apns-using-a-tls-certificate',
  codeRequirements:
    'https://developer.apple.com/documentation/technotes/tn3127-inside-code-signing-requirements',
  serverChange: 'https://developer.apple.com/news/?id=09za8wzy',
} as const

const RFC5280 = 'https://www.rfc-editor.org/rfc/rfc5280'

export const X509 = {
  certificate: `${RFC5280}#section-4.1`,
  validity: `${RFC5280}#section-4.1.2.5`,
  extensions: `${RFC5280}#section-4.2`,
  keyUsage: `${RFC5280}#section-4.2.1.3`,
  alternativeNames: `${RFC5280}#section-4.2.1.6`,
  basicConstraints: `${RFC5280}#section-4.2.1.9`,
  extendedKeyUsage: `${RFC5280}#section-4.2.1.12`,
  path: `${RFC5280}#section-6.1`,
  algorithms: 'https://www.rfc-editor.org/rfc/rfc5758',
  sha1: 'https://www.rfc-editor.org/rfc/rfc6194',
  x5c: 'https://www.rfc-editor.org/rfc/rfc7515#section-4.1.6',
  request: 'https://www.rfc-editor.org/rfc/rfc2986#section-4',
  pem: 'https://www.rfc-editor.org/rfc/rfc7468',
} as const
