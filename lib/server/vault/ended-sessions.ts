import 'server-only'

/**
 * Sessions that are over whatever the store says: a full disk cannot keep one alive. Those whose
 * rows are still there are remembered until the rows have gone.
 */
export class EndedSessions {
  readonly #until = new Map<string, number>()
  readonly #owed = new Set<string>()

  /** `expires`: when the cookie would have ended anyway, in ms since 1970 UTC. */
  add(rowKey: string, expires: number): void {
    this.#until.set(rowKey, expires)
    this.#owed.add(rowKey)
  }

  has(rowKey: string): boolean {
    return this.#until.has(rowKey)
  }

  rowsGone(rowKey: string): void {
    this.#owed.delete(rowKey)
  }

  /** Row keys whose rows could not be deleted yet. */
  owed(): string[] {
    return [...this.#owed]
  }

  /** Forgets what no cookie can reach any more. */
  prune(now: number): void {
    for (const [rowKey, expires] of this.#until) {
      if (expires <= now && !this.#owed.has(rowKey)) this.#until.delete(rowKey)
    }
  }
}
