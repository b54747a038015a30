import type { CallOrder, Credential } from '@/lib/app-store/call'

/**
 * Where a read of the App Store Server API is asked for: `/api/app-store/history?environment=…&key=…`,
 * then what the order says of path and query, each by its own name. Nothing secret is in it: of
 * a credential only the id of a kept key.
 */
export function callAddress(order: CallOrder, credential: Credential): string {
  const query = new URLSearchParams({ environment: order.environment })
  if (credential.kind === 'vault') query.set('key', credential.key)
  for (const [name, value] of Object.entries(order.path)) query.append(name, value)
  for (const [name, value] of order.query) query.append(name, value)
  return `/api/app-store/${order.call}?${query}`
}

/** A token minted in the browser goes as a header: an address would be kept by whoever logs it. */
export function callHeaders(credential: Credential): Record<string, string> {
  return {
    accept: 'application/json',
    ...(credential.kind === 'token' ? { 'assay-server-api-token': credential.token } : {}),
  }
}
