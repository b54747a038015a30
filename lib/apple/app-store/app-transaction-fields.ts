import type { JsonFieldTable } from '../../inspect/json-fields'
import { ENVIRONMENTS, PLATFORMS } from './enums'
import { COMMON_FIELDS } from './transaction-fields'

/** https://developer.apple.com/documentation/storekit/apptransaction */
export const APP_TRANSACTION_FIELDS: JsonFieldTable = {
  ...COMMON_FIELDS,
  receiptType: {
    title: 'Environment',
    values: ENVIRONMENTS,
    note: 'Called environment in other payloads.',
  },
  applicationVersion: { title: 'Version of the app' },
  versionExternalIdentifier: { title: 'Number of the version in the App Store' },
  receiptCreationDate: { title: 'Signed', kind: 'instant' },
  originalPurchaseDate: { title: 'App first got', kind: 'instant' },
  originalApplicationVersion: {
    title: 'Version first got',
    note: 'CFBundleVersion on iOS, CFBundleShortVersionString on macOS; always 1.0 in the sandbox.',
  },
  preorderDate: { title: 'Pre-ordered', kind: 'instant' },
  originalPlatform: { title: 'Platform first got for', values: PLATFORMS },
}

/** https://developer.apple.com/documentation/retentionmessaging/decodedrealtimerequestbody */
export const REALTIME_FIELDS: JsonFieldTable = {
  ...COMMON_FIELDS,
  userLocale: { title: 'Locale of the customer' },
  requestIdentifier: { title: 'Request', note: 'A UUID that Apple gives to this request.' },
}
