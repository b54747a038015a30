'use client'

import type { InboxEvent, KeptArrival } from '@/lib/notifications/inbox'
import { forgetMarks, keepMarks, readMarks } from './kept-marks'
import { applyEvents, beginLive, type Live, markRead, type NumberedEvent } from './live'

/** `ended`: the console says that there is no such inbox. */
export type Link = 'connecting' | 'live' | 'lost' | 'ended'

export interface LiveState {
  live: Live
  link: Link
}

/** What comes within this time changes the page once. */
const GATHER_MS = 60
/** After the stream was refused, which an event source takes for final. */
const AGAIN_MS = 3000

const marks = () => sessionStorage

/**
 * Follows an inbox. It outlives the page in this tab’s memory, and its unread marks a reload in the
 * tab’s session storage; the connection is there only as long as somebody follows.
 */
export class LiveInbox {
  #state: LiveState
  #source: EventSource | null = null
  #followers = 0
  #waiting: NumberedEvent[] = []
  #gathering: ReturnType<typeof setTimeout> | null = null
  #again: ReturnType<typeof setTimeout> | null = null
  readonly #listeners = new Set<() => void>()
  readonly #news = new Set<(arrivals: readonly KeptArrival[]) => void>()
  /** A hidden tab goes on listening: somebody wants to be told. */
  hiddenToo = false

  constructor(
    readonly id: string,
    version: number,
  ) {
    const kept = readMarks(marks, id, version)
    const live = kept ? beginLive(kept.version, kept.unread) : beginLive(version)
    this.#state = { live, link: 'connecting' }
    keepMarks(marks, id, live)
  }

  state = (): LiveState => this.#state

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Called with what is new, each once. */
  onNews(listener: (arrivals: readonly KeptArrival[]) => void): () => void {
    this.#news.add(listener)
    return () => this.#news.delete(listener)
  }

  read(ids: Iterable<string>): void {
    const live = markRead(this.#state.live, ids)
    if (live !== this.#state.live) this.#tell({ live })
  }

  /** Connects until the answer is called. */
  follow(): () => void {
    this.#followers += 1
    if (this.#followers === 1) {
      document.addEventListener('visibilitychange', this.#look)
      window.addEventListener('online', this.#look)
      window.addEventListener('offline', this.#look)
      this.#look()
    }
    return () => {
      this.#followers -= 1
      if (this.#followers > 0) return
      document.removeEventListener('visibilitychange', this.#look)
      window.removeEventListener('online', this.#look)
      window.removeEventListener('offline', this.#look)
      this.#close()
    }
  }

  /**
   * A browser keeps only six connections to a host, so a tab that nobody sees lets go of its own;
   * and a line that went down is dropped at once, where the browser would wait for it to time out.
   */
  #look = (): void => {
    if (!navigator.onLine) {
      this.#close()
      this.#tell({ link: 'lost' })
    } else if (document.hidden && !this.hiddenToo) this.#close()
    else this.#open()
  }

  #open(): void {
    if (this.#source || this.#state.live.gone || this.#followers === 0) return
    // An event source resumes by itself; a new one has to be told where.
    const source = new EventSource(
      `/api/inbox/${encodeURIComponent(this.id)}/events?after=${this.#state.live.version}`,
    )
    this.#source = source
    source.onopen = () => this.#tell({ link: 'live' })
    source.onmessage = ({ data, lastEventId }: MessageEvent<string>) => {
      const version = lastEventId === '' ? null : Number(lastEventId)
      this.#waiting.push({ version, event: JSON.parse(data) as InboxEvent })
      this.#gathering ??= setTimeout(this.#take, GATHER_MS)
    }
    source.onerror = () => {
      if (this.#source !== source) return
      this.#tell({ link: 'lost' })
      if (source.readyState !== EventSource.CLOSED) return
      this.#close()
      this.#again = setTimeout(this.#look, AGAIN_MS)
    }
  }

  #close(): void {
    if (this.#again !== null) clearTimeout(this.#again)
    this.#again = null
    this.#source?.close()
    this.#source = null
    this.#take()
  }

  #take = (): void => {
    if (this.#gathering !== null) clearTimeout(this.#gathering)
    this.#gathering = null
    if (this.#waiting.length === 0) return
    const before = this.#state.live
    const live = applyEvents(before, this.#waiting)
    this.#waiting = []
    this.#tell({ live, ...(live.gone ? { link: 'ended' as const } : {}) })
    const fresh = [...live.unread].filter((id) => !before.unread.has(id) && !before.rows.has(id))
    const rows = fresh.flatMap((id) => live.rows.get(id) ?? [])
    if (rows.length > 0) for (const listener of this.#news) listener(rows)
    if (live.gone) this.#close()
  }

  #tell(part: Partial<LiveState>): void {
    this.#state = { ...this.#state, ...part }
    if (part.live) keepMarks(marks, this.id, part.live)
    for (const listener of this.#listeners) listener()
  }
}

const inboxes = new Map<string, LiveInbox>()

/** Lets go of what this tab has of all inboxes. */
export function forgetLiveInboxes(): void {
  inboxes.clear()
  forgetMarks(marks)
}

/** The one of this tab; made where there is none, to begin after a version. */
export function liveInbox(id: string, version: number): LiveInbox {
  const known = inboxes.get(id)
  if (known) return known
  const made = new LiveInbox(id, version)
  inboxes.set(id, made)
  return made
}
