import 'server-only'
import { constants } from 'node:http2'
import type { TransportFault } from '@/lib/push/outcome'
import { fault } from './faults'
import { readReason } from './reason'

/** What a GOAWAY frame said (RFC 9113 §6.8). */
export interface Goaway {
  /** The HTTP/2 error code; 0 is an orderly end. */
  code: number
  /** Streams with a greater id were not and will not be processed. */
  lastStreamId: number
  /** APNs's reason, where the debug data is the JSON that Apple documents. */
  reason: string | null
  /** Milliseconds since 1970 UTC. */
  timestamp: number | null
}

/**
 * Apple puts the JSON of an error answer (`{reason, timestamp}`) into the debug data.
 * https://developer.apple.com/documentation/usernotifications/handling-notification-responses-from-apns
 */
export function readGoaway(code: number, lastStreamId: number, debug: Uint8Array | undefined) {
  return { code, lastStreamId, ...readReason(debug ?? new Uint8Array()) } satisfies Goaway
}

/** Two GOAWAYs: the smaller last stream counts, and the later words. */
export function mergeGoaway(earlier: Goaway | null, later: Goaway): Goaway {
  if (!earlier) return later
  return {
    code: later.code || earlier.code,
    lastStreamId: Math.min(earlier.lastStreamId, later.lastStreamId),
    reason: later.reason ?? earlier.reason,
    timestamp: later.timestamp ?? earlier.timestamp,
  }
}

export function goawayFault(goaway: Goaway): TransportFault {
  const said = [`GOAWAY with ${errorName(goaway.code)}`]
  if (goaway.reason !== null) said.push(`reason ${goaway.reason}`)
  if (goaway.timestamp !== null) said.push(`timestamp ${goaway.timestamp}`)
  return fault('going-away', said.join(', '))
}

/** Such as `REFUSED_STREAM`; a code that is not in RFC 9113 §7 as a number. */
export function errorName(code: number): string {
  for (const [name, value] of Object.entries(ERROR_CODES)) if (value === code) return name
  return `error code ${code}`
}

const ERROR_CODES = {
  NO_ERROR: constants.NGHTTP2_NO_ERROR,
  PROTOCOL_ERROR: constants.NGHTTP2_PROTOCOL_ERROR,
  INTERNAL_ERROR: constants.NGHTTP2_INTERNAL_ERROR,
  FLOW_CONTROL_ERROR: constants.NGHTTP2_FLOW_CONTROL_ERROR,
  SETTINGS_TIMEOUT: constants.NGHTTP2_SETTINGS_TIMEOUT,
  STREAM_CLOSED: constants.NGHTTP2_STREAM_CLOSED,
  FRAME_SIZE_ERROR: constants.NGHTTP2_FRAME_SIZE_ERROR,
  REFUSED_STREAM: constants.NGHTTP2_REFUSED_STREAM,
  CANCEL: constants.NGHTTP2_CANCEL,
  COMPRESSION_ERROR: constants.NGHTTP2_COMPRESSION_ERROR,
  CONNECT_ERROR: constants.NGHTTP2_CONNECT_ERROR,
  ENHANCE_YOUR_CALM: constants.NGHTTP2_ENHANCE_YOUR_CALM,
  INADEQUATE_SECURITY: constants.NGHTTP2_INADEQUATE_SECURITY,
  HTTP_1_1_REQUIRED: constants.NGHTTP2_HTTP_1_1_REQUIRED,
}
