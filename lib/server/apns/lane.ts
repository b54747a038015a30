import 'server-only'
import type { TransportFault } from '@/lib/push/outcome'
import type { Limits } from './call'
import { Connection } from './connection'
import type { ConnectionOwner } from './connection-owner'
import { type ApnsEndpoint, sameRoots } from './endpoint'
import { fault } from './faults'
import type { Push, Whereabouts } from './push'
import { Queue } from './queue'

/** A push is refused rather than dialled for once more. */
const MOST_CONNECTS = 3

/** Times that a push goes out: once, and once more where it was certainly not processed. */
const MOST_REFUSALS = 2

const LONGEST_PAUSE_MS = 1_000

/** All pushes of one credential to one host: one connection, and a queue before it. */
export class Lane implements ConnectionOwner, Whereabouts {
  /** Of the monotonic clock. */
  usedAt = 0
  private readonly queue = new Queue()
  /** The one that takes pushes. */
  private connection: Connection | null = null
  /** All that are not closed: those that went down may have pushes in flight. */
  private readonly connections = new Set<Connection>()
  /** Connections in a row that went down without one answer. */
  private barren = 0
  /** How the last one went down, and when of the monotonic clock. */
  private down: { at: number; why: TransportFault } | null = null
  private pause: NodeJS.Timeout | null = null
  /** Why it takes no more pushes. */
  private ended: TransportFault | null = null

  constructor(
    private endpoint: ApnsEndpoint,
    readonly credential: string,
    private readonly limits: Limits,
  ) {}

  /** Nothing waits and nothing is in flight. */
  get idle(): boolean {
    if (this.queue.peek() !== null) return false
    for (const connection of this.connections) if (!connection.idle) return false
    return true
  }

  add(push: Push): void {
    if (this.queue.size >= this.limits.maxQueue) {
      push.refused(fault('queue-full', `${this.limits.maxQueue} pushes wait already`))
      return
    }
    if (!sameRoots(this.endpoint, push.call.endpoint)) this.distrust()
    this.endpoint = push.call.endpoint
    this.usedAt = push.started
    push.whereabouts = this
    if (this.connection?.dialling) push.connects = 1
    this.queue.add(push)
    this.pump()
  }

  /** Ends all of it with this fault. */
  async close(why: TransportFault): Promise<void> {
    this.ended = why
    if (this.pause) clearTimeout(this.pause)
    for (const push of this.queue.waiting()) push.refused(why)
    const connections = [...this.connections]
    for (const connection of connections) connection.destroy(why)
    await Promise.all(connections.map((connection) => connection.closed))
  }

  onRoom(connection: Connection): void {
    if (connection === this.connection) this.pump()
  }

  onDown(connection: Connection, why: TransportFault, dialled: boolean): void {
    if (connection === this.connection) this.connection = null
    this.barren = connection.answers > 0 ? 0 : this.barren + 1
    this.down = { at: performance.now(), why }
    for (const push of dialled ? [] : this.queue.waiting()) {
      push.dialTimings = connection.dial.timings
      push.refused(why)
    }
    this.pump()
  }

  onRefused(push: Push, why: TransportFault): void {
    push.refusals += 1
    if (push.refusals >= MOST_REFUSALS) push.refused(why)
    else this.onNeverLeft(push)
  }

  onNeverLeft(push: Push): void {
    if (this.ended) {
      push.refused(this.ended)
      return
    }
    push.whereabouts = this
    this.queue.addAgain(push)
    this.pump()
  }

  /** A push that waited was interrupted: it need not be kept. */
  onInterrupt(): void {
    this.queue.peek()
  }

  private pump(): void {
    if (this.queue.peek() === null) return
    const { connection } = this
    if (!connection) this.dial()
    else if (connection.silent) {
      const seconds = this.limits.silentAfterMs / 1_000
      connection.retire(fault('connection-lost', `nothing came in for ${seconds} s`))
    } else if (connection.doubtful) connection.check()
    else {
      while (connection.hasRoom) {
        const push = this.queue.take()
        if (!push) return
        connection.start(push)
      }
    }
  }

  private dial(): void {
    if (this.pause) return
    const { down } = this
    for (const push of this.queue.waiting()) {
      if (down && push.connects >= MOST_CONNECTS) push.refused(down.why)
    }
    if (this.queue.peek() === null) return
    const wait = this.pauseLeft()
    if (wait > 0) {
      this.pause = setTimeout(() => {
        this.pause = null
        this.pump()
      }, wait)
      return
    }
    const waiting = this.queue.waiting()
    for (const push of waiting) push.connects += 1
    const needsToken = waiting.some((push) => push.call.authorization !== null)
    const connection = new Connection(this.endpoint, needsToken, this.limits, this)
    this.connection = connection
    this.connections.add(connection)
    connection.closed.then(() => this.connections.delete(connection))
  }

  /** Connections that break at once are not dialled at once again. */
  private pauseLeft(): number {
    if (this.barren === 0 || !this.down) return 0
    const pause = this.limits.reconnectDelayMs * 2 ** (this.barren - 1)
    return this.down.at + Math.min(pause, LONGEST_PAUSE_MS) - performance.now()
  }

  /** Other roots are trusted from now on: the connection that the old ones vouched for is left. */
  private distrust(): void {
    this.connection?.retire(fault('connection-lost', 'other roots are trusted now'))
  }
}
