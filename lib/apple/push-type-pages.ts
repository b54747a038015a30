const DOCS = 'https://developer.apple.com/documentation'
const UN = `${DOCS}/usernotifications`

/** The pages that the table of push types cites. The composer has that table from the first. */
export const PUSH_TYPE_PAGES = {
  sending: `${UN}/sending-notification-requests-to-apns`,
  payload: `${UN}/generating-a-remote-notification`,
  background: `${UN}/pushing-background-updates-to-your-app`,
  liveActivity: `${DOCS}/activitykit/starting-and-updating-live-activities-with-activitykit-push-notifications`,
  widgets: `${DOCS}/widgetkit/updating-widgets-with-widgetkit-push-notifications`,
  controls: `${DOCS}/widgetkit/updating-controls-locally-and-remotely`,
  location: `${DOCS}/corelocation/creating-a-location-push-service-extension`,
  mdm: `${DOCS}/devicemanagement/sending-mdm-commands-to-a-device`,
  voip: `${DOCS}/pushkit/responding-to-voip-notifications-from-pushkit`,
  pushKit: `${DOCS}/pushkit/supporting-pushkit-notifications-in-your-app`,
  pushToTalk: `${DOCS}/pushtotalk/creating-a-push-to-talk-app`,
  fileProvider: `${DOCS}/fileprovider/using-push-notifications-to-signal-changes`,
} as const
