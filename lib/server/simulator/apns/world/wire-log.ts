import 'server-only'
import type { Limits } from './limits'

interface Kept<Entry> {
  number: number
  entry: Entry
}

/** The newest requests of each owner, as Apple's side saw them. Not saved: it is about now. */
export class WireLog<Entry extends { id: string }> {
  private readonly byOwner = new Map<string, Kept<Entry>[]>()
  private count = 0

  constructor(private readonly limits: Pick<Limits, 'logPerOwner'>) {}

  /** Names the entry; names sort like the order of the answers, over restarts too. */
  name(at: number): string {
    this.count += 1
    return `${at.toString(36).padStart(9, '0')}-${this.count.toString(36).padStart(7, '0')}`
  }

  add(owner: string, number: number, entry: Entry): void {
    const kept = this.byOwner.get(owner) ?? []
    kept.push({ number, entry })
    if (kept.length > this.limits.logPerOwner) kept.shift()
    this.byOwner.set(owner, kept)
  }

  /** Newest first; `before` is the id of the last entry of the page before. */
  page(owner: string, limit: number, before?: string): Entry[] {
    const kept = this.byOwner.get(owner) ?? []
    const end = before === undefined ? kept.length : kept.findIndex((k) => k.entry.id >= before)
    const until = end === -1 ? kept.length : end
    return kept
      .slice(Math.max(0, until - limit), until)
      .map((k) => k.entry)
      .reverse()
  }

  /** Oldest first, and whether none in between is missing. */
  since(owner: string, number: number): { kept: Kept<Entry>[]; whole: boolean } {
    const kept = this.byOwner.get(owner) ?? []
    const newer = kept.filter((k) => k.number > number)
    const whole = newer.length < kept.length || kept.length < this.limits.logPerOwner
    return { kept: newer, whole }
  }

  forget(owner: string): void {
    this.byOwner.delete(owner)
  }
}
