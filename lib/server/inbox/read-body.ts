import 'server-only'

/** Bytes that all bodies under way may take together. */
export class ReadingRoom {
  #taken = 0
  readonly #most: number

  constructor(most: number) {
    this.#most = most
  }

  take(bytes: number): boolean {
    if (this.#taken + bytes > this.#most) return false
    this.#taken += bytes
    return true
  }

  giveBack(bytes: number): void {
    this.#taken -= bytes
  }
}

export type BodyReading =
  | { ok: true; body: Uint8Array }
  /** What had been read until then; it is cut, whatever the reason. */
  | { ok: false; problem: 'too-large' | 'too-slow' | 'busy' | 'broken'; body: Uint8Array }

/**
 * Reads a body as a stream, and no further than `most` bytes or `ms` milliseconds. What is left
 * unread is not waited for. Never rejects.
 */
export async function readBody(
  stream: ReadableStream<Uint8Array> | null,
  limits: { most: number; ms: number; room: ReadingRoom },
): Promise<BodyReading> {
  if (stream === null) return { ok: true, body: new Uint8Array(0) }
  const reader = stream.getReader()
  const chunks: Uint8Array[] = []
  let length = 0
  const { promise: late, resolve: ring } = Promise.withResolvers<'late'>()
  const timer = setTimeout(() => ring('late'), limits.ms)
  const stop = (problem: Exclude<BodyReading, { ok: true }>['problem']): BodyReading => {
    reader.cancel().catch(() => {})
    return { ok: false, problem, body: Buffer.concat(chunks) }
  }
  try {
    for (;;) {
      const read = await Promise.race([reader.read(), late])
      if (read === 'late') return stop('too-slow')
      if (read.done) return { ok: true, body: Buffer.concat(chunks) }
      const rest = limits.most - length
      const chunk = read.value.subarray(0, Math.max(0, rest))
      if (!limits.room.take(chunk.length)) return stop('busy')
      length += chunk.length
      chunks.push(chunk)
      if (read.value.length > rest) return stop('too-large')
    }
  } catch {
    return stop('broken')
  } finally {
    clearTimeout(timer)
    limits.room.giveBack(length)
  }
}
