import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Act } from './testing/act'
import { testApnsId, testCall } from './testing/calls'
import { type Authority, makeAuthority } from './testing/certificates'
import { type SeenRequest, startFaultServer } from './testing/fault-server'
import { Harness, sendMany, sleep, tally } from './testing/harness'

const harness = new Harness()
let authority: Authority
beforeAll(async () => {
  authority = await makeAuthority()
})
afterEach(() => harness.close())

/** Counts the requests that a connection has open at the same time. */
function gauge(answer: (request: SeenRequest) => Act) {
  const open = { now: 0, most: 0, beforeFirst: 0, answered: 0 }
  const script = async (request: SeenRequest): Promise<Act> => {
    open.now += 1
    open.most = Math.max(open.most, open.now)
    if (open.answered === 0) open.beforeFirst = Math.max(open.beforeFirst, open.now)
    await sleep(2)
    open.now -= 1
    open.answered += 1
    return answer(request)
  }
  return { open, script }
}

describe('one stream until the token was accepted', () => {
  // https://developer.apple.com/documentation/usernotifications/sending-notification-requests-to-apns
  const reason = (status: number, body: string): Act => ({
    do: 'answer',
    status,
    body: JSON.stringify({ reason: body }),
  })

  it.each([
    { name: '200', act: { do: 'answer' } as Act, opens: true },
    { name: 'a bad device token', act: reason(400, 'BadDeviceToken'), opens: true },
    { name: 'an unregistered one', act: reason(410, 'Unregistered'), opens: true },
    { name: 'too many requests', act: reason(429, 'TooManyRequests'), opens: true },
    { name: 'an invalid token', act: reason(403, 'InvalidProviderToken'), opens: false },
    { name: 'an expired token', act: reason(403, 'ExpiredProviderToken'), opens: false },
    { name: 'too many tokens', act: reason(429, 'TooManyProviderTokenUpdates'), opens: false },
    { name: 'a server error', act: reason(500, 'InternalServerError'), opens: false },
  ])('after $name, more at once: $opens', async ({ act, opens }) => {
    const { open, script } = gauge(() => act)
    const server = harness.keep(await startFaultServer({ authority, script }))
    const outcomes = await sendMany(harness.client(), server.endpoint, 20)
    expect(outcomes).toHaveLength(20)
    expect(open.beforeFirst).toBe(1)
    if (opens) expect(open.most).toBeGreaterThan(10)
    else expect(open.most).toBe(1)
    expect(server.connections).toBe(1)
  })

  it('does not hold back a connection that needs no token', async () => {
    const { open, script } = gauge(() => ({ do: 'answer' }))
    const server = harness.keep(await startFaultServer({ authority, script }))
    const over = { authorization: null }
    await sendMany(harness.client(), server.endpoint, 20, { over })
    expect(open.beforeFirst).toBeGreaterThan(10)
  })
})

describe('the peer’s stream limit', () => {
  it('is kept from 1 to 1000 and back to 1, over 5000 pushes', async () => {
    const limits = [1, 1_000, 1]
    const counts: number[] = []
    const open = { now: 0 }
    const script = async (): Promise<Act> => {
      open.now += 1
      counts.push(open.now)
      await sleep(1)
      open.now -= 1
      return { do: 'answer' }
    }
    const settings = { maxConcurrentStreams: 1 }
    const server = harness.keep(await startFaultServer({ authority, script, settings }))
    const client = harness.client({ deadlineMs: 60_000 })
    const sent = sendMany(client, server.endpoint, 5_000)
    for (const limit of limits) {
      server.changeSettings({ maxConcurrentStreams: limit })
      await sleep(150)
    }
    // What a lowered limit caught on its way is refused and goes out once more.
    server.changeSettings({ maxConcurrentStreams: 1_000 })
    const outcomes = await sent
    expect(tally(outcomes)).toEqual({ accepted: 5_000 })
    expect(server.sessionErrors).toEqual([])
    expect(server.connections).toBe(1)
    expect([...server.processed.values()].every((times) => times === 1)).toBe(true)
    expect(Math.max(...counts)).toBeGreaterThan(40)
    expect(Math.max(...counts)).toBeLessThanOrEqual(1_000)
  })

  it('is kept from the first stream on', async () => {
    const { open, script } = gauge(() => ({ do: 'answer' }))
    const settings = { maxConcurrentStreams: 3 }
    const server = harness.keep(await startFaultServer({ authority, script, settings }))
    const over = { authorization: null }
    await sendMany(harness.client(), server.endpoint, 50, { over })
    expect(open.most).toBe(3)
  })

  it('serves those who wait in the order in which they came', async () => {
    const order: string[] = []
    const script = ({ apnsId }: SeenRequest): Act => {
      order.push(apnsId)
      return { do: 'answer' }
    }
    const settings = { maxConcurrentStreams: 1 }
    const server = harness.keep(await startFaultServer({ authority, script, settings }))
    await sendMany(harness.client(), server.endpoint, 200)
    expect(order).toEqual(Array.from({ length: 200 }, (_, n) => testApnsId(n + 1)))
  })

  it('lets one that was stopped while it waited out of the queue', async () => {
    const { script } = gauge(() => ({ do: 'answer' }))
    const settings = { maxConcurrentStreams: 1 }
    const server = harness.keep(await startFaultServer({ authority, script, settings }))
    const client = harness.client()
    const stop = new AbortController()
    const first = sendMany(client, server.endpoint, 3)
    const stopped = client.send(testCall(server.endpoint, 9, { signal: stop.signal }))
    const last = client.send(testCall(server.endpoint, 10))
    stop.abort()
    expect(tally(await first)).toEqual({ accepted: 3 })
    expect((await stopped).kind).toBe('refused')
    expect((await last).kind).toBe('accepted')
    expect(server.seen.has(testApnsId(9))).toBe(false)
  })
})

describe('connections', () => {
  it('one for each host and credential, and one connect for those who ask first', async () => {
    const server = harness.keep(await startFaultServer({ authority }))
    const client = harness.client()
    const sent = ['a', 'b', 'c'].map((credential) =>
      sendMany(client, server.endpoint, 30, { over: { credential } }),
    )
    expect((await Promise.all(sent)).flat().every(({ kind }) => kind === 'accepted')).toBe(true)
    expect(server.connections).toBe(3)
  })

  it('never carry another credential’s token', async () => {
    const tokens = new Map<number, Set<string>>()
    const script = ({ connection, headers }: SeenRequest): Act => {
      const seen = tokens.get(connection) ?? new Set()
      tokens.set(connection, seen.add(String(headers.authorization)))
      return { do: 'answer' }
    }
    const server = harness.keep(await startFaultServer({ authority, script }))
    const client = harness.client()
    const calls = Array.from({ length: 1_000 }, (_, n) => {
      const credential = `key ${n % 20}`
      return testCall(server.endpoint, n, { credential, authorization: `bearer ${credential}` })
    })
    await Promise.all(calls.map((call) => client.send(call)))
    expect([...tokens.values()].map((seen) => seen.size)).toEqual(Array(20).fill(1))
  })

  it('that have nothing to do make room for new ones', async () => {
    const server = harness.keep(await startFaultServer({ authority }))
    const client = harness.client({ maxConnections: 2 })
    for (const credential of ['a', 'b', 'a', 'c']) {
      await client.send(testCall(server.endpoint, 1, { credential }))
    }
    while (server.sessions.size > 2) await sleep(5)
    expect(server.connections).toBe(3)
    await client.send(testCall(server.endpoint, 1, { credential: 'a' }))
    expect(server.connections).toBe(3)
  })
})
