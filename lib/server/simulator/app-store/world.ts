import 'server-only'
import type { AppStoreSwitches, SimulatedInAppKey } from '@/lib/simulator/app-store-state'
import { act } from './world/acts'
import { WorldBase } from './world/base'
import { drawKey } from './world/draw'
import type { IssuedKey } from './world/keys'
import type { Act, Product, Rate, Side, Stage } from './world/model'
import { findProduct } from './world/payloads'
import { DONE, no, type Result, refuse } from './world/result'
import { END_OF_TIME, nextEvent, setClock } from './world/run'
import { newCustomer, startScenario } from './world/scenarios'
import { readStoreKit } from './world/storekit'

const MOST_CUSTOMERS = 60
const MOST_APPS = 20
const FASTEST = 100_000

/**
 * Everything that the simulated App Store knows. It belongs to owners, who do not see each other.
 * What cannot be done is answered with `{ ok: false, code, message }`, never with an exception.
 */
export class AppStoreWorld extends WorldBase {
  issueKey(owner: string): Result<IssuedKey> {
    return this.done(owner, this.keys.issue(owner, this.of(owner).issuerId))
  }

  registerKey(
    owner: string,
    key: { issuerId: string; keyId: string; spki: Uint8Array },
  ): Result<{ key: SimulatedInAppKey }> {
    const result = this.done(owner, this.keys.register(owner, key))
    return result.ok ? { ok: true, key: drawKey(result.key) } : result
  }

  revokeKey(owner: string, keyId: string): Result {
    return this.done(owner, this.keys.revoke(owner, keyId))
  }

  startScenario(
    owner: string,
    side: Side,
    id: string,
    options: { bundleId?: string; begin: 'now' | 'past'; name?: string },
  ): Result<{ customerId: string; transactionId: string | null }> {
    const stage = this.stage(owner, side)
    const full = this.full(stage)
    if (full) return full
    const bundleId = options.bundleId ?? stage.owner.apps[0]?.bundleId ?? ''
    const made = this.done(owner, startScenario(stage, id, { ...options, bundleId }))
    if (!made.ok) return made
    const { customer } = made
    const transactionId = customer.transactions[0]?.transactionId ?? null
    return { ok: true, customerId: customer.id, transactionId }
  }

  addCustomer(
    owner: string,
    side: Side,
    name: string,
    bundleId?: string,
  ): Result<{ customerId: string }> {
    const stage = this.stage(owner, side)
    const full = this.full(stage)
    if (full) return full
    const app = stage.owner.apps.find((row) => bundleId === undefined || row.bundleId === bundleId)
    if (!app) return no('There is no such app.')
    const of = { bundleId: app.bundleId, name, scenario: null, title: name }
    return this.done(owner, { ok: true, customerId: newCustomer(stage, of).id })
  }

  removeCustomer(owner: string, side: Side, customerId: string): Result {
    const { world } = this.stage(owner, side)
    const at = world.customers.findIndex(({ id }) => id === customerId)
    if (at < 0) return no('This customer no longer exists.')
    world.customers.splice(at, 1)
    return this.done(owner, DONE)
  }

  act(owner: string, side: Side, customerId: string, what: Act): Result {
    const stage = this.stage(owner, side)
    const customer = stage.world.customers.find(({ id }) => id === customerId)
    if (!customer) return no('This customer no longer exists.')
    return this.done(owner, act(stage, customer, what))
  }

  /** Moves a side's clock forward; everything in between happens, in order. */
  advance(owner: string, side: Side, by: number | 'next-event'): Result {
    const { world, now } = this.stage(owner, side)
    const next = by === 'next-event' ? nextEvent(world) : now + by
    if (next === null) return no('Nothing is due to happen by itself.')
    if (!(next >= now)) return no('The clock can only be moved forward.')
    if (next >= END_OF_TIME) return no('The clock cannot be moved beyond 2048.')
    setClock(world, next, this.sources.now(), world.clock.speed)
    this.stage(owner, side)
    return this.done(owner, DONE)
  }

  /** 1 is real time, 0 stands still. */
  play(owner: string, side: Side, speed: number): Result {
    if (!(speed >= 0 && speed <= FASTEST)) return no(`The speed must be from 0 to ${FASTEST}.`)
    const { world, now } = this.stage(owner, side)
    setClock(world, now, this.sources.now(), speed)
    return this.done(owner, DONE)
  }

  configure(
    owner: string,
    side: Side,
    change: { rate?: Rate; graceDays?: 0 | 3 | 16 | 28; switches?: Partial<AppStoreSwitches> },
  ): Result {
    const { world } = this.stage(owner, side)
    if (change.rate) world.rate = change.rate
    if (change.graceDays !== undefined) world.graceDays = change.graceDays
    Object.assign(world.switches, change.switches)
    return this.done(owner, DONE)
  }

  /** Where notifications of an app go. Whether the address may be reached is the server's to say. */
  setUrl(owner: string, bundleId: string, side: Side, url: string | null): Result {
    const app = this.of(owner).apps.find((row) => row.bundleId === bundleId)
    if (!app) return no('There is no such app.')
    app.urls[side] = url
    return this.done(owner, DONE)
  }

  addApp(owner: string, app: { bundleId: string; name: string; appAppleId: number }): Result {
    const { apps } = this.of(owner)
    if (apps.length >= MOST_APPS) return no(`There are ${MOST_APPS} apps already.`)
    if (apps.some(({ bundleId }) => bundleId === app.bundleId))
      return no('The app is there already.')
    apps.push({ ...app, released: true, urls: { sandbox: null, production: null } })
    return this.done(owner, DONE)
  }

  setReleased(owner: string, bundleId: string, released: boolean): Result {
    const app = this.of(owner).apps.find((row) => row.bundleId === bundleId)
    if (!app) return no('There is no such app.')
    app.released = released
    return this.done(owner, DONE)
  }

  setForSale(owner: string, bundleId: string, productId: string, forSale: boolean): Result {
    const product = findProduct(this.of(owner), bundleId, productId)
    if (!product) return no('There is no such product.')
    product.forSale = forSale
    return this.done(owner, DONE)
  }

  /** The products of a `.storekit` file take the place of those of the same name. */
  readStoreKit(owner: string, bundleId: string, text: string): Result<{ count: number }> {
    const own = this.of(owner)
    if (!own.apps.some((app) => app.bundleId === bundleId)) return no('There is no such app.')
    const read = readStoreKit(text, bundleId)
    if (!read.ok) return read
    const ids = new Set(read.products.map(({ productId }) => productId))
    const isOld = (row: Product) => row.bundleId === bundleId && ids.has(row.productId)
    own.products = [...own.products.filter((row) => !isOld(row)), ...read.products]
    return this.done(owner, { ok: true, count: read.products.length })
  }

  private full({ world, owner }: Stage): ReturnType<typeof refuse> | null {
    if (!this.owners.has(owner.owner)) {
      return refuse('too-many-owners', 'The simulator serves too many people already.')
    }
    return world.customers.length >= MOST_CUSTOMERS
      ? refuse('too-many', `There are ${MOST_CUSTOMERS} customers already. Remove one first.`)
      : null
  }
}
