import { PUSH_TYPE_PAGES } from './push-type-pages'

/** The pages that the tables cite. */
const DOCS = 'https://developer.apple.com/documentation'
const UN = `${DOCS}/usernotifications`

export const APPLE = {
  ...PUSH_TYPE_PAGES,
  responses: `${UN}/handling-notification-responses-from-apns`,
  tokens: `${UN}/establishing-a-token-based-connection-to-apns`,
  certificates: `${UN}/establishing-a-certificate-based-connection-to-apns`,
  connection: `${UN}/establishing-a-connection-to-apns`,
  registering: `${UN}/registering-your-app-with-apns`,
  commandLine: `${UN}/sending-push-notifications-using-command-line-tools`,
  console: `${UN}/testing-notifications-using-the-push-notification-console`,
  metrics: `${UN}/viewing-the-status-of-push-notifications-using-metrics-and-apns`,
  broadcast: `${UN}/sending-broadcast-push-notification-requests-to-apns`,
  serviceExtension: `${UN}/modifying-content-in-newly-delivered-notifications`,
  wallet: `${DOCS}/walletpasses/adding-a-web-service-to-update-passes`,
  bundleId: `${DOCS}/bundleresources/information-property-list/cfbundleidentifier`,
  criticalAlerts: `${DOCS}/bundleresources/entitlements/com.apple.developer.usernotifications.critical-alerts`,
  timeSensitive: `${DOCS}/bundleresources/entitlements/com.apple.developer.usernotifications.time-sensitive`,
  interruptionLevel: `${DOCS}/usernotifications/unnotificationinterruptionlevel`,
} as const

export const RFC = {
  json: 'https://www.rfc-editor.org/rfc/rfc8259',
  jsonNames: 'https://www.rfc-editor.org/rfc/rfc8259#section-4',
  jsonNumbers: 'https://www.rfc-editor.org/rfc/rfc8259#section-6',
  jsonEncoding: 'https://www.rfc-editor.org/rfc/rfc8259#section-8',
  http2: 'https://www.rfc-editor.org/rfc/rfc9113',
  http2Fields: 'https://www.rfc-editor.org/rfc/rfc9113#section-8.2.1',
  http2Limits: 'https://www.rfc-editor.org/rfc/rfc9113#section-5.1.2',
  http2Retry: 'https://www.rfc-editor.org/rfc/rfc9113#section-8.7',
  uuid: 'https://www.rfc-editor.org/rfc/rfc9562#section-4',
} as const
