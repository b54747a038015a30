import 'server-only'
import { OTHER_BURST, OTHER_PER_SECOND } from './limits'

/** A bucket of tokens for each inbox: so many at once, and so many a second after. */
export class Throttle {
  readonly #buckets = new Map<string, { left: number; at: number }>()

  /** Whether one more may be kept. `now` in milliseconds. */
  take(inbox: string, now: number): boolean {
    const bucket = this.#buckets.get(inbox) ?? { left: OTHER_BURST, at: now }
    const since = Math.max(0, now - bucket.at) / 1000
    const left = Math.min(OTHER_BURST, bucket.left + since * OTHER_PER_SECOND)
    this.#buckets.set(inbox, { left: left >= 1 ? left - 1 : left, at: now })
    return left >= 1
  }
}
