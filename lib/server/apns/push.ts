import 'server-only'
import type { ConnectionFacts, Outcome, OutcomeKind, TransportFault } from '@/lib/push/outcome'
import type { ApnsCall, Limits } from './call'
import type { DialTimings } from './dial'
import { fault } from './faults'
import { outcomeOf } from './outcome-of'
import { retryAtOf } from './retry-after'
import type { Answer, PushStream } from './stream'

/** Where a push is on its way: who has to know when it is interrupted there. */
export interface Whereabouts {
  onInterrupt(push: Push, why: TransportFault): void
}

/** One push on its way to exactly one outcome. */
export class Push {
  readonly outcome: Promise<Outcome>
  /** Milliseconds since 1970 UTC. */
  readonly startedAt: number
  /** Milliseconds of the monotonic clock, as `sentAt` and `firstByteAt`. */
  readonly started = performance.now()
  settled = false
  /** How often it went out. */
  attempts = 0
  /** Connections that were dialled for it. */
  connects = 0
  /** How often it was sent and certainly not processed. */
  refusals = 0
  /** `null`: it never went out. */
  sentAt: number | null = null
  firstByteAt: number | null = null
  /** The dial that was made for it; `null` where it met a connection that stood. */
  dialTimings: DialTimings | null = null
  facts: ConnectionFacts | null = null
  /** While a request of it is in flight. */
  stream: PushStream | null = null
  whereabouts: Whereabouts | null = null

  private readonly resolve: (outcome: Outcome) => void
  private readonly timer: NodeJS.Timeout
  private readonly forgetSignal: (() => void) | null = null

  constructor(
    readonly call: ApnsCall,
    private readonly limits: Limits,
  ) {
    const { promise, resolve } = Promise.withResolvers<Outcome>()
    this.outcome = promise
    this.resolve = resolve
    this.startedAt = limits.now()
    this.timer = setTimeout(expire, limits.deadlineMs, this, limits.deadlineMs)
    const { signal } = call
    if (!signal) return
    const stop = () => this.interrupt(fault('stopped', 'it was stopped'))
    this.forgetSignal = () => signal.removeEventListener('abort', stop)
    signal.addEventListener('abort', stop)
    if (signal.aborted) stop()
  }

  answered(answer: Answer): void {
    const kind = answer.status === 200 ? 'accepted' : 'rejected'
    const retryAfter = answer.headers.find(([name]) => name === 'retry-after')?.[1] ?? null
    const retryAt = retryAtOf(answer.status, retryAfter, this.limits.now())
    this.settle(kind, null, answer, retryAt)
  }

  /** It certainly was not processed. */
  refused(why: TransportFault): void {
    this.settle('refused', why, null, null)
  }

  /** It may have been processed, and nobody can say. */
  unknown(why: TransportFault): void {
    this.settle('unknown', why, null, null)
  }

  /** Ends it now, wherever it is. */
  interrupt(why: TransportFault): void {
    if (this.settled) return
    const stream = this.stream
    const partial = stream?.answer()
    if (partial) this.answered(partial)
    else if (stream) this.unknown(why)
    else this.refused(why)
    stream?.cancel()
    this.whereabouts?.onInterrupt(this, why)
  }

  private settle(
    kind: OutcomeKind,
    why: TransportFault | null,
    answer: Answer | null,
    retryAt: number | null,
  ): void {
    if (this.settled) return
    this.settled = true
    clearTimeout(this.timer)
    this.forgetSignal?.()
    this.resolve(outcomeOf(this, { kind, fault: why, answer, retryAt }))
  }
}

function expire(push: Push, deadlineMs: number): void {
  const waitedFor = push.stream ? 'no answer' : 'no place on a connection'
  push.interrupt(fault('deadline', `${waitedFor} within ${deadlineMs / 1_000} s`))
}
