import type { Expiration } from './request'

/** The value of `apns-expiration`: whole seconds since 1970 UTC as text; `null`: the header is not sent. */
export function apnsExpiration(expiration: Expiration): string | null {
  switch (expiration.kind) {
    case 'stored':
      return null
    case 'now':
      return '0'
    case 'until':
      return String(expiration.at)
  }
}
