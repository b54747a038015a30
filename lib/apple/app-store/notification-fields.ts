import type { JsonFieldTable } from '../../inspect/json-fields'
import { CONSUMPTION_REASONS, STATUSES } from './enums'
import { NOTIFICATION_TYPE_WORDS, SUBTYPE_WORDS } from './notification-types'
import { COMMON_FIELDS } from './transaction-fields'

/** https://developer.apple.com/documentation/appstoreservernotifications/data */
const APP: JsonFieldTable = {
  environment: COMMON_FIELDS.environment ?? { title: 'Environment' },
  appAppleId: COMMON_FIELDS.appAppleId ?? { title: 'App Apple ID' },
  bundleId: COMMON_FIELDS.bundleId ?? { title: 'Bundle ID of the app' },
}

/** https://developer.apple.com/documentation/appstoreservernotifications/responsebodyv2decodedpayload */
export const NOTIFICATION_FIELDS: JsonFieldTable = {
  notificationType: { title: 'Type', values: NOTIFICATION_TYPE_WORDS },
  subtype: { title: 'Subtype', values: SUBTYPE_WORDS },
  notificationUUID: {
    title: 'Notification',
    note: 'It stays the same when Apple sends it again: recognise a repetition by it.',
  },
  version: { title: 'Version', values: { '2.0': 'version 2' } },
  signedDate: {
    title: 'Signed',
    kind: 'instant',
    note: 'When Apple signed this; things may have changed since.',
  },
  data: {
    title: 'Data',
    fields: {
      ...APP,
      bundleVersion: { title: 'Version of the app' },
      signedTransactionInfo: { title: 'Transaction', note: 'A signed token of its own.' },
      signedRenewalInfo: { title: 'Renewal info', note: 'A signed token of its own.' },
      status: {
        title: 'Status of the subscription',
        values: STATUSES,
        note: 'At the time of signing; the notification’s type does not tell you this.',
      },
      consumptionRequestReason: { title: 'Why a refund is requested', values: CONSUMPTION_REASONS },
    },
  },
  summary: {
    title: 'Summary',
    fields: {
      ...APP,
      productId: { title: 'Product' },
      requestIdentifier: { title: 'Your request' },
      storefrontCountryCodes: { title: 'Storefronts' },
      succeededCount: { title: 'Extended' },
      failedCount: { title: 'Not extended' },
    },
  },
  externalPurchaseToken: {
    title: 'External purchase token',
    fields: {
      appAppleId: APP.appAppleId ?? { title: 'App Apple ID' },
      bundleId: APP.bundleId ?? { title: 'Bundle ID of the app' },
      externalPurchaseId: {
        title: 'External purchase',
        note: 'Begins with SANDBOX if it comes from the sandbox.',
      },
      tokenCreationDate: { title: 'Token made', kind: 'instant' },
    },
  },
  appData: {
    title: 'App data',
    fields: {
      ...APP,
      signedAppTransactionInfo: { title: 'App transaction', note: 'A signed token of its own.' },
    },
  },
}
