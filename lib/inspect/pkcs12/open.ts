import { hmac } from '@noble/hashes/hmac.js'
import type { Scratch } from '../../bytes/scratch'
import { BUDGETS } from '../budgets'
import { type Bag, readBags } from './bags'
import { decrypt } from './decrypt'
import { derive, HASHES, PURPOSE, passwordBytes } from './derive'
import type { Pfx } from './pfx'
import type { Scheme } from './scheme'
import { Pkcs12Fault } from './tree'

/** The work that a file asks for goes past what is spent on one. */
export class TooManyRounds extends Error {
  constructor(readonly asked: number) {
    super('too many rounds')
  }
}

/** What came of opening a file. */
export interface Opened {
  /** Whether the seal matches: `null` where there is none or it is not of a kind that is checked. */
  sealed: boolean | null
  /** Which password it was: the given one, or the empty one that was tried. */
  with: 'given' | 'empty' | null
  bags: Bag[]
  /** Schemes of what stayed closed. */
  closed: Scheme[]
}

/** Counts rounds before they are spent; throws `TooManyRounds`. */
export class Rounds {
  private spent = 0

  spend(cost: number): void {
    this.spent += cost
    if (!(this.spent <= BUDGETS.passwordRounds)) throw new TooManyRounds(this.spent)
  }
}

/** What everything that can be seen from outside would cost together. */
export function visibleCost({ safes, mac }: Pfx): number {
  const schemes = safes.flatMap((safe) => {
    if (safe.kind === 'encrypted') return [safe.scheme]
    if (safe.kind === 'other') return []
    return safe.bags.flatMap((bag) => (bag.kind === 'encrypted-key' ? [bag.scheme] : []))
  })
  return (mac?.cost ?? 0) + schemes.reduce((sum, { cost }) => sum + cost, 0)
}

/**
 * Opens a file, all rounds counted before they are spent. Secrets stand in buffers of the scratch.
 * Throws `TooManyRounds`, and `Pkcs12Fault` for what was opened and cannot be read.
 */
export async function open(pfx: Pfx, password: string | null, scratch: Scratch): Promise<Opened> {
  const rounds = new Rounds()
  // Without a password PKCS #12 knows two kinds: the empty one, and none.
  const tried = password === null ? ['', null] : [password]
  for (const candidate of tried) {
    const sealed = matchesSeal(pfx, candidate, scratch, rounds)
    if (sealed === false) continue
    const opened = await openSafes(pfx, candidate, scratch, rounds)
    const worked = sealed === true || opened.some
    if (!worked && candidate !== tried.at(-1)) continue
    const used = password === null ? ('empty' as const) : ('given' as const)
    const { bags, closed } = opened
    return { sealed, with: worked ? used : null, bags, closed }
  }
  const { bags, closed } = await openSafes(pfx, undefined, scratch, rounds)
  return { sealed: false, with: null, bags, closed }
}

/** https://www.rfc-editor.org/rfc/rfc7292#appendix-A */
function matchesSeal(
  { mac, content }: Pfx,
  password: string | null,
  scratch: Scratch,
  rounds: Rounds,
): boolean | null {
  if (!mac?.hash) return null
  rounds.spend(mac.cost)
  const { hash, salt, digest } = mac
  const length = HASHES[hash].outputLen
  const bytes = passwordBytes(password, scratch)
  const order = { hash, purpose: PURPOSE.mac, password: bytes, salt, rounds: mac.rounds, length }
  const found = hmac(HASHES[hash], derive(order, scratch), content)
  return found.length === digest.length && found.every((byte, at) => byte === digest[at])
}

/** `password` left out: only what is not encrypted. */
async function openSafes(
  pfx: Pfx,
  password: string | null | undefined,
  scratch: Scratch,
  rounds: Rounds,
): Promise<{ bags: Bag[]; closed: Scheme[]; some: boolean }> {
  const bags: Bag[] = []
  const closed: Scheme[] = []
  let some = false
  const unlock = async (scheme: Scheme, data: Uint8Array): Promise<Uint8Array | null> => {
    if (password === undefined || scheme.kind === 'unsupported') return null
    rounds.spend(scheme.cost)
    return decrypt(scheme, data, password, scratch)
  }
  for (const safe of pfx.safes) {
    if (safe.kind === 'other') continue
    const plain = safe.kind === 'encrypted' ? await unlock(safe.scheme, safe.data) : null
    const found = safe.kind === 'open' ? safe.bags : plain && bagsIn(plain)
    if (safe.kind === 'encrypted' && !found) closed.push(safe.scheme)
    if (safe.kind === 'encrypted' && found) some = true
    for (const bag of found ?? []) {
      if (bag.kind !== 'encrypted-key') {
        bags.push(bag)
        continue
      }
      const pkcs8 = await unlock(bag.scheme, bag.data)
      const { friendlyName, localKeyId } = bag
      if (pkcs8) some = true
      else closed.push(bag.scheme)
      bags.push(pkcs8 ? { kind: 'key', pkcs8, friendlyName, localKeyId } : bag)
    }
  }
  return { bags, closed, some }
}

/** A wrong password now and then leaves right padding: what comes out is then no list. */
function bagsIn(plain: Uint8Array): Bag[] | null {
  try {
    return readBags(plain)
  } catch (error) {
    if (error instanceof Pkcs12Fault) return null
    throw error
  }
}
