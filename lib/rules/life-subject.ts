import { type DrawnLife, drawLife } from '../timeline/draw'
import type { Proven } from '../timeline/life'

/**
 * What the rules on a customer's whole life look at: the evidence, and what was drawn from it. The
 * drawing is made once, when first asked for, and is no own property: an example shows its evidence.
 */
export class LifeSubject {
  readonly now: number
  readonly evidence: readonly Proven[]
  #drawn: DrawnLife | null = null

  /** `now` in milliseconds since 1970 UTC. */
  constructor(evidence: readonly Proven[], now: number) {
    this.now = now
    this.evidence = evidence
  }

  get drawn(): DrawnLife {
    this.#drawn ??= drawLife(this.evidence, this.now)
    return this.#drawn
  }
}
