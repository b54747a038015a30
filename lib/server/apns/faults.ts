import 'server-only'
import type { TransportFault, TransportFaultCode } from '@/lib/push/outcome'

/**
 * The error codes of Node, OpenSSL and the system, by what they mean for a push.
 * https://nodejs.org/api/errors.html, https://nodejs.org/api/tls.html#x509-certificate-error-codes
 */
const CODES: Readonly<Partial<Record<TransportFaultCode, readonly string[]>>> = {
  'name-not-found': ['ENOTFOUND', 'ENODATA', 'EAI_NONAME', 'EAI_NODATA'],
  'name-lookup-failed': ['EAI_AGAIN', 'EAI_FAIL', 'ESERVFAIL', 'EREFUSED', 'EAI_MEMORY'],
  'connection-refused': ['ECONNREFUSED'],
  'network-unreachable': [
    'ENETUNREACH',
    'EHOSTUNREACH',
    'ENETDOWN',
    'EHOSTDOWN',
    'EADDRNOTAVAIL',
    'EACCES',
    'EPERM',
  ],
  'connect-timeout': ['ETIMEDOUT'],
  'tls-untrusted-root': [
    'UNABLE_TO_GET_ISSUER_CERT',
    'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
    'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    'SELF_SIGNED_CERT_IN_CHAIN',
    'DEPTH_ZERO_SELF_SIGNED_CERT',
    'CERT_SIGNATURE_FAILURE',
    'CERT_CHAIN_TOO_LONG',
    'CERT_UNTRUSTED',
    'CERT_REJECTED',
    'INVALID_CA',
    'INVALID_PURPOSE',
    'PATH_LENGTH_EXCEEDED',
  ],
  'tls-expired-certificate': ['CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID'],
  'tls-wrong-name': ['ERR_TLS_CERT_ALTNAME_INVALID', 'HOSTNAME_MISMATCH'],
  'tls-protocol': ['EPROTO', 'CERT_REVOKED'],
  'no-http2': ['ERR_SSL_TLSV1_ALERT_NO_APPLICATION_PROTOCOL'],
  'protocol-error': ['ERR_HTTP2_ERROR'],
  'connection-lost': ['ECONNRESET', 'EPIPE', 'ECONNABORTED', 'ERR_SOCKET_CLOSED'],
}

const BY_CODE = new Map<string, TransportFaultCode>(
  Object.entries(CODES).flatMap(([fault, codes]) =>
    codes.map((code) => [code, fault as TransportFaultCode] as const),
  ),
)

/** What an error of a socket or a session means; `otherwise` where its code is in no row. */
export function faultOf(error: unknown, otherwise: TransportFaultCode): TransportFault {
  const code = codeOf(error)
  const known = BY_CODE.get(code)
  if (known) return fault(known, detailOf(error))
  if (code.startsWith('ERR_SSL_') || code.startsWith('ERR_TLS_')) {
    return fault('tls-protocol', detailOf(error))
  }
  return fault(otherwise, detailOf(error))
}

/** One line of at most 300 characters, without control characters. */
export function fault(code: TransportFaultCode, detail: string): TransportFault {
  return {
    code,
    detail: detail
      .replace(/\p{Cc}+/gu, ' ')
      .trim()
      .slice(0, 300),
  }
}

function codeOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : ''
  return typeof code === 'string' ? code : ''
}

/** An attempt at several addresses fails with one error each, and no message of its own. */
function detailOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) {
    return error.errors.map(detailOf).join('; ')
  }
  return error instanceof Error ? error.message || codeOf(error) : String(error)
}
