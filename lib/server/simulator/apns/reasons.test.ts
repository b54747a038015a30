import type { ClientHttp2Session } from 'node:http2'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { FAULT_REASONS } from '@/lib/simulator/faults'
import { HEADER_ROWS } from './header-reason-rows'
import type { Change, Row } from './reason-row'
import { REASONS, type Reason } from './reasons'
import { CHECKS } from './request-checks'
import { TARGET_ROWS } from './target-reason-rows'
import { type Bench, goodPush, must, open, send, startBench } from './test-client'
import { TOKEN_ROWS } from './token-reason-rows'

/**
 * One request over the wire for every reason that Apple documents for device pushes.
 * https://developer.apple.com/documentation/usernotifications/handling-notification-responses-from-apns
 */
const ROWS: Row[] = [
  ...HEADER_ROWS,
  ...TOKEN_ROWS,
  ...TARGET_ROWS,
  ...FAULT_REASONS.map(
    ({ reason }): Row => ({
      reason,
      name: 'switched on',
      change: ({ simulator, owner }) => {
        must(simulator.world.answerNext(owner, { kind: 'answer', reason }))
        return {}
      },
    }),
  ),
]

let bench: Bench

beforeAll(async () => {
  bench = await startBench({ limits: { consecutivePushes: 40 } })
})

afterAll(() => bench.simulator.close())

test.each(ROWS)('$reason: $name', async (row) => {
  const session = await open(bench.simulator.endpoints[row.side ?? 'sandbox'])
  if (row.before) await push(session, row.before(bench))
  const answer = await push(session, await row.change(bench))
  session.close()
  expect(answer.json.reason).toBe(row.reason)
  expect(answer.status).toBe(REASONS[row.reason].status)
  expect(answer.headers['apns-id']).toMatch(/^[0-9a-f-]{36}$/)
  expect(answer.headers['apns-unique-id']).toBeUndefined()
  if (answer.status === 410) {
    expect(answer.json.timestamp).toBeGreaterThan(1_700_000_000_000)
    expect(answer.json.timestamp).toBeLessThanOrEqual(bench.clock.now)
  } else {
    expect(Object.keys(answer.json)).toEqual(['reason'])
  }
  const [logged] = bench.simulator.world.wireLog(bench.owner, { limit: 1 })
  expect(logged).toMatchObject({ status: answer.status, reason: row.reason, delivery: 'none' })
  expect(logged?.why).toMatch(/\.$/)
  if (row.also) expect(logged?.undocumented.join(' ')).toContain(row.also)
})

test('every documented reason has a row, and every check a reason', () => {
  const met = new Set(ROWS.map((row) => row.reason))
  expect(Object.keys(REASONS).filter((reason) => !met.has(reason as Reason))).toEqual([])
  const byRequest = Object.entries(REASONS).filter(([, { by }]) => by === 'request')
  const checked = new Set(CHECKS.map((row) => row.reason))
  expect(byRequest.map(([reason]) => reason).sort()).toEqual([...checked].sort())
  const byFault = Object.entries(REASONS).filter(([, { by }]) => by === 'fault')
  expect(byFault.map(([reason]) => reason).sort()).toEqual(
    FAULT_REASONS.map((row) => row.reason).sort(),
  )
})

test('the reason for a key of the other environment can be spelled as it was observed', async () => {
  // https://github.com/kylebrowning/APNSwift/pull/229
  bench.simulator.world.setWireSpelling(bench.owner, 'observed')
  const session = await open(bench.simulator.endpoints.production)
  const answer = await push(session, {})
  session.close()
  bench.simulator.world.setWireSpelling(bench.owner, 'documented')
  expect(answer).toMatchObject({ status: 403, json: { reason: 'BadEnvironmentKeyInToken' } })
})

function push(session: ClientHttp2Session, { headers, ...change }: Change) {
  const good = goodPush(bench)
  const merged = Object.entries({ ...good.headers, ...headers }).filter(
    (pair): pair is [string, string | string[]] => pair[1] !== undefined,
  )
  return send(session, { ...good, ...change, headers: Object.fromEntries(merged) })
}
