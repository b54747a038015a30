import 'server-only'
import type { TransportFaultCode } from '@/lib/push/outcome'
import { faultOf } from '../apns/faults'

export type FaultCode =
  | TransportFaultCode
  | 'cancelled'
  | 'no-answer'
  | 'too-large'
  | 'broken-answer'

/** Why there is no answer. Never holds anything of the request. */
export interface RequestFault {
  code: FaultCode
  /** One line, without a full stop. */
  detail: string
  /** Whether anything of the request may have arrived. */
  sent: boolean
  /** A connection that was kept open was closed by the peer before a byte of an answer came. */
  stale: boolean
}

export function requestFault(
  code: FaultCode,
  detail: string,
  state: { sent: boolean; stale?: boolean },
): RequestFault {
  return { code, detail, sent: state.sent, stale: state.stale ?? false }
}

/** An error of Node's, as a fault. */
export function faultFrom(error: unknown, state: { sent: boolean; stale?: boolean }): RequestFault {
  if (error instanceof Error && 'code' in error && /^HPE_/.test(String(error.code))) {
    return requestFault('broken-answer', 'the answer is not HTTP', state)
  }
  const { code, detail } = faultOf(error, 'connection-lost')
  return requestFault(code, detail, state)
}
