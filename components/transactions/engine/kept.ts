import { isJsonObject, type JsonObject } from '@/lib/json/node'
import type { Proven } from '@/lib/timeline/life'
import { type BatchVerdict, type BatchVerifier, batchVerifier } from '@/lib/verify/batch'
import type { TrustAnchor } from '@/lib/verify/trust'
import type { Incoming } from '../paging'
import { factsOf, type Row, withoutTokens } from './rows'

/**
 * Everything that is known of one customer, in the worker’s memory. The header of a token is three
 * quarters of it and the same in thousands, so each distinct one is kept once.
 */
export class Evidence {
  readonly proven: Proven[] = []
  /** One for all pages, so that a chain that was seen once is not looked at again. */
  readonly #verifier: Promise<BatchVerifier>
  readonly #seen = new Map<string, Proven>()
  readonly #headers = new Map<string, string>()

  constructor(trust: readonly TrustAnchor[]) {
    this.#verifier = batchVerifier({ trust: [...trust] })
    // Whoever adds tokens is told; until then it is nobody’s.
    this.#verifier.catch(() => {})
  }

  /** Verifies and keeps what is new, with the tokens inside notifications. */
  async add(tokens: readonly Incoming[]): Promise<Row[]> {
    const fresh = tokens.filter((one) => !this.#seen.has(keyOf(one)))
    const verifier = await this.#verifier
    const verified = await Promise.all(fresh.map(({ token }) => verifier.verify(token)))
    const rows: Row[] = []
    const inside: Incoming[] = []
    for (const [index, one] of fresh.entries()) {
      const said = verified[index]
      if (!said || this.#seen.has(keyOf(one))) continue
      rows.push(this.#keep(one, said))
      const id = rows.at(-1)?.id
      if (one.kind === 'notification' && isJsonObject(said.payload) && id !== undefined) {
        inside.push(...tokensInside(said.payload, id))
      }
    }
    return inside.length === 0 ? rows : [...rows, ...(await this.add(inside))]
  }

  find(id: string): Proven | undefined {
    return this.proven[Number(id.slice(1))]
  }

  #keep(one: Incoming, { verdict, payload }: BatchVerdict): Row {
    const { kind, from, status, attempts } = one
    const id = `p${this.proven.length}`
    const facts = isJsonObject(payload) ? payload : {}
    const kept = new Kept(id, one, verdict, facts, this.#headers)
    this.proven.push(kept)
    this.#seen.set(keyOf(one), kept)
    return {
      id,
      kind,
      from,
      verdict,
      status: status ?? null,
      attempts: attempts ?? [],
      facts: kind === 'transaction' ? factsOf(facts) : null,
      payload: kind === 'transaction' ? null : withoutTokens(facts),
    }
  }
}

class Kept implements Proven {
  readonly kind: Proven['kind']
  readonly from: Proven['from']
  declare readonly status?: number
  declare readonly inside?: string
  declare readonly attempts?: { at: number; result: string }[]
  readonly #header: string
  readonly #rest: string

  constructor(
    readonly id: string,
    { kind, from, token, status, inside, attempts }: Incoming,
    readonly verdict: Proven['verdict'],
    readonly payload: JsonObject,
    headers: Map<string, string>,
  ) {
    this.kind = kind
    this.from = from
    if (status !== undefined) this.status = status
    if (inside !== undefined) this.inside = inside
    if (attempts !== undefined) this.attempts = attempts
    const dot = Math.max(0, token.indexOf('.'))
    const header = token.slice(0, dot)
    if (!headers.has(header)) headers.set(header, header)
    this.#header = headers.get(header) ?? header
    this.#rest = token.slice(dot)
  }

  get token(): string {
    return this.#header + this.#rest
  }
}

/** One token from two lists says two things: what it holds, and that it is on that list. */
function keyOf({ from, token }: Incoming): string {
  return `${from} ${token.slice(token.lastIndexOf('.') + 1)}`
}

function tokensInside(payload: JsonObject, inside: string): Incoming[] {
  const data = isJsonObject(payload.data) ? payload.data : {}
  const of = (name: string, kind: Proven['kind']): Incoming[] => {
    const token = data[name]
    return typeof token === 'string' ? [{ kind, from: 'notification', token, inside }] : []
  }
  return [...of('signedTransactionInfo', 'transaction'), ...of('signedRenewalInfo', 'renewal-info')]
}
