import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { ApnsClientOptions } from './call'
import { testCall } from './testing/calls'
import { type Authority, makeAuthority } from './testing/certificates'
import { startFaultServer } from './testing/fault-server'
import { Harness, sleep } from './testing/harness'
import { startRelay } from './testing/relay'

const harness = new Harness()
let authority: Authority
beforeAll(async () => {
  authority = await makeAuthority()
})
afterEach(() => harness.close())

/** A client whose first push went through a relay that then goes silent. */
async function afterSilence(options: ApnsClientOptions) {
  const server = harness.keep(await startFaultServer({ authority }))
  const relay = harness.keep(await startRelay(server.endpoint.port))
  const endpoint = { ...server.endpoint, port: relay.port }
  const client = harness.client(options)
  const send = (n: number) => client.send(testCall(endpoint, n))
  expect((await send(1)).kind).toBe('accepted')
  await sleep(20)
  relay.blackHole()
  return { send, relay, server }
}

describe('a connection that died without a word', () => {
  it('is found out by a PING after a long idle time: the push goes over a new one', async () => {
    const clock = { now: 1_000_000 }
    const { send, relay } = await afterSilence({ now: () => clock.now, pingTimeoutMs: 300 })
    clock.now += 61_000
    const start = performance.now()
    const outcome = await send(2)
    expect(outcome).toMatchObject({ kind: 'accepted', attempts: 1 })
    expect(performance.now() - start).toBeLessThan(2_000)
    expect(relay.connections).toBe(2)
  })

  it('within the idle time: the next push ends by its deadline, the one after succeeds', async () => {
    const { send, relay, server } = await afterSilence({})
    const start = performance.now()
    const outcome = await send(2)
    expect(performance.now() - start).toBeLessThan(10_000)
    expect(outcome).toMatchObject({ kind: 'unknown', attempts: 1, fault: { code: 'deadline' } })
    const after = performance.now()
    expect((await send(3)).kind).toBe('accepted')
    expect(performance.now() - after).toBeLessThan(1_000)
    expect(relay.connections).toBe(2)
    expect(server.seen.size).toBe(2)
  })

  it('with one push that waits: a later one goes over a new connection', async () => {
    const { send, relay } = await afterSilence({ silentAfterMs: 150, deadlineMs: 600 })
    const first = send(2)
    await sleep(50)
    const second = send(3)
    await sleep(150)
    expect((await send(4)).kind).toBe('accepted')
    expect([(await first).kind, (await second).kind]).toEqual(['unknown', 'unknown'])
    expect(relay.connections).toBe(2)
  })

  it('leaves those in flight on it until their own deadlines', async () => {
    const { send } = await afterSilence({ deadlineMs: 400 })
    const first = send(2)
    await sleep(200)
    const second = await send(3)
    expect(second).toMatchObject({ kind: 'unknown', fault: { code: 'deadline' } })
    expect(second.exchange.timings.total).toBeGreaterThanOrEqual(395)
    expect((await first).kind).toBe('unknown')
    expect((await send(4)).kind).toBe('accepted')
  })
})

describe('a connection that is alive', () => {
  it('is asked after the idle time, and used again', async () => {
    const server = harness.keep(await startFaultServer({ authority }))
    const client = harness.client({ idlePingAfterMs: 50 })
    await client.send(testCall(server.endpoint, 1))
    const pings: unknown[] = []
    for (const session of server.sessions) session.on('ping', (payload) => pings.push(payload))
    await client.send(testCall(server.endpoint, 2))
    expect(pings).toHaveLength(0)
    await sleep(80)
    const outcome = await client.send(testCall(server.endpoint, 3))
    expect(outcome.exchange.connection?.reused).toBe(true)
    expect(pings).toHaveLength(1)
    expect(server.connections).toBe(1)
  })

  it('is kept where one answer is late and others come', async () => {
    const server = harness.keep(
      await startFaultServer({
        authority,
        script: ({ headers }) =>
          headers['apns-topic'] === 'slow' ? { do: 'stall' } : { do: 'answer' },
      }),
    )
    const client = harness.client({ deadlineMs: 300 })
    await client.send(testCall(server.endpoint, 1))
    const { request } = testCall(server.endpoint, 2)
    const slow = { ...request, headers: [['apns-topic', 'slow'] as const] }
    const late = client.send(testCall(server.endpoint, 2, { request: slow }))
    await sleep(100)
    await client.send(testCall(server.endpoint, 3))
    expect((await late).fault?.code).toBe('deadline')
    expect((await client.send(testCall(server.endpoint, 4))).kind).toBe('accepted')
    expect(server.connections).toBe(1)
  })

  it('that its peer closed while idle is replaced without a word', async () => {
    const server = harness.keep(await startFaultServer({ authority }))
    const client = harness.client()
    await client.send(testCall(server.endpoint, 1))
    for (const session of server.sessions) session.close()
    await sleep(50)
    const outcome = await client.send(testCall(server.endpoint, 2))
    expect(outcome).toMatchObject({ kind: 'accepted', attempts: 1 })
    expect(server.connections).toBe(2)
  })
})
