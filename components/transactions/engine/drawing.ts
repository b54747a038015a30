import type { Life } from '@/lib/timeline/life'
import { type LifeItem, lifeChanges } from './life-changes'
import type { Requests } from './protocol'

/** So many items cross at once: a few milliseconds of the page’s time. */
export const PIECE = 1000

/** What was drawn last of one customer, in the worker, and what of it the page has yet to fetch. */
export class Drawing {
  #life: Life | null = null
  #number = 0
  #fresh: readonly LifeItem[] = []

  /** The next drawing as changes of that which the page has; of all where it has another one. */
  next(life: Life, since: number): Requests['life']['answer'] {
    const [changes, fresh] = lifeChanges(since === this.#number ? this.#life : null, life)
    this.#life = life
    this.#number += 1
    this.#fresh = fresh
    return { drawing: this.#number, changes, pieces: Math.ceil(fresh.length / PIECE) }
  }

  /** Throws where another was drawn in the meantime, which is a bug of the page. */
  piece(drawing: number, piece: number): LifeItem[] {
    if (drawing !== this.#number) throw new Error('another life was drawn since')
    const items = this.#fresh.slice(piece * PIECE, (piece + 1) * PIECE)
    if ((piece + 1) * PIECE >= this.#fresh.length) this.#fresh = []
    return items
  }
}
