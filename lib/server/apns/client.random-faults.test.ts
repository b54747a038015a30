import { constants } from 'node:http2'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { afterEach, expect, it } from 'vitest'
import { seeded } from '@/lib/bytes/testing/seeded'
import type { Outcome } from '@/lib/push/outcome'
import { FULL_SIZE } from '@/lib/testing/full-size'
import type { Act } from './testing/act'
import { testApnsId, testCall } from './testing/calls'
import { makeAuthority } from './testing/certificates'
import { type FaultServer, type SeenRequest, startFaultServer } from './testing/fault-server'
import { Harness, sleep, tally } from './testing/harness'

const PUSHES = FULL_SIZE ? 10_000 : 3_000
const CREDENTIALS = 40
const AT_ONCE = 400
const DEADLINE_MS = 4_000

const harness = new Harness()
afterEach(() => harness.close())

/** The faults, with how many of a thousand pushes meet each. */
const FAULTS = {
  none: 300,
  late: 130,
  rejected: 60,
  error500: 60,
  error503: 60,
  truncated: 50,
  refused: 100,
  resetStream: 60,
  resetStreamProcessed: 60,
  goaway: 40,
  goawayError: 20,
  goawayThenReset: 20,
  resetBefore: 12,
  resetProcessed: 12,
  resetAfterHeaders: 11,
  stall: 3,
} as const

type Fault = keyof typeof FAULTS

function faultOfNumber(random: number): Fault {
  let left = random * Object.values(FAULTS).reduce((sum, weight) => sum + weight, 0)
  for (const [fault, weight] of Object.entries(FAULTS)) {
    left -= weight
    if (left < 0) return fault as Fault
  }
  return 'none'
}

/**
 * Each push meets one fault of its own on its first request, and on its second, where it is sent
 * again, another one: what the server refuses it has not processed, and it never lies about it.
 */
function scriptOf(seed: number) {
  const random = seeded(seed)
  const plan = Array.from({ length: PUSHES }, () => [
    faultOfNumber(random()),
    faultOfNumber(random()),
  ])
  const delays = Array.from({ length: PUSHES }, () => Math.floor(random() * 30))
  const times = new Map<string, number>()
  /** The newest stream of each connection that was processed: no GOAWAY names an earlier one. */
  const newest = new WeakMap<object, number>()

  const act = (fault: Fault, { session, id }: SeenRequest): Act => {
    const last = Math.max(newest.get(session) ?? 1, id - 8)
    switch (fault) {
      case 'none':
      case 'late':
        return { do: 'answer' }
      case 'rejected':
        return { do: 'answer', status: 400, body: '{"reason":"BadDeviceToken"}' }
      case 'error500':
        return { do: 'answer', status: 500, body: '{"reason":"InternalServerError"}' }
      case 'error503':
        return { do: 'answer', status: 503, headers: { 'retry-after': '1' }, body: '<html>' }
      case 'truncated':
        return { do: 'truncate', status: 400, body: '{"reas' }
      case 'refused':
        return { do: 'reset-stream', code: constants.NGHTTP2_REFUSED_STREAM, processed: false }
      case 'resetStream':
        return { do: 'reset-stream', code: constants.NGHTTP2_INTERNAL_ERROR, processed: false }
      case 'resetStreamProcessed':
        return { do: 'reset-stream', code: constants.NGHTTP2_CANCEL, processed: true }
      case 'goaway':
        return { do: 'goaway', code: 0, last }
      case 'goawayError':
        return { do: 'goaway', code: constants.NGHTTP2_INTERNAL_ERROR, last }
      case 'goawayThenReset':
        return { do: 'goaway', code: 0, last, debug: '{"reason":"Shutdown"}', thenReset: true }
      case 'resetBefore':
        return { do: 'reset-connection', processed: false }
      case 'resetProcessed':
        return { do: 'reset-connection', processed: true }
      case 'resetAfterHeaders':
        return { do: 'reset-connection', processed: true, afterHeaders: true }
      case 'stall':
        return { do: 'stall' }
    }
  }

  return Object.assign(
    async (request: SeenRequest): Promise<Act> => {
      const number = Number.parseInt(request.apnsId.slice(-12), 16)
      const time = times.get(request.apnsId) ?? 0
      times.set(request.apnsId, time + 1)
      const fault = plan[number]?.[Math.min(time, 1)] ?? 'none'
      if (fault === 'late') await sleep(delays[number] ?? 0)
      const acted = act(fault, request)
      const processed =
        (acted.do === 'answer' && (acted.status ?? 200) === 200) ||
        acted.do === 'stall' ||
        ('processed' in acted && acted.processed)
      const { session, id } = request
      if (processed) newest.set(session, Math.max(newest.get(session) ?? 1, id))
      return acted
    },
    { plan },
  )
}

async function sendAll(server: FaultServer): Promise<Map<string, Outcome>> {
  const client = harness.client({
    deadlineMs: DEADLINE_MS,
    reconnectDelayMs: 5,
    silentAfterMs: 300,
  })
  const outcomes = new Map<string, Outcome>()
  const queue = async (lane: number) => {
    let next = lane
    const worker = async () => {
      while (next < PUSHES) {
        const number = next
        next += CREDENTIALS
        const credential = `key ${lane}`
        const outcome = await client.send(testCall(server.endpoint, number, { credential }))
        outcomes.set(testApnsId(number), outcome)
      }
    }
    await Promise.all(Array.from({ length: AT_ONCE / CREDENTIALS }, worker))
  }
  await Promise.all(Array.from({ length: CREDENTIALS }, (_, lane) => queue(lane)))
  return outcomes
}

it('10,000 pushes with a random fault each: at most once, and never a wrong word', async () => {
  const authority = await makeAuthority()
  const script = scriptOf(20261122)
  const server = harness.keep(await startFaultServer({ authority, script }))
  const lag = monitorEventLoopDelay({ resolution: 10 })
  lag.enable()
  const outcomes = await sendAll(server)
  lag.disable()
  // A busy machine fires every timer late: so late, and no later, may the deadlines be.
  const latest = DEADLINE_MS + lag.max / 1e6 + 100

  const wrong: string[] = []
  for (const [apnsId, { kind, attempts, exchange, fault }] of outcomes) {
    const processed = server.processed.get(apnsId) ?? 0
    const seen = server.seen.get(apnsId) ?? 0
    const say = (what: string) => wrong.push(`${apnsId} ${kind} ${fault?.code ?? ''}: ${what}`)
    if (processed > 1) say(`processed ${processed} times`)
    if (kind === 'accepted' && processed !== 1) say('accepted and not processed')
    if ((kind === 'rejected' || kind === 'refused') && processed > 0) say('processed')
    if (attempts > 2) say(`sent ${attempts} times`)
    if (seen > attempts) say(`seen ${seen} times and sent ${attempts} times`)
    if (exchange.timings.total > latest) say(`took ${exchange.timings.total} ms`)
    if ((exchange.response === null) === (fault === null)) say('neither an answer nor a fault')
  }
  expect(wrong).toEqual([])
  expect(outcomes.size).toBe(PUSHES)

  // The run has met every kind of ending, and safe resends succeeded.
  const counts = tally([...outcomes.values()])
  for (const kind of ['accepted', 'rejected', 'refused', 'unknown'] as const) {
    expect(counts[kind]).toBeGreaterThan(100)
  }
  const resent = [...outcomes.values()].filter((outcome) => outcome.attempts === 2)
  expect(resent.filter(({ kind }) => kind === 'accepted').length).toBeGreaterThan(100)
}, 240_000)
