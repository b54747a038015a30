import 'server-only'
import type { Fault } from '@/lib/simulator/faults'
import { isReason } from '../reasons'
import type { Limits } from './limits'
import { type Result, refuse } from './model'

const LONGEST_DELAY_MS = 120_000
const LONGEST_RETRY_S = 86_400

/** What the next requests of an owner are answered with, first come first served. */
export class Faults {
  private readonly queues = new Map<string, Fault[]>()

  constructor(private readonly limits: Limits) {}

  of(owner: string): Fault[] {
    return [...(this.queues.get(owner) ?? [])]
  }

  add(owner: string, fault: Fault): Result {
    if ('reason' in fault && !isReason(fault.reason)) {
      return refuse('no-such-reason', 'This is not a reason that Apple documents.')
    }
    if (!within(fault.delayMs ?? 0, LONGEST_DELAY_MS)) {
      return refuse('bad-delay', 'A delay can be at most two minutes.')
    }
    if (fault.kind === 'answer' && !within(fault.retryAfter ?? 0, LONGEST_RETRY_S)) {
      return refuse('bad-retry-after', 'Retry-After must be whole seconds, at most a day.')
    }
    const queue = this.queues.get(owner) ?? []
    if (queue.length >= this.limits.faultsPerOwner) {
      return refuse('too-many-faults', `${this.limits.faultsPerOwner} answers are waiting already.`)
    }
    this.queues.set(owner, [...queue, fault])
    return { ok: true }
  }

  take(owner: string): Fault | null {
    const queue = this.queues.get(owner)
    return queue?.shift() ?? null
  }

  clear(owner: string): void {
    this.queues.delete(owner)
  }
}

function within(value: number, most: number): boolean {
  return Number.isSafeInteger(value) && value >= 0 && value <= most
}
