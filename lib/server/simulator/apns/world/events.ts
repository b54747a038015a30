import 'server-only'
import type { Numbered, StreamEvent } from '@/lib/simulator/state'
import type { Limits } from './limits'
import { type Result, refuse, type Sources } from './model'
import type { WireLog } from './wire-log'

export type Listener<State, Entry> = (event: Numbered<StreamEvent<State, Entry>>) => void

export interface Subscription {
  /** False: entries of the wire log between `after` and now are no longer there. */
  whole: boolean
  unsubscribe(): void
}

/**
 * What a page follows. Events are numbered upwards from the clock at the start, so that a number of
 * an earlier run is always older. Only wire entries are kept for resuming; of the state only the
 * newest counts.
 */
export class Events<State, Entry extends { id: string }> {
  private readonly listeners = new Map<string, Set<Listener<State, Entry>>>()
  private readonly dirty = new Set<string>()
  private number: number

  constructor(
    private readonly sources: Sources,
    private readonly limits: Pick<Limits, 'subscribersPerOwner'>,
    private readonly log: WireLog<Entry>,
    private readonly state: (owner: string) => State,
  ) {
    this.number = sources.now()
  }

  wire(owner: string, entry: Entry): void {
    this.number += 1
    this.log.add(owner, this.number, entry)
    this.send(owner, { number: this.number, event: { kind: 'wire', entry } })
  }

  /** Many changes in a moment make one event. */
  changed(owner: string): void {
    if (!this.listeners.has(owner) || this.dirty.has(owner)) return
    this.dirty.add(owner)
    this.sources.defer(() => {
      this.dirty.delete(owner)
      if (!this.listeners.has(owner)) return
      this.number += 1
      this.send(owner, {
        number: this.number,
        event: { kind: 'state', state: this.state(owner) },
      })
    })
  }

  /** Sends the wire entries after `after` (none where it is left out), then the state, then what comes. */
  subscribe(owner: string, listener: Listener<State, Entry>, after?: number): Result<Subscription> {
    const of = this.listeners.get(owner) ?? new Set()
    if (of.size >= this.limits.subscribersPerOwner) {
      return refuse(
        'too-many-subscribers',
        'Too many pages are following the simulator already. Close one, then reload this page.',
      )
    }
    const missed = after === undefined ? { kept: [], whole: true } : this.log.since(owner, after)
    for (const { number, entry } of missed.kept) {
      listener({ number, event: { kind: 'wire', entry } })
    }
    listener({ number: this.number, event: { kind: 'state', state: this.state(owner) } })
    of.add(listener)
    this.listeners.set(owner, of)
    return {
      ok: true,
      whole: missed.whole,
      unsubscribe: () => {
        of.delete(listener)
        if (of.size === 0) this.listeners.delete(owner)
      },
    }
  }

  forget(owner: string): void {
    this.listeners.delete(owner)
  }

  private send(owner: string, event: Numbered<StreamEvent<State, Entry>>): void {
    const of = this.listeners.get(owner)
    for (const listener of of ?? []) {
      try {
        listener(event)
      } catch {
        // A page that is gone cannot be told; APNs' answer must not depend on it.
        of?.delete(listener)
      }
    }
  }
}
