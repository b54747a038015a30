import 'server-only'
import { lookup } from 'node:dns'
import type { Outcome } from '@/lib/push/outcome'
import { type ApnsCall, type ApnsClientOptions, DEFAULT_LIMITS, type Limits } from './call'
import { type ApnsEndpoint, authorityOf } from './endpoint'
import { fault } from './faults'
import { unsendable } from './headers'
import { Lane } from './lane'
import { Push } from './push'

export interface ApnsClient {
  /**
   * Sends one push. It always ends as one of the four outcomes, within the deadline, and rejects for
   * nothing that a peer, a network or a person can do.
   *
   * It goes out once. It goes out once more, with the same `apns-id`, only where the first request
   * was certainly not processed: REFUSED_STREAM, or a GOAWAY that names an earlier last stream
   * (RFC 9113 §8.7).
   */
  send(call: ApnsCall): Promise<Outcome>
  /** Ends the connections of every credential that begins so, such as those of a forgotten key. */
  forget(credential: string): Promise<void>
  /** Ends everything; what is under way ends with the fault `client-closed`. */
  close(): Promise<void>
}

/** A client for Apple's provider API, with one connection for each host and credential. */
export function createApnsClient(options: ApnsClientOptions = {}): ApnsClient {
  const limits: Limits = { now: Date.now, lookup, ...DEFAULT_LIMITS, ...options }
  const lanes = new Map<string, Lane>()
  let closed = false

  // Many pushes in a row mostly go the same way.
  let last: { endpoint: ApnsEndpoint; lane: Lane } | null = null

  const laneOf = (call: ApnsCall): Lane => {
    const { endpoint, credential } = call
    if (last?.endpoint !== endpoint || last.lane.credential !== credential) {
      last = { endpoint, lane: findLane(call) }
    }
    return last.lane
  }

  const findLane = (call: ApnsCall): Lane => {
    const key = laneKey(call.endpoint, call.credential)
    const existing = lanes.get(key)
    if (existing) return existing
    if (lanes.size >= limits.maxConnections) makeRoom(lanes)
    last = null
    const lane = new Lane(call.endpoint, call.credential, limits)
    lanes.set(key, lane)
    return lane
  }

  const end = async (which: (lane: Lane) => boolean): Promise<void> => {
    const ending = [...lanes].filter(([, lane]) => which(lane))
    for (const [key] of ending) lanes.delete(key)
    last = null
    const why = fault('client-closed', 'the connection was closed on this side')
    await Promise.all(ending.map(([, lane]) => lane.close(why)))
  }

  return {
    send(call) {
      const push = new Push(call, limits)
      const obstacle = unsendable(call)
      if (closed) push.refused(fault('client-closed', 'the client is closed'))
      else if (obstacle) push.refused(fault('protocol-error', obstacle))
      else if (!push.settled) laneOf(call).add(push)
      return push.outcome
    },
    forget: (credential) => end((lane) => lane.credential.startsWith(credential)),
    close() {
      closed = true
      return end(() => true)
    },
  }
}

const laneKey = (endpoint: ApnsEndpoint, credential: string): string =>
  `${authorityOf(endpoint)} ${endpoint.servername} ${credential}`

/** Leaves the lane that was unused for longest, of those with nothing to do. */
function makeRoom(lanes: Map<string, Lane>): void {
  const idle = [...lanes].filter(([, lane]) => lane.idle)
  const [oldest] = idle.sort(([, one], [, other]) => one.usedAt - other.usedAt)
  if (!oldest) return
  lanes.delete(oldest[0])
  void oldest[1].close(fault('client-closed', 'another connection took its place'))
}
