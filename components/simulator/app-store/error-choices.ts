import { APP_STORE_ERRORS } from '@/lib/apple/app-store-errors'

/** The errors that Apple documents for the App Store Server API, in order of their codes. */
export const ERROR_CHOICES = APP_STORE_ERRORS.filter(({ page }) =>
  page.startsWith('appstoreserverapi/'),
)
  .toSorted((one, other) => one.code - other.code)
  .map(({ code, title }) => ({ value: String(code), label: String(code), about: title }))
