import 'server-only'
import type {
  AppStoreFault,
  AppStoreState,
  AppStoreWireEntry,
} from '@/lib/simulator/app-store-state'
import { Events, type Listener, type Subscription } from '../../apns/world/events'
import { DEFAULT_LIMITS, type Limits } from '../../apns/world/limits'
import { fillSources, type Sources, type WorldOptions } from '../../apns/world/model'
import { WireLog } from '../../apns/world/wire-log'
import { drawKey, drawSide } from './draw'
import { AppStoreFaults } from './faults'
import { InAppKeys } from './keys'
import { type OwnerWorld, SIDES, type Side, type Stage } from './model'
import { newOwnerWorld } from './owner'
import type { Result } from './result'
import { runUntil, timeOf } from './run'
import { SCENARIOS } from './scenario-list'
import { applySnapshot, takeSnapshot } from './snapshot'

type Place = Pick<AppStoreState, 'endpoints' | 'signingRoot' | 'tlsRoot'>

/** What keeps a simulated App Store: its owners and keys, what it logs and tells, how it is saved. */
export class WorldBase {
  readonly sources: Sources
  readonly fallbackOwner: string | null
  readonly keys: InAppKeys
  readonly owners = new Map<string, OwnerWorld>()
  protected readonly limits: Limits
  private readonly faults = new AppStoreFaults()
  private readonly log: WireLog<AppStoreWireEntry>
  private readonly events: Events<AppStoreState, AppStoreWireEntry>
  private readonly changeListeners = new Set<() => void>()
  private place: Place = {
    endpoints: { sandbox: '', production: '' },
    signingRoot: { fingerprint: '', file: null },
    tlsRoot: { fingerprint: '', file: null },
  }

  constructor(options: WorldOptions = {}) {
    this.sources = fillSources(options)
    this.limits = { ...DEFAULT_LIMITS, ...options.limits }
    this.fallbackOwner = options.fallbackOwner === undefined ? 'local' : options.fallbackOwner
    this.keys = new InAppKeys(this.sources)
    this.log = new WireLog(this.limits)
    this.events = new Events(this.sources, this.limits, this.log, (owner) => this.state(owner))
  }

  /** The owner's world, as it is now; made where there is none yet. */
  of(owner: string): OwnerWorld {
    const known = this.owners.get(owner)
    if (known) return known
    const made = newOwnerWorld(owner, this.sources)
    // Nobody in particular only looks.
    if (owner !== '' && this.owners.size < this.limits.owners) this.owners.set(owner, made)
    return made
  }

  /** Lets happen what is due on a side, and says when that is. */
  stage(owner: string, side: Side): Stage {
    const own = this.of(owner)
    const world = own.sides[side]
    const now = timeOf(world.clock, this.sources.now())
    if (runUntil(own, world, now) > 0) this.changed(owner)
    return { owner: own, world, now }
  }

  /** Lets happen what is due, for everybody. */
  tick(): void {
    for (const [owner, { sides }] of this.owners) {
      for (const side of SIDES) if (sides[side].customers.length > 0) this.stage(owner, side)
    }
  }

  answerNext(owner: string, fault: AppStoreFault): Result {
    return this.done(owner, this.faults.add(owner, fault))
  }

  clearFaults(owner: string): void {
    this.faults.clear(owner)
    this.changed(owner)
  }

  takeFault(owner: string): AppStoreFault | null {
    const fault = this.faults.take(owner)
    if (fault) this.changed(owner)
    return fault
  }

  state(owner: string): AppStoreState {
    const own = this.of(owner)
    for (const side of SIDES) this.stage(owner, side)
    const real = this.sources.now()
    return structuredClone({
      ...this.place,
      issuerId: own.issuerId,
      keys: this.keys.of(owner).map(drawKey),
      apps: own.apps,
      products: own.products,
      sides: {
        sandbox: drawSide(own.sides.sandbox, real),
        production: drawSide(own.sides.production, real),
      },
      faults: this.faults.of(owner),
      scenarios: SCENARIOS.map(({ id, title, about }) => ({ id, title, about })),
    })
  }

  /** Newest first. `before` is the id of the last entry of the page before. */
  wireLog(owner: string, page: { limit: number; before?: string }): AppStoreWireEntry[] {
    return this.log.page(owner, page.limit, page.before)
  }

  /** See `Events.subscribe`. */
  subscribe(
    owner: string,
    listener: Listener<AppStoreState, AppStoreWireEntry>,
    options: { after?: number } = {},
  ): Result<Subscription> {
    return this.events.subscribe(owner, listener, options.after)
  }

  /** Everything of this owner goes, at once. */
  forgetOwner(owner: string): void {
    this.keys.forget(owner)
    this.owners.delete(owner)
    this.faults.clear(owner)
    this.log.forget(owner)
    this.events.forget(owner)
    this.changed(owner)
  }

  describe(place: Place): void {
    this.place = place
  }

  nameRequest(): string {
    return this.log.name(this.sources.now())
  }

  /** `owner: null`: nothing ties the request to anybody, and nobody sees it. */
  record(owner: string | null, entry: AppStoreWireEntry): void {
    if (owner !== null) this.events.wire(owner, entry)
  }

  /** For saving; private keys are not in it: the simulator has none. */
  snapshot(): Uint8Array {
    return takeSnapshot(this)
  }

  restore(bytes: Uint8Array): Result {
    return applySnapshot(this, bytes)
  }

  onChange(listener: () => void): () => void {
    this.changeListeners.add(listener)
    return () => this.changeListeners.delete(listener)
  }

  /** Says that something of this owner is worth drawing and saving anew. */
  changed(owner: string): void {
    this.events.changed(owner)
    for (const listener of this.changeListeners) listener()
  }

  protected done<T>(owner: string, result: Result<T>): Result<T> {
    if (result.ok) this.changed(owner)
    return result
  }
}
