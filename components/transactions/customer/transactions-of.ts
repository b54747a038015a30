import type { Row } from '../engine/rows'

/** Each transaction once, as it was signed last, in the order in which they came first. */
export class TransactionList {
  readonly rows: Row[] = []
  readonly #places = new Map<string, number>()

  add(rows: readonly Row[]): void {
    for (const row of rows) {
      if (!row.facts) continue
      const id = row.facts.transactionId ?? row.id
      const place = this.#places.get(id)
      if (place === undefined) this.#places.set(id, this.rows.push(row) - 1)
      else if ((this.rows[place]?.facts?.signed ?? 0) < (row.facts.signed ?? 0))
        this.rows[place] = row
    }
  }
}
