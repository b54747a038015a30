import { BODY_ERRORS } from './app-store-errors-body'
import { MESSAGING_ERRORS } from './app-store-errors-messaging'
import { MESSAGING_STATE_ERRORS } from './app-store-errors-messaging-state'
import { REQUEST_ERRORS } from './app-store-errors-request'
import { STATE_ERRORS } from './app-store-errors-state'

/** One documented error of the App Store Server API and the Retention Messaging API. */
export interface AppStoreError {
  /** `errorCode`. Its first three digits are the HTTP status. */
  code: number
  /** As Apple's App Store Server Library names it. */
  name: string
  /** `errorMessage` as Apple documents it; `null` where the page was not seen with one. */
  message: string | null
  /** What it is, in a few words without a full stop. */
  title: string
  cause: string
  fix: string
  /** Apple says that the same request may work later. */
  retryable: boolean
  /** Its page under https://developer.apple.com/documentation/ */
  page: string
}

/**
 * Every error code that Apple documents for the App Store Server API.
 * https://developer.apple.com/documentation/appstoreserverapi/error-codes
 */
export const APP_STORE_ERRORS: readonly AppStoreError[] = [
  ...REQUEST_ERRORS,
  ...BODY_ERRORS,
  ...MESSAGING_ERRORS,
  ...STATE_ERRORS,
  ...MESSAGING_STATE_ERRORS,
]

const BY_CODE = new Map(APP_STORE_ERRORS.map((row) => [row.code, row]))

/** The row of a code; `null` for one that is not in Apple's list. */
export function findAppStoreError(code: number): AppStoreError | null {
  return BY_CODE.get(code) ?? null
}

/** The page on which Apple explains it. */
export function errorPage(row: AppStoreError): string {
  return `https://developer.apple.com/documentation/${row.page}`
}
