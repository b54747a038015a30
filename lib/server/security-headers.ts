import 'server-only'
import { randomBytes } from 'node:crypto'

/** 128 random bits for one response. @see https://www.w3.org/TR/CSP3/#security-nonces */
export function freshNonce(): string {
  return randomBytes(16).toString('base64')
}

// sonner 2.0.8 puts its style sheet into the page without a nonce, first empty and then filled.
const SONNER_STYLES =
  "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=' 'sha256-StEaX+se6YS7pqjzrzMIA0KaX9zF/8zAhvQXZAe5epY='"

/**
 * The policy of one response. `development` allows what React's and Next's tools need (eval, inline
 * styles, the reload socket) and must never be set in production. `secure`: served over HTTPS.
 *
 * @see https://www.w3.org/TR/CSP3/
 * @see https://nextjs.org/docs/app/guides/content-security-policy
 */
export function contentSecurityPolicy(
  nonce: string,
  served: { development: boolean; secure: boolean },
): string {
  const { development, secure } = served
  const directives = [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ''}`,
    development
      ? "style-src 'self' 'unsafe-inline'"
      : `style-src 'self' 'nonce-${nonce}' ${SONNER_STYLES}`,
    // Style attributes carry no script; positions of floating parts are written this way.
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self'${development ? ' ws:' : ''}`,
    "worker-src 'self'",
    "manifest-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "form-action 'self'",
    ...(secure ? ['upgrade-insecure-requests'] : []),
  ]
  return directives.join('; ')
}
