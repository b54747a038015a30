import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TokenPurpose } from '@/lib/simulator/state'
import { PUSH_TYPES } from './push-types'
import {
  type Bench,
  goodPush,
  mint,
  must,
  open,
  type Sending,
  send,
  startBench,
} from './test-client'

/** What is accepted, and what the wire log says about it. */
let bench: Bench

beforeAll(async () => {
  bench = await startBench()
})

afterAll(() => bench.simulator.close())

async function push(change: Sending, side: 'sandbox' | 'production' = 'sandbox') {
  const session = await open(bench.simulator.endpoints[side])
  const answer = await send(session, { ...goodPush(bench), ...change })
  session.close()
  const [entry] = bench.simulator.world.wireLog(bench.owner, { limit: 1 })
  const [shown] = bench.simulator.world.state(bench.owner).devices[0]?.notifications ?? []
  return { answer, entry, shown }
}

const token = (purpose: TokenPurpose) => `/3/device/${bench.device.app.tokens[purpose]}`

test.each(PUSH_TYPES)('$type, with its topic, its token and its largest body', async (row) => {
  const frame = '{"aps":{"content-available":1,"filler":""}}'
  const body = frame.replace('""', JSON.stringify('x'.repeat(row.limit - frame.length)))
  const { answer, entry, shown } = await push({
    path: token(row.purpose),
    headers: {
      ...goodPush(bench).headers,
      'apns-topic': `${bench.device.app.bundleId}${row.suffix}`,
      'apns-push-type': row.type,
      'apns-priority': '5',
    },
    body,
  })
  expect([Buffer.byteLength(body), answer.status, answer.body]).toEqual([row.limit, 200, ''])
  expect(entry).toMatchObject({ bodyBytes: row.limit, delivery: 'delivered', reason: null })
  expect(entry?.why).toContain('priority 5')
  const unsure = PUSH_TYPES.flatMap((other) => other.unsure ?? [])
  const said = entry?.undocumented.filter((note) => unsure.includes(note))
  expect(said).toEqual(row.unsure === null ? [] : [row.unsure])
  expect(shown).toMatchObject({ pushType: row.type, payload: body })
})

test.each([
  ['{"aps":{"alert":"x"}}', 'alert', 'shown'],
  ['{"aps":{"content-available":1}}', 'background', 'woke-app'],
])('without a push type, %s is taken for %s', async (body, pushType, treatment) => {
  const { 'apns-push-type': _, ...headers } = goodPush(bench).headers
  const { answer, entry, shown } = await push({ headers, body })
  expect(answer.status).toBe(200)
  expect(entry?.undocumented.join()).toContain('no apns-push-type')
  expect(shown).toMatchObject({ pushType, treatment })
})

test('an apns-id is echoed as it came, and one is made where none came', async () => {
  const id = 'E77E9C5B-3A1A-4B8E-9B0A-0123456789AB'
  const headers = { ...goodPush(bench).headers, 'apns-id': id }
  const { answer, entry } = await push({ headers })
  expect(answer.headers['apns-id']).toBe(id)
  expect(entry?.undocumented.join()).toContain('lower case')
  const other = await push({})
  expect(other.answer.headers['apns-id']).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
  expect(other.entry?.apnsId).toBe(other.answer.headers['apns-id'])
})

test('apns-unique-id comes with the sandbox only', async () => {
  const { simulator, owner, key, clock } = bench
  const { deviceId } = must(simulator.world.createDevice(owner, { name: 'TestFlight' }))
  const request = { bundleId: 'com.example.released', name: 'Released', teamId: key.teamId }
  const { app } = must(
    simulator.world.installApp(owner, deviceId, { ...request, environment: 'production' }),
  )
  const both = must(simulator.world.issueKey(owner, { scope: 'team', environment: 'production' }))
  const { answer } = await push(
    {
      path: `/3/device/${app.tokens.alert}`,
      headers: { authorization: `bearer ${mint(both, clock.now)}`, 'apns-topic': app.bundleId },
    },
    'production',
  )
  expect(answer.status).toBe(200)
  expect(answer.headers['apns-unique-id']).toBeUndefined()
  expect((await push({})).answer.headers['apns-unique-id']).toMatch(/^[0-9a-f-]{36}$/)
})

test('a device token in capitals is the same token', async () => {
  // https://github.com/sideshow/apns2/issues/102
  const { answer } = await push({
    path: `/3/device/${bench.device.app.tokens.alert?.toUpperCase()}`,
  })
  expect(answer.status).toBe(200)
})

test('a topic-specific key is good for its topic, and a bundle ID covers its suffixes', async () => {
  const { simulator, owner, clock, device } = bench
  const order = { scope: 'topics', environment: 'sandbox', topics: [device.app.bundleId] } as const
  const key = must(simulator.world.issueKey(owner, order))
  const { answer } = await push({
    path: token('voip'),
    headers: {
      authorization: `bearer ${mint(key, clock.now)}`,
      'apns-topic': `${device.app.bundleId}.voip`,
      'apns-push-type': 'voip',
    },
  })
  expect(answer.status).toBe(200)
})
