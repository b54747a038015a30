import 'server-only'
import type { Fault } from '@/lib/simulator/faults'
import type {
  SimulatedApp,
  SimulatedKey,
  SimulatorState,
  WireLogEntry,
} from '@/lib/simulator/state'
import { type Delivery, deliverStored, handOver } from './delivery'
import { type AppRequest, Devices } from './world/devices'
import { drawDevice, drawKey, drawTeam } from './world/draw'
import { Events, type Listener, type Subscription } from './world/events'
import { Faults } from './world/faults'
import { DEFAULT_LIMITS, type Limits } from './world/limits'
import {
  fillSources,
  type Push,
  type Result,
  refuse,
  type Sources,
  type TokenRecord,
  type WorldOptions,
} from './world/model'
import { applySnapshot, takeSnapshot } from './world/snapshot'
import { type IssuedKey, type KeyRegistration, type KeyRequest, Teams } from './world/teams'
import { Tokens } from './world/tokens'
import { WireLog } from './world/wire-log'

/** Where the simulator is to be found. */
type Place = Pick<SimulatorState, 'endpoints' | 'rootFingerprint' | 'rootFile'>

/**
 * Everything that Apple's side knows, and the devices. It belongs to owners, who do not see each
 * other. What cannot be done is answered with `{ ok: false, code, message }`, never with an
 * exception. Times are milliseconds since 1970 UTC.
 */
export class World {
  readonly sources: Sources
  readonly limits: Limits
  readonly fallbackOwner: string | null
  readonly teams: Teams
  readonly devices: Devices
  readonly tokens: Tokens
  readonly faults: Faults
  private readonly log: WireLog<WireLogEntry>
  private readonly events: Events<SimulatorState, WireLogEntry>
  /** Owners who want the spelling that was seen on the wire. */
  readonly observedSpelling = new Set<string>()
  private readonly changeListeners = new Set<() => void>()
  private place: Place = {
    endpoints: { sandbox: '', production: '' },
    rootFile: null,
    rootFingerprint: '',
  }

  constructor(options: WorldOptions = {}) {
    this.sources = fillSources(options)
    this.limits = { ...DEFAULT_LIMITS, ...options.limits }
    this.fallbackOwner = options.fallbackOwner === undefined ? 'local' : options.fallbackOwner
    this.teams = new Teams(this.sources, this.limits)
    this.tokens = new Tokens(this.sources, this.limits)
    this.devices = new Devices(this.sources, this.limits, this.teams, this.tokens)
    this.faults = new Faults(this.limits)
    this.log = new WireLog(this.limits)
    this.events = new Events(this.sources, this.limits, this.log, (owner) => this.state(owner))
  }

  /** A new key with its Key ID and its `.p8` file, which is handed out once and not kept. */
  issueKey(owner: string, request: KeyRequest): Result<IssuedKey> {
    return this.room(owner) ?? this.done(owner, this.teams.issue(owner, request))
  }

  /** The public half of a key that the owner has; team-scoped for both sides unless told. */
  registerKey(owner: string, registration: KeyRegistration): Result<{ key: SimulatedKey }> {
    const full = this.room(owner)
    if (full) return full
    const result = this.done(owner, this.teams.register(owner, registration))
    return result.ok ? { ok: true, key: drawKey(result.key) } : result
  }

  revokeKey(owner: string, teamId: string, keyId: string): Result {
    return this.done(owner, this.teams.revoke(owner, teamId, keyId))
  }

  createDevice(owner: string, request: { name: string }): Result<{ deviceId: string }> {
    const full = this.room(owner)
    if (full) return full
    const result = this.done(owner, this.devices.create(owner, request.name))
    return result.ok ? { ok: true, deviceId: result.device.id } : result
  }

  renameDevice(owner: string, deviceId: string, name: string): Result {
    return this.done(owner, this.devices.rename(owner, deviceId, name))
  }

  removeDevice(owner: string, deviceId: string): Result {
    return this.done(owner, this.devices.remove(owner, deviceId))
  }

  /** Switching a device on delivers what waited for it and has not expired. */
  setOnline(owner: string, deviceId: string, online: boolean): Result {
    const device = this.devices.find(owner, deviceId)
    if (!device) return refuse('no-device', 'This device no longer exists.')
    if (online && !device.online) deliverStored(device, this.sources.now(), this.limits)
    device.online = online
    return this.done(owner, { ok: true })
  }

  /** Hands out new tokens, one per purpose; those of an earlier installation lead nowhere any more. */
  installApp(owner: string, deviceId: string, request: AppRequest): Result<{ app: SimulatedApp }> {
    const result = this.done(owner, this.devices.install(owner, deviceId, request))
    return result.ok ? { ok: true, app: structuredClone(result.app) } : result
  }

  /** APNs goes on answering 200 for a while (see `Limits.graceMs`), then 410 Unregistered. */
  removeApp(owner: string, deviceId: string, bundleId: string): Result {
    return this.done(owner, this.devices.removeApp(owner, deviceId, bundleId))
  }

  /** From now on the token is answered 410 ExpiredToken. */
  expireToken(owner: string, token: string): Result {
    return this.done(owner, this.devices.expireToken(owner, token))
  }

  clearNotifications(owner: string, deviceId: string): Result {
    const device = this.devices.find(owner, deviceId)
    if (!device) return refuse('no-device', 'This device no longer exists.')
    device.notifications = []
    for (const app of device.apps) app.badge = 0
    return this.done(owner, { ok: true })
  }

  /** The next request of this owner is answered so; further ones queue. */
  answerNext(owner: string, fault: Fault): Result {
    return this.done(owner, this.faults.add(owner, fault))
  }

  clearFaults(owner: string): void {
    this.faults.clear(owner)
    this.changed(owner)
  }

  spelling(owner: string | null): 'documented' | 'observed' {
    return owner !== null && this.observedSpelling.has(owner) ? 'observed' : 'documented'
  }

  setWireSpelling(owner: string, spelling: 'documented' | 'observed'): void {
    if (spelling === 'observed') this.observedSpelling.add(owner)
    else this.observedSpelling.delete(owner)
    this.changed(owner)
  }

  state(owner: string): SimulatorState {
    return structuredClone({
      ...this.place,
      teams: this.teams.of(owner).map(drawTeam),
      devices: this.devices.of(owner).map((device) => drawDevice(device, this.sources.now())),
      faults: this.faults.of(owner),
      wireSpelling: this.spelling(owner),
    })
  }

  /** Newest first. `before` is the id of the last entry of the page before. */
  wireLog(owner: string, page: { limit: number; before?: string }): WireLogEntry[] {
    return this.log.page(owner, page.limit, page.before)
  }

  /** See `Events.subscribe`. */
  subscribe(
    owner: string,
    listener: Listener<SimulatorState, WireLogEntry>,
    options: { after?: number } = {},
  ): Result<Subscription> {
    return this.events.subscribe(owner, listener, options.after)
  }

  /** Everything of this owner goes, at once. */
  forgetOwner(owner: string): void {
    for (const device of this.devices.of(owner)) this.devices.remove(owner, device.id)
    const teams = this.teams.all.filter((team) => team.owner !== owner)
    this.teams.all.splice(0, this.teams.all.length, ...teams)
    this.tokens.forget(owner)
    this.faults.clear(owner)
    this.log.forget(owner)
    this.events.forget(owner)
    this.observedSpelling.delete(owner)
    this.changed(owner)
  }

  /** Where the servers listen, for `state`. */
  describe(place: Place): void {
    this.place = place
  }

  /** An id for a request, sorting like the order of the answers. */
  nameRequest(): string {
    return this.log.name(this.sources.now())
  }

  /** `owner: null`: nothing ties the request to anybody, and nobody sees it. */
  record(owner: string | null, entry: WireLogEntry): void {
    if (owner !== null) this.events.wire(owner, entry)
  }

  takeFault(owner: string): Fault | null {
    const fault = this.faults.take(owner)
    if (fault) this.changed(owner)
    return fault
  }

  /** An accepted push goes on to the device of the token. */
  accept(token: TokenRecord, push: Push): Delivery {
    const delivery = handOver(this, token, push)
    this.changed(token.owner)
    return delivery
  }

  /** For saving; see `persist.ts`. Private keys are not in it: the simulator has none. */
  snapshot(): Uint8Array {
    return takeSnapshot(this)
  }

  /** Fills a new world with what was saved. */
  restore(bytes: Uint8Array): Result {
    return applySnapshot(this, bytes)
  }

  /** Calls back after every change that is worth saving. Returns how to stop. */
  onChange(listener: () => void): () => void {
    this.changeListeners.add(listener)
    return () => this.changeListeners.delete(listener)
  }

  private changed(owner: string): void {
    this.events.changed(owner)
    for (const listener of this.changeListeners) listener()
  }

  private done<T>(owner: string, result: Result<T>): Result<T> {
    if (result.ok) this.changed(owner)
    return result
  }

  private room(owner: string) {
    const owners = new Set([...this.teams.all, ...this.devices.all].map((record) => record.owner))
    if (owners.has(owner) || owners.size < this.limits.owners) return null
    return refuse('too-many-owners', 'The simulator serves too many people already.')
  }
}
