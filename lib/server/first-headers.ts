import 'server-only'
import { subscribe } from 'node:diagnostics_channel'
import type { ServerResponse } from 'node:http'
import { STATIC_HEADERS } from '@/lib/static-headers'

// For what is no page: nothing may be loaded, nothing may frame it.
const POLICY = "default-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'none'"

/**
 * Writes the headers into every response before Next sees its request. `next.config.ts` and
 * `proxy.ts` write over them; what stays is what Next answers before it has read either, such as
 * the redirect of a path with two slashes. A page that came past `proxy.ts` would not work at all.
 *
 * @see https://nodejs.org/api/diagnostics_channel.html#event-httpserverrequeststart
 */
export function writeFirstHeaders(): void {
  subscribe('http.server.request.start', (message) => {
    const { response } = message as { response: ServerResponse }
    for (const [name, value] of Object.entries(STATIC_HEADERS)) response.setHeader(name, value)
    response.setHeader('Cache-Control', 'no-store')
    response.setHeader('Content-Security-Policy', POLICY)
  })
}
