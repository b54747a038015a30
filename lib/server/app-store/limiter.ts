import 'server-only'

/** What a call counts against: an app’s requests of one kind in one environment. */
export interface Allowance {
  /** Names owner, environment and call; nothing secret. */
  name: string
  /** `null`: none is kept on this side. */
  perSecond: number | null
}

/** `wait`: milliseconds until its turn, which is kept for it. `held`: not before that instant. */
export type Turn = { kind: 'wait'; ms: number } | { kind: 'held'; until: number; why: Held }
type Held = 'asked' | 'own-limit'

interface Lane {
  /** When the next call may go out if none went before; milliseconds since 1970 UTC. */
  next: number
  /** Until when the server asked to wait. */
  held: number
}

/** Calls wait this long at most on the server; beyond it the page is told and asks again. */
const LONGEST_WAIT_MS = 1_000
const MOST_LANES = 2_000

/**
 * Keeps calls within Apple’s limits, in this process: as many at once as a second allows, then
 * evenly. What the server asked for with a 429 counts for everybody who shares the allowance.
 */
export class Limiter {
  private readonly lanes = new Map<string, Lane>()

  /** The turn of one more call. It is taken with `wait`, and not with `held`. */
  take({ name, perSecond }: Allowance, now: number): Turn {
    const lane = this.lane(name)
    if (lane.held > now) return { kind: 'held', until: lane.held, why: 'asked' }
    if (perSecond === null) return { kind: 'wait', ms: 0 }
    const gap = 1_000 / perSecond
    const burst = Math.max(0, 1_000 - gap)
    const at = Math.max(now, lane.next - burst)
    if (at - now > LONGEST_WAIT_MS) return { kind: 'held', until: Math.ceil(at), why: 'own-limit' }
    lane.next = Math.max(now, lane.next) + gap
    return { kind: 'wait', ms: at - now }
  }

  /** The server asked for patience until then. */
  hold(name: string, until: number): void {
    const lane = this.lane(name)
    lane.held = Math.max(lane.held, until)
  }

  /** The one used last is the last to go. */
  private lane(name: string): Lane {
    const lane = this.lanes.get(name) ?? { next: 0, held: 0 }
    this.lanes.delete(name)
    this.lanes.set(name, lane)
    const [oldest] = this.lanes.keys()
    if (this.lanes.size > MOST_LANES && oldest !== undefined) this.lanes.delete(oldest)
    return lane
  }
}
