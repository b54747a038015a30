import 'server-only'
import type { ReplayResult } from '@/lib/notifications/replay'

/** Why there was no answer, under the name that Apple would give it. */
export interface Fault {
  result: ReplayResult
  /** A sentence. */
  detail: string
}

const CODES: Readonly<Record<string, Fault>> = {
  ECONNREFUSED: {
    result: 'SOCKET_ISSUE',
    detail: 'Nothing is listening there: the connection was refused.',
  },
  EHOSTUNREACH: { result: 'SOCKET_ISSUE', detail: 'There is no route to that address.' },
  ENETUNREACH: { result: 'SOCKET_ISSUE', detail: 'There is no route to that network.' },
  ETIMEDOUT: { result: 'TIMED_OUT', detail: 'Nothing answered the connection.' },
  ECONNRESET: {
    result: 'NO_RESPONSE',
    detail: 'The server closed the connection without an answer.',
  },
  EPIPE: {
    result: 'NO_RESPONSE',
    detail: 'The server closed the connection while the request was being sent.',
  },
  EPROTO: {
    result: 'TLS_ISSUE',
    detail: 'The server does not speak TLS there, or no version that is accepted.',
  },
  CERT_HAS_EXPIRED: { result: 'TLS_ISSUE', detail: 'The server’s certificate has expired.' },
  DEPTH_ZERO_SELF_SIGNED_CERT: {
    result: 'TLS_ISSUE',
    detail: 'The server’s certificate is self-signed.',
  },
  SELF_SIGNED_CERT_IN_CHAIN: {
    result: 'TLS_ISSUE',
    detail: 'The server’s certificates lead to a root that is not trusted.',
  },
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: {
    result: 'TLS_ISSUE',
    detail:
      'The server’s certificate leads to no root: the intermediate one is missing, or its root is not trusted.',
  },
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: {
    result: 'TLS_ISSUE',
    detail: 'The server’s certificates do not lead to a trusted root.',
  },
  ERR_TLS_CERT_ALTNAME_INVALID: {
    result: 'TLS_ISSUE',
    detail: 'The server’s certificate is for another name.',
  },
}

/** Other errors of the transport have no words of ours; their code is shown, and never their text. */
export function faultOf(error: Error): Fault {
  const code = 'code' in error ? String(error.code) : ''
  const known = Object.hasOwn(CODES, code) ? CODES[code] : undefined
  if (known) return known
  if (code.startsWith('HPE_')) {
    return { result: 'INVALID_RESPONSE', detail: `The answer is not HTTP (${code}).` }
  }
  if (/^ERR_(?:SSL|TLS|OSSL)|CERT|^UNABLE_TO/.test(code)) {
    return { result: 'TLS_ISSUE', detail: `The TLS handshake failed (${code}).` }
  }
  return { result: 'SOCKET_ISSUE', detail: `The connection failed (${code || 'no code'}).` }
}
