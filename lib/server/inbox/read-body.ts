import 'server-only'

/**
 * What all bodies under way may take together: bytes, and seats. Where every seat is taken, whoever
 * sits there longest makes way, so that those who send nothing keep nobody out: a body that has
 * arrived is read at once.
 */
export class ReadingRoom {
  #taken = 0
  readonly #most: { bytes: number; seats: number }
  /** In the order in which they came. */
  readonly #seated = new Set<() => void>()

  constructor(most: { bytes: number; seats: number }) {
    this.#most = most
  }

  /** `leave` is called when the seat is wanted for another. Gives what ends the stay. */
  sit(leave: () => void): () => void {
    if (this.#seated.size >= this.#most.seats) {
      const [longest] = this.#seated
      if (longest) {
        this.#seated.delete(longest)
        longest()
      }
    }
    this.#seated.add(leave)
    return () => this.#seated.delete(leave)
  }

  take(bytes: number): boolean {
    if (this.#taken + bytes > this.#most.bytes) return false
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
  const { promise: ended, resolve: end } = Promise.withResolvers<'too-slow' | 'busy'>()
  const timer = setTimeout(() => end('too-slow'), limits.ms)
  const standUp = limits.room.sit(() => end('busy'))
  const stop = (problem: Exclude<BodyReading, { ok: true }>['problem']): BodyReading => {
    reader.cancel().catch(() => {})
    return { ok: false, problem, body: Buffer.concat(chunks) }
  }
  try {
    for (;;) {
      const read = await Promise.race([reader.read(), ended])
      if (typeof read === 'string') return stop(read)
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
    standUp()
    limits.room.giveBack(length)
  }
}
