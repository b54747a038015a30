import 'server-only'
import type { Result } from './world/model'

/** Where the world is kept. Whoever provides it decides how it is sealed. */
export interface WorldStorage {
  /** `null`: nothing was saved yet. */
  load(): Promise<Uint8Array | null>
  /** Durable when it resolves. */
  save(bytes: Uint8Array): Promise<void>
}

/** A world that can be saved. */
export interface Persistable {
  snapshot(): Uint8Array
  /** Fills a new world with what was saved. */
  restore(bytes: Uint8Array): Result
  onChange(listener: () => void): () => void
}

export interface Persistence {
  /** `unreadable`: what was saved cannot be used, and the world begins anew. */
  start: 'new' | 'restored' | 'unreadable'
  /** Saves what is not saved yet. Throws where that fails. */
  flush(): Promise<void>
  /**
   * The same before somebody is told that something is done: what they then hold, such as a key or a
   * device token, outlives this process however that ends. A save that fails is told to `onProblem`.
   */
  saved(): Promise<void>
  /** Stops watching, then as `flush`. */
  close(): Promise<void>
}

export interface PersistOptions {
  /** Changes within this many milliseconds are saved together. */
  delayMs?: number
  /** A save failed that nobody waits for, or `saved` does; the next change tries again. */
  onProblem(error: unknown): void
}

/** Fills a new world from its storage and from then on saves it after every change. */
export async function persistWorld(
  world: Persistable,
  storage: WorldStorage,
  options: PersistOptions,
): Promise<Persistence> {
  const saved = await storage.load()
  const start = saved === null ? 'new' : world.restore(saved).ok ? 'restored' : 'unreadable'
  let dirty = false
  let timer: NodeJS.Timeout | null = null
  let running: Promise<void> = Promise.resolve()

  const save = () => {
    const next = running.then(async () => {
      if (!dirty) return
      dirty = false
      try {
        await storage.save(world.snapshot())
      } catch (error) {
        dirty = true
        throw new Error('the state of the simulator could not be saved', { cause: error })
      }
    })
    running = next.catch(() => undefined)
    return next
  }
  const stop = world.onChange(() => {
    dirty = true
    timer ??= setTimeout(() => {
      timer = null
      save().catch(options.onProblem)
    }, options.delayMs ?? 500)
    timer.unref()
  })
  const flush = async () => {
    if (timer) clearTimeout(timer)
    timer = null
    await save()
  }
  return {
    start,
    flush,
    saved: () => flush().catch(options.onProblem),
    close: async () => {
      stop()
      await flush()
    },
  }
}
