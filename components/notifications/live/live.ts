import { type ArrivalFilter, matches } from '@/lib/notifications/filter'
import type { ArrivalPage, InboxEvent, KeptArrival } from '@/lib/notifications/inbox'

/** What the event stream of an inbox has told this tab. */
export interface Live {
  /** Of the last event: where the stream goes on. */
  version: number
  /** Where it began: whatever has a higher number came while this tab was there. */
  base: number
  rows: ReadonlyMap<string, KeptArrival>
  /** Came while this tab was there, and was not opened in it. */
  unread: ReadonlySet<string>
  /** Everything up to this number was cleared away. */
  cleared: number
  /** The inbox was forgotten. */
  gone: boolean
}

export interface NumberedEvent {
  /** The id of the message; `null` where it had none. */
  version: number | null
  event: InboxEvent
}

/** Where a tab begins: after a version, with what is unread from before. */
export function beginLive(version: number, unread: Iterable<string> = []): Live {
  return {
    version,
    base: version,
    rows: new Map(),
    unread: new Set(unread),
    cleared: 0,
    gone: false,
  }
}

/** How it stands after these. One that was told before changes nothing, so nothing doubles. */
export function applyEvents(live: Live, events: readonly NumberedEvent[]): Live {
  const rows = new Map(live.rows)
  const unread = new Set(live.unread)
  let { version, cleared, gone } = live
  for (const { version: number, event } of events) {
    if (number !== null) version = Math.max(version, number)
    if (event.kind === 'gone') gone = true
    else if (event.kind === 'cleared') {
      cleared = Math.max(cleared, number ?? version)
      rows.clear()
      unread.clear()
    } else {
      const { arrival } = event
      const known = rows.get(arrival.id)
      if (known && known.version >= arrival.version) continue
      if (!known && arrival.number > live.base) unread.add(arrival.id)
      rows.set(arrival.id, arrival)
    }
  }
  return { ...live, version, cleared, gone, rows, unread }
}

export function markRead(live: Live, ids: Iterable<string>): Live {
  const unread = new Set(live.unread)
  for (const id of ids) unread.delete(id)
  return unread.size === live.unread.size ? live : { ...live, unread }
}

/**
 * The list, newest first and each once: what was read page by page, and what was told since. One
 * that was told of a place that was not read yet waits until it is.
 */
export function mergeArrivals(
  pages: readonly ArrivalPage[],
  { rows, cleared }: Pick<Live, 'rows' | 'cleared'>,
  filter: ArrivalFilter,
): KeptArrival[] {
  const last = pages.at(-1)
  if (!last) return []
  const merged: KeptArrival[] = []
  const seen = new Set<string>()
  const take = (row: KeptArrival) => {
    if (row.number > cleared && matches(filter, row)) merged.push(row)
  }
  for (const { arrivals } of pages) {
    for (const row of arrivals) {
      const told = rows.get(row.id)
      if (told) seen.add(row.id)
      take(told && told.version > row.version ? told : row)
    }
  }
  for (const row of rows.values()) {
    if (!seen.has(row.id) && (last.next === null || row.number >= last.next)) take(row)
  }
  // Nearly in order already, so this is one walk through it.
  return merged.sort((one, other) => other.number - one.number)
}
