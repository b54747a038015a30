import 'server-only'
import type { RawArrival } from '@/lib/notifications/inbox'
import { HEADERS_MAX } from './limits'

/** Never kept: a browser’s cookies are of no use to anybody here, and a secret. */
const LEFT_OUT: ReadonlySet<string> = new Set(['cookie', 'authorization', 'proxy-authorization'])

/**
 * The request as it came, as bytes to be sealed: `length of the JSON ‖ JSON ‖ body`. Next gives
 * headers in lower case and a repeated one as one; that is as they came as far as it goes.
 */
export function packRequest(
  method: string,
  headers: Headers,
  body: Uint8Array,
  most: number,
): Uint8Array {
  const kept = keptHeaders(headers)
  const head = Buffer.from(
    JSON.stringify({ method, headers: kept, cut: body.length > most }),
    'utf8',
  )
  const length = Buffer.alloc(4)
  length.writeUInt32BE(head.length)
  return Buffer.concat([length, head, body.subarray(0, most)])
}

export interface PackedRequest {
  method: string
  headers: [name: string, value: string][]
  cut: boolean
  body: Buffer
}

/** Reads what `packRequest` wrote. */
export function unpackRequest(packed: Buffer): PackedRequest {
  const end = 4 + packed.readUInt32BE(0)
  const head = JSON.parse(packed.subarray(4, end).toString('utf8')) as Omit<PackedRequest, 'body'>
  return { ...head, body: packed.subarray(end) }
}

export function rawOf({ method, headers, cut, body }: PackedRequest): RawArrival {
  const text = textOf(body, cut)
  return {
    method,
    headers,
    cut,
    text,
    base64: text === null ? body.toString('base64') : null,
  }
}

/** A character that the cut went through is left out. */
function textOf(body: Buffer, cut: boolean): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body, { stream: cut })
  } catch {
    return null
  }
}

function keptHeaders(headers: Headers): [string, string][] {
  let left = HEADERS_MAX
  const kept: [string, string][] = []
  for (const [name, value] of headers) {
    if (LEFT_OUT.has(name)) continue
    left -= name.length + value.length
    if (left < 0) break
    kept.push([name, value])
  }
  return kept
}
