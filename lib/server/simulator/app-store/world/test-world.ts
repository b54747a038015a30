import 'server-only'
import { must } from '../test-client'
import { AppStoreWorld } from '../world'
import type { Act, Customer, Notification, Side } from './model'

/** A world of its own for each test, with a clock that stands still unless it is moved. */

export const START = Date.UTC(2026, 0, 31, 10)
export const MINUTE = 60_000
export const DAY = 86_400_000

export function bench(side: Side = 'sandbox') {
  const clock = { now: START }
  const world = new AppStoreWorld({
    now: () => clock.now,
    random: (n) => new Uint8Array(n).fill(7),
  })
  const start = (id: string) => {
    const { customerId } = must(world.startScenario('local', side, id, { begin: 'now' }))
    const found = world.of('local').sides[side].customers.find((row) => row.id === customerId)
    if (!found) throw new Error('no customer')
    return found
  }
  const advance = (by: number | 'next-event') => must(world.advance('local', side, by))
  const act = (customer: Customer, what: Act) => must(world.act('local', side, customer.id, what))
  const sent = (customer?: Customer) =>
    world
      .of('local')
      .sides[side].notifications.filter((row) => !customer || row.customerId === customer.id)
  return { clock, world, start, advance, act, sent, side }
}

export const names = (rows: Notification[]) =>
  rows.map(({ type, subtype }) => (subtype === null ? type : `${type}/${subtype}`))
export const statuses = (rows: Notification[]) => rows.map(({ content }) => content.fields.status)
