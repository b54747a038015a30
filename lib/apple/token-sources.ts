const DOCS = 'https://developer.apple.com/documentation'

/** Where Apple describes the tokens that developers sign. */
export const TOKEN_PAGES = {
  provider: `${DOCS}/usernotifications/establishing-a-token-based-connection-to-apns`,
  serverApi: `${DOCS}/appstoreserverapi/generating-json-web-tokens-for-api-requests`,
  serverApiKeys: `${DOCS}/appstoreserverapi/creating-api-keys-to-authorize-api-requests`,
  connect: `${DOCS}/appstoreconnectapi/generating-tokens-for-api-requests`,
  connectKeys: `${DOCS}/appstoreconnectapi/creating-api-keys-for-app-store-connect-api`,
  webPush: `${DOCS}/usernotifications/sending-web-push-notifications-in-web-apps-and-browsers`,
  signIn: `${DOCS}/accountorganizationaldatasharing/creating-a-client-secret`,
  identity: `${DOCS}/signinwithapple/authenticating-users-with-sign-in-with-apple`,
  weather: `${DOCS}/weatherkitrestapi/request-authentication-for-weatherkit-rest-api`,
  maps: `${DOCS}/applemapsserverapi/creating-and-using-tokens-with-maps-server-api`,
  mapsDebugging: `${DOCS}/applemapsserverapi/debugging-an-invalid-token`,
  bundleId: `${DOCS}/bundleresources/information-property-list/cfbundleidentifier`,
  music: `${DOCS}/applemusicapi/generating-developer-tokens`,
  offers: `${DOCS}/storekit/generating-jws-to-sign-app-store-requests`,
} as const

export const TOKEN_RFC = {
  none: 'https://www.rfc-editor.org/rfc/rfc7518#section-3.6',
  typ: 'https://www.rfc-editor.org/rfc/rfc7519#section-5.1',
  audience: 'https://www.rfc-editor.org/rfc/rfc7519#section-4.1.3',
  vapid: 'https://www.rfc-editor.org/rfc/rfc8292#section-2',
  vapidContact: 'https://www.rfc-editor.org/rfc/rfc8292#section-2.1',
  alg: 'https://www.rfc-editor.org/rfc/rfc7515#section-4.1.1',
  es256: 'https://www.rfc-editor.org/rfc/rfc7518#section-3.4',
  hmac: 'https://www.rfc-editor.org/rfc/rfc7518#section-3.2',
  times: 'https://www.rfc-editor.org/rfc/rfc7519#section-2',
  claims: 'https://www.rfc-editor.org/rfc/rfc7519#section-4.1',
} as const
