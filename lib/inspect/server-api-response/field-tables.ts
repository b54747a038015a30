import { findAppStoreError } from '../../apple/app-store-errors'
import { ATTEMPT_RESULTS } from '../../apple/send-attempts'
import type { JsonFieldRow, JsonFieldTable } from '../json-fields'

const ENVIRONMENT: JsonFieldRow = {
  title: 'Environment',
  values: {
    Sandbox: 'sandbox',
    Production: 'production',
    Xcode: 'Xcode',
    LocalTesting: 'local tests',
  },
  note: 'What the answer says about itself; it is not signed.',
}
const APP: JsonFieldTable = {
  environment: ENVIRONMENT,
  bundleId: { title: 'Bundle ID' },
  appAppleId: { title: 'App’s Apple ID', note: 'Not present in the sandbox.' },
}
const SIGNED = (title: string): JsonFieldRow => ({
  title,
  note: 'Decoded and verified below, as a part.',
})

/** `subscriptionStatus`: https://developer.apple.com/documentation/appstoreserverapi/status */
export const STATUS_WORDS: Readonly<Record<string, string>> = {
  '1': 'active',
  '2': 'expired',
  '3': 'in billing retry',
  '4': 'in billing grace period',
  '5': 'revoked',
}

export const ERROR: JsonFieldTable = {
  errorCode: {
    title: 'Error code',
    words: (value) => findAppStoreError(Number(value))?.title,
    note: 'The first three digits are the HTTP status.',
  },
  errorMessage: { title: 'Error message' },
}

export const PAGE: JsonFieldTable = {
  ...APP,
  revision: { title: 'Revision', note: 'Asks for the next page.' },
  hasMore: { title: 'More pages follow' },
  signedTransactions: {
    title: 'Signed transactions',
    note: 'Decoded and verified below, as parts.',
  },
}

export const ORDER: JsonFieldTable = {
  ...PAGE,
  status: { title: 'Order ID', values: { '0': 'valid', '1': 'not valid for this app' } },
}

export const STATUSES: JsonFieldTable = {
  ...APP,
  data: {
    title: 'Subscription groups',
    fields: {
      subscriptionGroupIdentifier: { title: 'Subscription group' },
      lastTransactions: {
        title: 'Last transactions',
        fields: {
          status: { title: 'Status', values: STATUS_WORDS },
          originalTransactionId: { title: 'Original transaction ID' },
          signedTransactionInfo: SIGNED('Transaction'),
          signedRenewalInfo: SIGNED('Renewal info'),
        },
      },
    },
  },
}

const ATTEMPT: JsonFieldRow = {
  title: 'Attempts to deliver',
  fields: {
    attemptDate: { title: 'At', kind: 'instant' },
    sendAttemptResult: { title: 'Result', values: ATTEMPT_RESULTS },
  },
}

export const ATTEMPTS: JsonFieldTable = {
  signedPayload: SIGNED('Notification'),
  sendAttempts: ATTEMPT,
  firstSendAttemptResult: {
    title: 'Result of the first attempt',
    values: ATTEMPT_RESULTS,
    note: 'Deprecated; sendAttempts has all of them.',
  },
}

export const NOTIFICATION_HISTORY: JsonFieldTable = {
  paginationToken: { title: 'Pagination token', note: 'Asks for the next page.' },
  hasMore: { title: 'More pages follow' },
  notificationHistory: { title: 'Notifications', fields: ATTEMPTS },
}

export const TEST_REQUESTED: JsonFieldTable = {
  testNotificationToken: {
    title: 'Test notification token',
    note: 'Use it with Get Test Notification Status, on the same host, after some seconds.',
  },
}

export const TOKEN_ONLY: JsonFieldTable = {
  signedTransactionInfo: SIGNED('Transaction'),
  signedAppTransactionInfo: SIGNED('App transaction'),
}

export const EXTENDED: JsonFieldTable = {
  originalTransactionId: { title: 'Original transaction ID' },
  webOrderLineItemId: { title: 'Subscription period ID' },
  success: { title: 'Extended' },
  effectiveDate: { title: 'New renewal date', kind: 'instant' },
}

export const MASS_STATUS: JsonFieldTable = {
  requestIdentifier: { title: 'Request', note: 'The UUID that the request was made with.' },
  complete: { title: 'Complete' },
  completeDate: { title: 'Completed', kind: 'instant' },
  succeededCount: { title: 'Extended' },
  failedCount: { title: 'Not extended' },
}
