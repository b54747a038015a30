import type { Address, RequestLog } from '../../rules/push-log/subject'

const ADDRESS = /^(?:(https?):\/\/)?(\[[0-9a-f:]+\]|[^\s/:?#@]+)(?::(\d{1,5}))?([/?#]\S*)?$/i

/** Reads an address without resolving anything; a variable may stand in it. */
export function readAddress(text: string): Address | null {
  const [, scheme, host, port, path = ''] = ADDRESS.exec(text.trim().slice(0, 8_000)) ?? []
  if (host === undefined) return null
  return {
    scheme: (scheme ?? 'https').toLowerCase(),
    host: host.toLowerCase(),
    port: port === undefined ? null : Number(port),
    path: path.replace(/[?#].*$/s, ''),
  }
}

/** Whose service an address or headers belong to. */
export function serviceOf(
  address: Address | null,
  headers: RequestLog['headers'],
): RequestLog['service'] {
  const host = address?.host ?? ''
  if (/(?:^|\.)push\.apple\.com$/.test(host) || /^\/3\/device/.test(address?.path ?? ''))
    return 'apns'
  if (/^api\.storekit(?:-sandbox)?\.(?:itunes\.)?apple\.com$/.test(host)) return 'app-store-server'
  if (host === 'api.appstoreconnect.apple.com') return 'app-store-connect'
  return headers.some(([name]) => /^apns-(?:topic|push-type|priority|expiration)$/.test(name))
    ? 'apns'
    : null
}
