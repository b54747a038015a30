import 'server-only'
import { act } from './acts'
import type { Clock, Customer, OwnerWorld, SideWorld, Stage, Subscription } from './model'
import { dueAt, stepSubscription } from './subscription'

/** The last instant that signing certificates are good for: no clock goes beyond it. */
export const END_OF_TIME = Date.UTC(2049, 0, 1)
/** Events worked off in one go; whatever is left is worked off with the next. */
const MOST_EVENTS = 20_000

/** The simulated time at a real one. */
export function timeOf(clock: Clock, real: number): number {
  return Math.min(END_OF_TIME, Math.round(clock.world + (real - clock.real) * clock.speed))
}

/** Sets the clock, running on at `speed`: 1 is real time, 0 stands still. */
export function setClock(world: SideWorld, now: number, real: number, speed: number): void {
  world.clock = { world: Math.min(END_OF_TIME, now), real, speed }
}

interface Due {
  at: number
  customer: Customer
  /** `null`: the next of what is planned. */
  sub: Subscription | null
}

/** Lets everything happen that is due until `now`, in order of time. Returns how many events. */
export function runUntil(owner: OwnerWorld, world: SideWorld, now: number): number {
  let count = 0
  for (; count < MOST_EVENTS; count += 1) {
    const due = nextDue(world)
    if (!due || due.at > now) break
    happen({ owner, world, now: due.at }, due)
  }
  return count
}

/** When something happens next by itself; `null`: nothing is going to. */
export function nextEvent(world: SideWorld): number | null {
  return nextDue(world)?.at ?? null
}

function happen(stage: Stage, { customer, sub }: Due): void {
  if (sub) {
    stepSubscription(stage, customer, sub)
    return
  }
  const planned = customer.plan.shift()
  if (!planned) return
  const result = act(stage, customer, planned.act)
  if (!result.ok) customer.problems = [...customer.problems, result.message].slice(-10)
}

function nextDue(world: SideWorld): Due | null {
  let first: Due | null = null
  for (const customer of world.customers) {
    // What is planned comes before a renewal at the same instant.
    const planned = customer.plan[0]?.at
    if (planned !== undefined && (!first || planned < first.at)) {
      first = { at: planned, customer, sub: null }
    }
    for (const sub of customer.subscriptions) {
      const at = dueAt(sub)
      if (at !== null && (!first || at < first.at)) first = { at, customer, sub }
    }
  }
  return first
}
