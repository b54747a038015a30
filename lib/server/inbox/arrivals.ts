import 'server-only'
import { inspect } from '@/lib/inspect'
import { type ArrivalFilter, isFiltering, matches } from '@/lib/notifications/filter'
import type { ArrivalPage, KeptArrival, WholeArrival } from '@/lib/notifications/inbox'
import type { ArrivalHead, InboxState } from '../store/inbox-store'
import { SealError } from '../vault/seal'
import type { Desk } from './desk'
import type { Owner } from './owner'
import { type PackedRequest, rawOf, unpackRequest } from './raw'
import { Opener } from './seal'

/** Rows of the first page, and of those after it: whoever goes on wants many. */
const FIRST = 100
const MORE = 500
/** Rows that are opened at a time where most of them do not match. */
const STRIDE = 1000

/**
 * A page of what arrived, newest first. What is filtered by is sealed, so every row is opened before
 * it is looked at.
 */
export async function arrivalPage(
  desk: Desk,
  owner: Owner,
  state: InboxState,
  filter: ArrivalFilter,
  before: number | null,
): Promise<ArrivalPage> {
  const { store, secret } = desk.vault
  const opener = new Opener(secret, owner, state.id)
  const found: KeptArrival[] = []
  const most = before === null ? FIRST : MORE
  const stride = isFiltering(filter) ? STRIDE : most + 1
  for (let from = before; ; ) {
    const rows = await store.inboxes.page(state.id, filter.ring ?? null, {
      limit: stride,
      ...(from === null ? {} : { before: from }),
    })
    for (const row of rows) {
      const kept = openHead(opener, state.id, row)
      if (matches(filter, kept)) found.push(kept)
      if (found.length > most) break
    }
    from = rows.at(-1)?.number ?? null
    if (found.length > most || rows.length < stride || from === null) break
  }
  const arrivals = found.slice(0, most)
  const next = found.length > most ? (arrivals.at(-1)?.number ?? null) : null
  return { arrivals, next, version: state.version }
}

/** Everything that is in an inbox, newest first, for what is said of all of it. */
export async function allArrivals(
  desk: Desk,
  owner: Owner,
  state: InboxState,
): Promise<KeptArrival[]> {
  const opener = new Opener(desk.vault.secret, owner, state.id)
  const rows = await desk.vault.store.inboxes.page(state.id, null, { limit: -1 })
  return rows.map((row) => openHead(opener, state.id, row))
}

/** One whole: the request as it came, and the steps by which it was judged. `null`: there is none. */
export async function wholeArrival(
  desk: Desk,
  owner: Owner,
  state: InboxState,
  id: string,
): Promise<WholeArrival | null> {
  const row = await desk.vault.store.inboxes.read(state.id, id)
  if (row === null) return null
  const opener = new Opener(desk.vault.secret, owner, state.id)
  const arrival = openHead(opener, state.id, row)
  const packed = openBody(opener, state.id, row)
  if (packed === null) return { arrival, raw: null, inspection: null }
  const raw = rawOf(packed)
  const inspection = await inspect(raw.text ?? new Uint8Array(packed.body), {
    now: new Date(judgedAt(arrival, desk.vault.now())),
    trust: [...desk.simulator()],
  })
  return { arrival, raw, inspection }
}

/** The simulated App Store has a clock that is moved: what it signs tells the time there. */
function judgedAt({ told }: KeptArrival, now: number): number {
  return told?.trust === 'simulator' ? Math.max(now, told.signedAt ?? now) : now
}

/** The request as it came, for sending it on. `null`: there is none, or it does not open. */
export async function keptRequest(
  desk: Desk,
  owner: Owner,
  state: InboxState,
  id: string,
): Promise<PackedRequest | null> {
  const row = await desk.vault.store.inboxes.read(state.id, id)
  return row && openBody(new Opener(desk.vault.secret, owner, state.id), state.id, row)
}

export function openHead(opener: Opener, inbox: string, row: ArrivalHead): KeptArrival {
  const { head, id, ring, number, version, at, bytes, repeats, repeatedAt } = row
  const kept = { id, ring, number, version, at, bytes, repeats, repeatedAt }
  const opened = opens(() => opener.open({ inbox, id, ring, at }, 'head', head))
  if (opened === null) return { ...kept, answer: null, told: null }
  const { told, answer } = JSON.parse(opened.toString('utf8')) as Pick<
    KeptArrival,
    'told' | 'answer'
  >
  return { ...kept, answer, told }
}

function openBody(
  opener: Opener,
  inbox: string,
  { id, ring, at, body }: ArrivalHead & { body: Uint8Array },
): PackedRequest | null {
  const opened = opens(() => opener.open({ inbox, id, ring, at }, 'body', body))
  return opened && unpackRequest(opened)
}

function opens(work: () => Buffer): Buffer | null {
  try {
    return work()
  } catch (error) {
    if (error instanceof SealError) return null
    throw error
  }
}
