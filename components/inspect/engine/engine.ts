import type { FromWorker, RequestKind, Requests } from './protocol'

/** How long one answer may take before the worker is killed. */
const LONGEST_MS = 2_000
/** Where the page itself was busy, an answer may be there and not yet read: this long it is looked for. */
const LOOK_AGAIN_MS = 250
/** The spare one waits so long, for its loading would hold up the page that is just being opened. */
const SPARE_AFTER_MS = 1_000
/** How long its program may take to load. */
const LONGEST_LOAD_MS = 30_000

export type EngineAnswer<Kind extends RequestKind> =
  | { kind: 'answer'; answer: Requests[Kind]['answer'] }
  /** Killed, because it took longer than two seconds. */
  | { kind: 'stopped' }
  /** Loading failed, or there is a bug in the engine. */
  | { kind: 'failed'; message: string }

/**
 * The paste engine in a worker of its own, which is killed where it takes too long. A spare one
 * stands ready, so that the next paste needs no request even after one was killed.
 */
export class Engine {
  private current: Hand | null = null
  private spare: Hand | null = null

  /** Loads the workers; without it the first `ask` does. */
  start(): void {
    this.current ??= new Hand()
    const { current } = this
    void current.ready.then((ready) => {
      if (!ready || this.spare) return
      setTimeout(() => {
        if (this.current === current) this.spare ??= new Hand()
      }, SPARE_AFTER_MS)
    })
  }

  async ask<Kind extends RequestKind>(
    kind: Kind,
    ask: Requests[Kind]['ask'],
  ): Promise<EngineAnswer<Kind>> {
    this.start()
    const hand = this.current
    if (!hand) throw new Error('the engine was started and has no worker')
    const answer = await hand.ask(kind, ask)
    if (hand.dead && this.current === hand) {
      this.current = this.spare
      this.spare = null
      this.start()
    }
    return answer
  }

  stop(): void {
    this.current?.kill()
    this.spare?.kill()
    this.current = null
    this.spare = null
  }
}

type Settle = (answer: EngineAnswer<RequestKind>) => void

/** One worker and what it was asked. */
class Hand {
  dead = false
  /** Whether its program loaded. */
  readonly ready: Promise<boolean>
  private readonly worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })
  private readonly waiting = new Map<number, Settle>()
  private last = 0

  constructor() {
    this.ready = new Promise((resolve) => {
      const loading = setTimeout(() => fail(), LONGEST_LOAD_MS)
      const fail = () => {
        clearTimeout(loading)
        resolve(false)
        this.end({
          kind: 'failed',
          message:
            'The part of the page that reads this could not be loaded. Copy what you pasted, reload the page, and paste it again.',
        })
      }
      this.worker.onerror = fail
      this.worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
        if ('ready' in data) {
          clearTimeout(loading)
          resolve(true)
          return
        }
        const settle = this.waiting.get(data.id)
        this.waiting.delete(data.id)
        settle?.(
          data.ok
            ? { kind: 'answer', answer: data.answer as Requests[RequestKind]['answer'] }
            : { kind: 'failed', message: data.message },
        )
      }
    })
  }

  async ask<Kind extends RequestKind>(
    kind: Kind,
    ask: Requests[Kind]['ask'],
  ): Promise<EngineAnswer<Kind>> {
    if (!(await this.ready) || this.dead) {
      return {
        kind: 'failed',
        message:
          'The part of the page that reads this could not be loaded. Copy what you pasted, reload the page, and paste it again.',
      }
    }
    const id = ++this.last
    return new Promise((resolve) => {
      let limit = setTimeout(() => {
        limit = setTimeout(() => this.end({ kind: 'stopped' }), LOOK_AGAIN_MS)
      }, LONGEST_MS - LOOK_AGAIN_MS)
      this.waiting.set(id, (answer) => {
        clearTimeout(limit)
        resolve(answer as EngineAnswer<Kind>)
      })
      this.worker.postMessage({ id, kind, ask })
    })
  }

  kill(): void {
    this.end({ kind: 'stopped' })
  }

  /** Kills the worker; whoever waits gets that answer. */
  private end(answer: EngineAnswer<RequestKind>): void {
    this.dead = true
    this.worker.terminate()
    for (const settle of this.waiting.values()) settle(answer)
    this.waiting.clear()
  }
}
