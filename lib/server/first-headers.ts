import 'server-only'
import { subscribe } from 'node:diagnostics_channel'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { STATIC_HEADERS } from '@/lib/static-headers'

// For what is no page: nothing may be loaded, nothing may frame it.
const POLICY = "default-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'none'"

/**
 * Files of the build: Next lets them be kept for ever, but only where nothing has been said yet; of
 * those that are not there it says itself that nothing may be kept. Said too early, every page would
 * load every script and font again, and the fonts twice.
 */
const isNamedByContent = ({ method, url = '' }: IncomingMessage): boolean =>
  (method === 'GET' || method === 'HEAD') && url.startsWith('/_next/static/')

/**
 * Writes the headers into every response before Next sees its request. `next.config.ts` and
 * `proxy.ts` write over them; what stays is what Next answers before it has read either, such as
 * the redirect of a path with two slashes. A page that came past `proxy.ts` would not work at all.
 *
 * @see https://nodejs.org/api/diagnostics_channel.html#event-httpserverrequeststart
 */
export function writeFirstHeaders(): void {
  subscribe('http.server.request.start', (message) => {
    const { request, response } = message as { request: IncomingMessage; response: ServerResponse }
    for (const [name, value] of Object.entries(STATIC_HEADERS)) response.setHeader(name, value)
    if (!isNamedByContent(request)) response.setHeader('Cache-Control', 'no-store')
    response.setHeader('Content-Security-Policy', POLICY)
  })
}
