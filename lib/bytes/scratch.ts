/**
 * Buffers that hold secrets for a moment. Whoever makes a scratch wipes it in a `finally`; nothing
 * that was taken from it is read afterwards.
 *
 * What this can promise: no copy of the bytes stays in these buffers. What it cannot: that the
 * engine left none in a register or on the stack.
 */
export class Scratch {
  readonly taken: Uint8Array[] = []

  /** `length` zeroed bytes. */
  take(length: number): Uint8Array {
    const buffer = new Uint8Array(length)
    this.taken.push(buffer)
    return buffer
  }

  wipe(): void {
    for (const buffer of this.taken) buffer.fill(0)
  }
}
