import { type NextRequest, NextResponse } from 'next/server'
import { checkRequest } from '@/lib/server/check-request'
import { config as settingsOf } from '@/lib/server/env'
import { contentSecurityPolicy, freshNonce } from '@/lib/server/security-headers'

// Reported in the browser's console and not refused: the style sheet of Radix's select is not ready
// for it. Which scripts a script may load, a default policy says (components/shell/trusted-scripts). @see https://www.w3.org/TR/trusted-types/
const TRUSTED_TYPES = "require-trusted-types-for 'script'"

/**
 * Gives every response its content security policy, and turns requests for foreign names away
 * early. Nothing rests on it: pages, routes and actions ask the guard themselves.
 */
export function proxy(request: NextRequest): NextResponse {
  const settings = settingsOf()
  const nonce = freshNonce()
  const development = process.env.NODE_ENV === 'development'
  const policy = contentSecurityPolicy(nonce, { development, secure: settings.secure })
  const check = checkRequest(
    { entry: 'page', method: 'GET', header: (name) => request.headers.get(name) },
    settings,
  )
  const response = check.ok
    ? NextResponse.next({ request: { headers: forRendering(request, nonce, policy) } })
    : new NextResponse(check.reason, {
        status: check.status,
        headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
      })
  response.headers.set('content-security-policy', policy)
  if (!development) {
    response.headers.set('content-security-policy-report-only', TRUSTED_TYPES)
  }
  if (settings.secure) {
    response.headers.set('strict-transport-security', 'max-age=31536000; includeSubDomains')
  }
  return response
}

/** Next reads the nonce for its own scripts from the request's policy; the layout from `x-nonce`. */
function forRendering(request: NextRequest, nonce: string, policy: string): Headers {
  const headers = new Headers(request.headers)
  headers.set('x-nonce', nonce)
  headers.set('content-security-policy', policy)
  return headers
}

/**
 * It sees every request but those to the webhook of notifications: before this runs, Next reads the
 * whole body and keeps it, and a webhook has to stop reading by itself. That route sets its own
 * policy.
 */
export const config = { matcher: ['/((?!api/notifications/).*)'] }
