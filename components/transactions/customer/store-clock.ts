/** By how much what is signed may be older than the answer that it came in: it is signed anew once a minute. */
const OLDEST_MS = 120_000

/**
 * The time at an App Store. Apple’s is ours; that of a simulated one may have been moved or stopped,
 * and what it signed last tells it. All in milliseconds since 1970 UTC.
 */
export class StoreClock {
  /** The newest instant at which something genuine was signed; 0: nothing was yet. */
  #signed = 0
  #heard = 0

  constructor(readonly simulated: boolean) {}

  /** Something that was signed at `signed` came in at `now`. */
  hear(signed: number, now: number): void {
    if (signed <= this.#signed) return
    this.#signed = signed
    this.#heard = now
  }

  /** Whether the time there is known by now. */
  get known(): boolean {
    return !this.simulated || this.#signed > 0
  }

  /** `now`: the time here. */
  at(now: number): number {
    if (!this.simulated || this.#signed === 0) return now
    const behind = this.#heard - this.#signed
    return behind >= 0 && behind <= OLDEST_MS ? now : this.#signed + (now - this.#heard)
  }
}
