import 'server-only'
import type { Push } from './push'

/**
 * Pushes that wait for a place, first come first served; those that were refused once keep their
 * turn and come before the rest. What was settled while it waited is dropped on the way.
 */
export class Queue {
  private again: Push[] = []
  private fresh: Push[] = []
  /** Where `fresh` begins: taking from the front does not move the rest. */
  private head = 0

  /** An upper bound: what was settled while it waited may still be counted. */
  get size(): number {
    return this.again.length + this.fresh.length - this.head
  }

  add(push: Push): void {
    this.fresh.push(push)
  }

  addAgain(push: Push): void {
    this.again.push(push)
  }

  /** The next one that still waits, left in its place. */
  peek(): Push | null {
    while (this.again[0]?.settled) this.again.shift()
    const again = this.again[0]
    if (again) return again
    let push = this.fresh[this.head]
    while (push?.settled) push = this.fresh[++this.head]
    if (push === undefined || (this.head > 1_024 && this.head * 2 > this.fresh.length)) {
      this.fresh.splice(0, this.head)
      this.head = 0
    }
    return push ?? null
  }

  take(): Push | null {
    const push = this.peek()
    if (push === null) return null
    if (this.again[0] === push) this.again.shift()
    else this.head += 1
    return push
  }

  /** All that wait, in order; the settled ones are forgotten. */
  waiting(): Push[] {
    this.again = this.again.filter((push) => !push.settled)
    this.fresh = this.fresh.slice(this.head).filter((push) => !push.settled)
    this.head = 0
    return [...this.again, ...this.fresh]
  }
}
