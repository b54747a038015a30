import type { FromWorker, RequestKind, Requests } from './protocol'

interface Waiting {
  resolve: (answer: unknown) => void
  reject: (error: Error) => void
}

/**
 * The worker that verifies and keeps what was loaded. It is never stopped for taking long: a batch is
 * twenty tokens, and its size is what the App Store answers and not what somebody pastes.
 */
class EvidenceEngine {
  readonly #worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })
  readonly #waiting = new Map<number, Waiting>()
  #last = 0

  constructor() {
    this.#worker.onerror = () => {
      const error = new Error(
        'The part of the page that verifies tokens could not be loaded. Reload the page.',
      )
      for (const { reject } of this.#waiting.values()) reject(error)
      this.#waiting.clear()
    }
    this.#worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
      if ('ready' in data) return
      const waiting = this.#waiting.get(data.id)
      this.#waiting.delete(data.id)
      if (data.ok) waiting?.resolve(data.answer)
      else waiting?.reject(new Error(data.message))
    }
  }

  /** Rejects where the engine could not be loaded, or for a bug in it. */
  ask<Kind extends RequestKind>(
    kind: Kind,
    ask: Requests[Kind]['ask'],
  ): Promise<Requests[Kind]['answer']> {
    const id = ++this.#last
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve: resolve as Waiting['resolve'], reject })
      this.#worker.postMessage({ id, kind, ask })
    })
  }
}

let shared: EvidenceEngine | null = null

/** The one of this tab: what it holds outlives the page, so that coming back loads nothing again. */
export function evidenceEngine(): EvidenceEngine {
  shared ??= new EvidenceEngine()
  return shared
}
