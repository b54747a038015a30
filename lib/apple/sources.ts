/** The pages that the tables cite. */
const DOCS = 'https://developer.apple.com/documentation'
const UN = `${DOCS}/usernotifications`

export const APPLE = {
  sending: `${UN}/sending-notification-requests-to-apns`,
  responses: `${UN}/handling-notification-responses-from-apns`,
  tokens: `${UN}/establishing-a-token-based-connection-to-apns`,
  certificates: `${UN}/establishing-a-certificate-based-connection-to-apns`,
  connection: `${UN}/establishing-a-connection-to-apns`,
  payload: `${UN}/generating-a-remote-notification`,
  background: `${UN}/pushing-background-updates-to-your-app`,
  registering: `${UN}/registering-your-app-with-apns`,
  commandLine: `${UN}/sending-push-notifications-using-command-line-tools`,
  console: `${UN}/testing-notifications-using-the-push-notification-console`,
  metrics: `${UN}/viewing-the-status-of-push-notifications-using-metrics-and-apns`,
  broadcast: `${UN}/sending-broadcast-push-notification-requests-to-apns`,
  serviceExtension: `${UN}/modifying-content-in-newly-delivered-notifications`,
  liveActivity: `${DOCS}/activitykit/starting-and-updating-live-activities-with-activitykit-push-notifications`,
  widgets: `${DOCS}/widgetkit/updating-widgets-with-widgetkit-push-notifications`,
  controls: `${DOCS}/widgetkit/updating-controls-locally-and-remotely`,
  location: `${DOCS}/corelocation/creating-a-location-push-service-extension`,
  wallet: `${DOCS}/walletpasses/adding-a-web-service-to-update-passes`,
  mdm: `${DOCS}/devicemanagement/sending-mdm-commands-to-a-device`,
  voip: `${DOCS}/pushkit/responding-to-voip-notifications-from-pushkit`,
  pushKit: `${DOCS}/pushkit/supporting-pushkit-notifications-in-your-app`,
  pushToTalk: `${DOCS}/pushtotalk/creating-a-push-to-talk-app`,
  fileProvider: `${DOCS}/fileprovider/using-push-notifications-to-signal-changes`,
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
