import 'server-only'
import type { Readable } from 'node:stream'

export interface ReceivedBody {
  text: string
  bytes: number
  /** `too-long`: reading stopped. `slow`: it did not end in time. `broken`: the client gave up. */
  end: 'complete' | 'too-long' | 'slow' | 'broken'
}

/** No body of the API is longer; images are not simulated. */
const MOST = 64 * 1024

/** Reads a body of at most 64 kB. Never throws. */
export function readBody(stream: Readable, timeoutMs: number): Promise<ReceivedBody> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = []
    let bytes = 0
    const timer = setTimeout(() => finish('slow'), timeoutMs)
    const finish = (end: ReceivedBody['end']) => {
      clearTimeout(timer)
      stream.removeAllListeners('data')
      stream.pause()
      resolve({ text: Buffer.concat(chunks).toString('utf8'), bytes, end })
    }
    stream.on('data', (chunk: Buffer) => {
      bytes += chunk.length
      if (bytes > MOST) finish('too-long')
      else chunks.push(chunk)
    })
    stream.once('end', () => finish('complete'))
    stream.once('aborted', () => finish('broken'))
    stream.once('error', () => finish('broken'))
    stream.once('close', () => finish('broken'))
  })
}

/** A body as a JSON object; `undefined`: it is none. */
export function readJson(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
    return isObject ? (value as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}
