import 'server-only'
import type { AppStoreFault } from '@/lib/simulator/app-store-state'
import { isErrorCode } from '../errors'
import { type Result, refuse } from './result'

const MOST_WAITING = 20
const MOST_TIMES = 1000
const LONGEST_MS = 86_400_000
const LONGEST_DELAY_MS = 120_000

/** What the next requests of an owner are answered with, first come first served. */
export class AppStoreFaults {
  private readonly queues = new Map<string, AppStoreFault[]>()

  of(owner: string): AppStoreFault[] {
    return [...(this.queues.get(owner) ?? [])]
  }

  add(owner: string, fault: AppStoreFault): Result {
    if (fault.kind === 'error' && !isErrorCode(fault.errorCode)) {
      return refuse('no-such-code', 'This is not an error code that Apple documents.')
    }
    if (!within(fault.times, 1, MOST_TIMES)) {
      return refuse('bad-times', `A fault can apply to 1 to ${MOST_TIMES} requests.`)
    }
    if (fault.kind === 'slow' && !within(fault.delayMs, 1, LONGEST_DELAY_MS)) {
      return refuse('bad-delay', 'A delay can be at most two minutes.')
    }
    if (fault.kind === 'rate-limit' && !within(fault.waitMs, 1, LONGEST_MS)) {
      return refuse('bad-wait', 'A wait can be at most a day.')
    }
    const queue = this.queues.get(owner) ?? []
    if (queue.length >= MOST_WAITING) {
      return refuse('too-many-faults', `${MOST_WAITING} faults are waiting already.`)
    }
    this.queues.set(owner, [...queue, { ...fault }])
    return { ok: true }
  }

  /** The fault of this request; each counts down the requests that it is for. */
  take(owner: string): AppStoreFault | null {
    const queue = this.queues.get(owner)
    const [first] = queue ?? []
    if (!queue || !first) return null
    const left = first.times - 1
    this.queues.set(
      owner,
      left > 0 ? [{ ...first, times: left }, ...queue.slice(1)] : queue.slice(1),
    )
    return first
  }

  clear(owner: string): void {
    this.queues.delete(owner)
  }
}

function within(value: number, least: number, most: number): boolean {
  return Number.isSafeInteger(value) && value >= least && value <= most
}
