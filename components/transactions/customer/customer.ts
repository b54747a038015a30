import { environment } from '@/lib/apple/environments'
import type { TrustAnchor } from '@/lib/verify/trust'
import { evidenceEngine } from '../engine/evidence-engine'
import { type Row, signedAt } from '../engine/rows'
import { loadTrust } from '../load-trust'
import { type Feed, type FeedEvent, type Incoming, NEW_FEED, readPage, stepFeed } from '../paging'
import { FEEDS, type FeedId, isOrderId, orderOf, type Subject, subjectKey } from '../subject'
import { fetchCall } from '../use-call'
import type { CustomerState } from './customer-state'
import { fetchLife } from './fetch-life'
import { StoreClock } from './store-clock'
import { TransactionList } from './transactions-of'

const BROKEN =
  'Something failed in the page. What was read is still here; press “Reload” to try again.'

/** The shortest time between two changes that the page hears of, and once there is something to read. */
const TELL_MS = 60
const TELL_LATER_MS = 500
/** So many rows are something to read: they fill the table. */
const FILLED = 60
/** A life is drawn anew no sooner than this after the one before while pages come in. */
const DRAW_MS = 1000
/** Nor sooner than so often its own cost, so that drawing takes a tenth of the time at most. */
const DRAW_COSTS = 9

/** Loads what the App Store knows of one customer, page by page, and keeps it in this tab’s memory. */
export class Customer {
  readonly key: string
  trust: readonly TrustAnchor[] = []
  readonly #rows: Row[] = []
  readonly #transactions = new TransactionList()
  readonly #listeners = new Set<() => void>()
  readonly #timers = new Map<FeedId, ReturnType<typeof setTimeout>>()
  #feeds: Record<FeedId, Feed> = Object.fromEntries(
    [...FEEDS, 'order' as const].map((id) => [id, NEW_FEED]),
  ) as Record<FeedId, Feed>
  #state: CustomerState = this.#snapshot({ life: null, at: null, broken: null })
  #abort = new AbortController()
  #opened: Promise<void> | null = null
  #telling: ReturnType<typeof setTimeout> | null = null
  #busy = false
  /** How many rows were there when the life was drawn, and which of the worker’s drawings it is. */
  #drawn = -1
  #drawing = 0
  /** Ends the wait for the next drawing: no further page is under way. */
  #hurry = () => {}
  #asked: string
  /** Until when notifications are asked for: the same for all pages. */
  #until: number | null = null
  readonly #clock: StoreClock

  constructor(readonly subject: Subject) {
    this.key = subjectKey(subject)
    this.#asked = subject.id
    this.#clock = new StoreClock(environment(subject.environment).simulated)
  }

  state = (): CustomerState => this.#state

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Begins, or goes on where it was stopped or failed. What is done stays done. */
  start(): void {
    if (this.#abort.signal.aborted) this.#abort = new AbortController()
    if (isOrderId(this.subject.id) && this.#feeds.order.phase !== 'done') void this.#read('order')
    else this.#readAll()
  }

  /** Goes on with one list. */
  resume(id: FeedId): void {
    if (this.#abort.signal.aborted) this.#abort = new AbortController()
    void this.#read(id)
  }

  stop(): void {
    this.#abort.abort()
    for (const timer of this.#timers.values()) clearTimeout(timer)
    this.#timers.clear()
    for (const id of Object.keys(this.#feeds) as FeedId[]) this.#step(id, { kind: 'stop' })
  }

  forget(): void {
    this.stop()
    if (this.#opened)
      void evidenceEngine()
        .ask('forget', { customer: this.key })
        .catch(() => {})
  }

  /** The signed tokens behind these ids of `Proven`. */
  tokens(ids: readonly string[]): Promise<string[]> {
    return evidenceEngine().ask('tokens', { customer: this.key, ids })
  }

  json(): Promise<Blob> {
    return evidenceEngine().ask('json', { customer: this.key, now: this.storeTime(Date.now()) })
  }

  /** These transactions as CSV, by the ids of their rows. */
  csv(ids: readonly string[]): Promise<Blob> {
    return evidenceEngine().ask('csv', { customer: this.key, ids })
  }

  #readAll(): void {
    // What is signed in a simulated App Store first tells its time, which notifications need.
    const early = !this.#clock.known && this.#feeds.history.phase !== 'done'
    for (const id of FEEDS) if (id !== 'notifications' || !early) void this.#read(id)
  }

  async #open(): Promise<void> {
    this.trust = await loadTrust(this.subject.environment)
    await evidenceEngine().ask('open', { customer: this.key, trust: this.trust })
  }

  async #read(id: FeedId): Promise<void> {
    const { phase } = this.#feeds[id]
    if (phase === 'loading' || phase === 'done') return
    clearTimeout(this.#timers.get(id))
    const { signal } = this.#abort
    this.#step(id, { kind: 'start' })
    try {
      this.#opened ??= this.#open()
      await this.#opened
      while (this.#feeds[id].phase === 'loading' && !signal.aborted) await this.#page(id, signal)
    } catch (error) {
      if (signal.aborted) return
      this.#step(id, { kind: 'stop' })
      this.#tell({ broken: error instanceof Error ? error.message : BROKEN })
    }
  }

  async #page(id: FeedId, signal: AbortSignal): Promise<void> {
    const { cursor } = this.#feeds[id]
    if (id === 'notifications') this.#until ??= this.storeTime(Date.now())
    const order = orderOf(id, this.subject, this.#asked, cursor, this.#until ?? 0)
    const result = await fetchCall(order, this.subject.key, signal)
    const good = result.kind === 'answered' && result.status >= 200 && result.status < 300
    const page = good ? readPage(id, result.body) : null
    if (page?.ok) await this.#add(id, page.tokens)
    if (signal.aborted) return
    this.#step(id, { kind: 'answer', result, page })
    const { phase, until } = this.#feeds[id]
    if (phase === 'waiting' && until !== null) {
      const wait = Math.max(1000, until - Date.now())
      this.#timers.set(
        id,
        setTimeout(() => this.resume(id), wait),
      )
    }
    if (phase === 'done') void this.#draw()
    const timed = this.#clock.known || this.#feeds.history.phase === 'done'
    if (id === 'history' && timed && this.#feeds.notifications === NEW_FEED) {
      void this.#read('notifications')
    }
  }

  async #add(id: FeedId, tokens: readonly Incoming[]): Promise<void> {
    const rows = await evidenceEngine().ask('add', { customer: this.key, tokens })
    this.#rows.push(...rows)
    this.#transactions.add(rows)
    for (const row of rows) this.#clock.hear(signedAt(row), Date.now())
    if (id === 'order') {
      const found = rows.find((row) => row.facts?.transactionId)?.facts?.transactionId
      if (found) {
        this.#asked = found
        this.#readAll()
      }
    }
    this.#tell({})
    void this.#draw()
  }

  /** Draws the life of what is there, and again where more came in the meantime. */
  async #draw(): Promise<void> {
    if (this.#busy || this.#drawn === this.#rows.length) return
    this.#busy = true
    try {
      while (this.#drawn !== this.#rows.length) {
        const count = this.#rows.length
        const begun = Date.now()
        const at = this.storeTime(Date.now())
        const before = { life: this.#state.life, drawing: this.#drawing }
        const { life, drawing } = await fetchLife(this.key, before, at)
        this.#drawing = drawing
        this.#drawn = count
        this.#tell({ life, at, broken: null })
        const cost = Date.now() - begun
        const pause = count > FILLED ? Math.max(DRAW_MS, DRAW_COSTS * cost) : cost
        if (this.#reading()) await this.#pause(pause)
      }
    } catch (error) {
      this.#drawn = this.#rows.length
      this.#tell({ broken: error instanceof Error ? error.message : BROKEN })
    } finally {
      this.#busy = false
    }
  }

  /** The time at the App Store, where a simulated clock may have been moved. `now`: the time here. */
  storeTime = (now: number): number => this.#clock.at(now)

  #reading(): boolean {
    return Object.values(this.#feeds).some(({ phase }) => phase === 'loading')
  }

  #pause(milliseconds: number): Promise<void> {
    return new Promise((done) => {
      this.#hurry = done
      setTimeout(done, milliseconds)
    })
  }

  #step(id: FeedId, event: FeedEvent): void {
    const next = stepFeed(this.#feeds[id], event)
    if (next === this.#feeds[id]) return
    this.#feeds = { ...this.#feeds, [id]: next }
    if (!this.#reading()) this.#hurry()
    this.#tell({})
  }

  #snapshot(known: Pick<CustomerState, 'life' | 'at' | 'broken'>): CustomerState {
    return {
      ...known,
      feeds: this.#feeds,
      rows: this.#rows,
      count: this.#rows.length,
      transactions: this.#transactions.rows,
    }
  }

  #tell(changes: Partial<Pick<CustomerState, 'life' | 'at' | 'broken'>>): void {
    this.#state = { ...this.#state, ...changes }
    this.#telling ??= setTimeout(
      () => {
        this.#telling = null
        const { life, at, broken } = this.#state
        this.#state = this.#snapshot({ life, at, broken })
        for (const listener of this.#listeners) listener()
      },
      this.#reading() && this.#rows.length > FILLED
        ? TELL_LATER_MS + this.#rows.length / 100
        : TELL_MS,
    )
  }
}
