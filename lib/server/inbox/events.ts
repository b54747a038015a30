import 'server-only'
import type { InboxEvent } from '@/lib/notifications/inbox'
import type { InboxState } from '../store/inbox-store'
import { openHead } from './arrivals'
import type { Desk } from './desk'
import type { Owner } from './owner'
import { Opener } from './seal'

/** How often the store is asked for what another process has written, in milliseconds. */
const POLL_MS = 700
const HEARTBEAT_MS = 20_000
const BATCH = 200

/**
 * What happens in an inbox after a version, as server-sent events whose ids are versions: so a
 * connection that breaks goes on with `Last-Event-ID`, loses nothing and doubles nothing. The
 * store's versions are given inside its transactions, so none appears behind one that was sent.
 * https://html.spec.whatwg.org/multipage/server-sent-events.html
 */
export function inboxEvents(
  desk: Desk,
  owner: Owner,
  state: InboxState,
  after: string | null,
  signal: AbortSignal,
): Response {
  const ended = new AbortController()
  const whole = AbortSignal.any([signal, ended.signal])
  const follower = new Follower(desk, owner, state, startOf(after, state))
  const stream = new ReadableStream<Uint8Array>({
    async start(controller) {
      const encoder = new TextEncoder()
      const write = (text: string) => {
        if (!whole.aborted) controller.enqueue(encoder.encode(text))
      }
      const heartbeat = setInterval(() => write(': still here\n\n'), HEARTBEAT_MS)
      write(': following\n\n')
      try {
        await follower.follow(write, whole)
      } finally {
        clearInterval(heartbeat)
        try {
          controller.close()
        } catch {
          // Whoever read it has closed it.
        }
      }
    },
    cancel: () => ended.abort(),
  })
  return new Response(stream, {
    headers: {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
    },
  })
}

/** A number of another inbox, or of a store that was set aside, begins at the present. */
function startOf(after: string | null, { version }: InboxState): number {
  const number = after !== null && /^\d{1,15}$/.test(after) ? Number(after) : version
  return number > version ? version : number
}

class Follower {
  readonly #desk: Desk
  readonly #inbox: string
  readonly #opener: Opener
  #sent: number

  constructor(desk: Desk, owner: Owner, { id }: InboxState, sent: number) {
    this.#desk = desk
    this.#inbox = id
    this.#opener = new Opener(desk.vault.secret, owner, id)
    this.#sent = sent
  }

  async follow(write: (text: string) => void, signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      // Armed before the store is asked, so that nothing rings in between unheard.
      const woken = rung(this.#desk, this.#inbox, signal)
      if (!(await this.#catchUp(write, signal))) return
      await woken
    }
  }

  /** False where the inbox is gone. */
  async #catchUp(write: (text: string) => void, signal: AbortSignal): Promise<boolean> {
    const { inboxes } = this.#desk.vault.store
    for (;;) {
      const state = await inboxes.get(this.#inbox)
      if (state === null) {
        write(`data: ${JSON.stringify({ kind: 'gone' } satisfies InboxEvent)}\n\n`)
        return false
      }
      if (state.version <= this.#sent || signal.aborted) return true
      if (state.cleared > this.#sent) this.#send(write, state.cleared, { kind: 'cleared' })
      const rows = await inboxes.after(this.#inbox, this.#sent, BATCH)
      for (const row of rows) {
        const arrival = openHead(this.#opener, this.#inbox, row)
        this.#send(write, row.version, { kind: 'arrival', arrival })
      }
      // The rest up to that version has fallen out of the ring.
      if (rows.length < BATCH) this.#sent = Math.max(this.#sent, state.version)
    }
  }

  #send(write: (text: string) => void, version: number, event: InboxEvent): void {
    this.#sent = version
    write(`id: ${version}\ndata: ${JSON.stringify(event)}\n\n`)
  }
}

/** Resolves when the inbox was written to, by this process or, at the next poll, by another. */
function rung({ bell }: Desk, inbox: string, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const wake = () => {
      clearTimeout(timer)
      bell.off(inbox, wake)
      signal.removeEventListener('abort', wake)
      resolve()
    }
    const timer = setTimeout(wake, POLL_MS)
    bell.once(inbox, wake)
    signal.addEventListener('abort', wake)
  })
}
