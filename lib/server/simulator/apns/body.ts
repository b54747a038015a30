import 'server-only'
import type { ServerHttp2Stream } from 'node:http2'

export interface ReceivedBody {
  /** The beginning, as far as it is kept. */
  kept: Uint8Array
  /** All bytes that came. */
  bytes: number
  /** `too-long`: reading stopped. `slow`: it did not end in time. `broken`: the client gave up. */
  end: 'complete' | 'too-long' | 'slow' | 'broken'
}

/** Past this the rest is not even read: no push type allows a twelfth of it. */
const MOST = 64 * 1024

/** Reads a body without ever holding more than `keep` bytes of it. Never throws. */
export function readBody(
  stream: ServerHttp2Stream,
  keep: number,
  timeoutMs: number,
): Promise<ReceivedBody> {
  return new Promise((resolve) => {
    const chunks: Uint8Array[] = []
    let kept = 0
    let bytes = 0
    const timer = setTimeout(() => finish('slow'), timeoutMs)
    const finish = (end: ReceivedBody['end']) => {
      clearTimeout(timer)
      stream.removeAllListeners('data')
      stream.pause()
      resolve({ kept: Buffer.concat(chunks), bytes, end })
    }
    stream.on('data', (chunk: Buffer) => {
      bytes += chunk.length
      if (kept < keep) {
        const part = chunk.subarray(0, keep - kept)
        chunks.push(part)
        kept += part.length
      }
      if (bytes > MOST) finish('too-long')
    })
    // A stream that was reset says `end` as well.
    stream.once('end', () => finish(stream.closed || stream.aborted ? 'broken' : 'complete'))
    stream.once('aborted', () => finish('broken'))
    stream.once('close', () => finish('broken'))
  })
}
