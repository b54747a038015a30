import { constants } from 'node:http2'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Act } from './testing/act'
import { testApnsId, testCall } from './testing/calls'
import { type Authority, makeAuthority } from './testing/certificates'
import { type SeenRequest, startFaultServer } from './testing/fault-server'
import { Harness, sendMany, sleep, tally } from './testing/harness'
import { FRAME, goawayFrame, okFrame, settingsFrame, startRawServer } from './testing/raw-server'

const { NGHTTP2_REFUSED_STREAM, NGHTTP2_NO_ERROR } = constants
const harness = new Harness()
let authority: Authority
beforeAll(async () => {
  authority = await makeAuthority()
})
afterEach(() => harness.close())

/** Answers the first request, then holds those of the first connection until `count` are there. */
function holding(count: number, then: (held: SeenRequest[]) => Act) {
  const held: SeenRequest[] = []
  const { promise, resolve } = Promise.withResolvers<void>()
  return async (request: SeenRequest): Promise<Act> => {
    if (request.apnsId === testApnsId(0) || request.connection > 1) return { do: 'answer' }
    held.push(request)
    if (held.length === count) {
      setImmediate(resolve)
      return then(held)
    }
    await promise
    return { do: 'answer' }
  }
}

/** Refuses every request there ever will be, before the first. */
const refusing = (debug: string) =>
  startRawServer({
    authority,
    onConnection: (socket) => socket.write(settingsFrame()),
    onFrame(socket, { type }) {
      if (type === FRAME.headers) socket.end(goawayFrame(0, NGHTTP2_NO_ERROR, debug))
    },
  })

describe('what was certainly not processed is sent once more', () => {
  it.each([0, 37, 99])('GOAWAY with 100 in flight that names %i of them', async (named) => {
    // The rest of them is 100 - named: each goes out twice and is delivered once.
    const script = holding(100, (held) => {
      return { do: 'goaway', code: NGHTTP2_NO_ERROR, last: held[named - 1]?.id ?? 1 }
    })
    const server = harness.keep(await startFaultServer({ authority, script }))
    const client = harness.client()
    await client.send(testCall(server.endpoint, 0))
    const outcomes = await sendMany(client, server.endpoint, 100)
    expect(tally(outcomes)).toEqual({ accepted: 100 })
    expect(outcomes.filter(({ attempts }) => attempts === 2)).toHaveLength(100 - named)
    expect([...server.processed.values()]).toEqual(Array(101).fill(1))
    expect(server.connections).toBe(2)
    const resent = outcomes.find(({ attempts }) => attempts === 2)
    expect(server.seen.get(resent?.exchange.apnsId ?? '')).toBe(2)
  })

  it('REFUSED_STREAM, 100 of 100', async () => {
    const refused = new Set<string>()
    const script = ({ apnsId }: SeenRequest): Act => {
      if (apnsId === testApnsId(0) || refused.has(apnsId)) return { do: 'answer' }
      refused.add(apnsId)
      return { do: 'reset-stream', code: NGHTTP2_REFUSED_STREAM, processed: false }
    }
    const server = harness.keep(await startFaultServer({ authority, script }))
    const client = harness.client()
    await client.send(testCall(server.endpoint, 0))
    const outcomes = await sendMany(client, server.endpoint, 100)
    expect(tally(outcomes)).toEqual({ accepted: 100 })
    expect(outcomes.every(({ attempts }) => attempts === 2)).toBe(true)
    expect([...server.processed.values()]).toEqual(Array(101).fill(1))
  })

  it('once: what is refused again is refused, and safe to resend by hand', async () => {
    const script = (): Act => ({
      do: 'reset-stream',
      code: NGHTTP2_REFUSED_STREAM,
      processed: false,
    })
    const server = harness.keep(await startFaultServer({ authority, script }))
    const outcome = await harness.client().send(testCall(server.endpoint, 1))
    expect(outcome).toMatchObject({
      kind: 'refused',
      attempts: 2,
      fault: { code: 'stream-refused' },
    })
    expect(server.seen.get(testApnsId(1))).toBe(2)
  })

  it('with the reason that the GOAWAY gives, where the second is refused too', async () => {
    const debug = JSON.stringify({ reason: 'Shutdown', timestamp: 1_795_000_000_000 })
    const server = harness.keep(await refusing(debug))
    const outcome = await harness.client().send(testCall(server.endpoint, 1))
    expect(outcome).toMatchObject({ kind: 'refused', attempts: 2 })
    expect(outcome.fault).toEqual({
      code: 'going-away',
      detail: 'GOAWAY with NO_ERROR, reason Shutdown, timestamp 1795000000000',
    })
  })
})

describe('what may have been processed is not sent again', () => {
  const ERRORS = [1, 2, 7, 8, 11, 13]

  it.each(ERRORS)('GOAWAY with error %i that names the stream: unknown', async (code) => {
    // With REFUSED_STREAM (7) as the code of a GOAWAY, the named streams are still not refused.
    const server = harness.keep(
      await startRawServer({
        authority,
        onConnection: (socket) => socket.write(settingsFrame()),
        onFrame(socket, { type, stream }) {
          if (type === FRAME.headers) socket.write(goawayFrame(stream, code, '{"reason":"X"}'))
        },
      }),
    )
    const outcome = await harness.client().send(testCall(server.endpoint, 1))
    expect(outcome).toMatchObject({ kind: 'unknown', attempts: 1, fault: { code: 'going-away' } })
    expect(outcome.fault?.detail).toContain('reason X')
    expect(server.connections).toBe(1)
  })

  it('GOAWAY with an error after the answer: accepted', async () => {
    const server = harness.keep(
      await startRawServer({
        authority,
        onConnection: (socket) => socket.write(settingsFrame()),
        onFrame(socket, { type, stream }) {
          if (type !== FRAME.headers) return
          socket.write(Buffer.concat([okFrame(stream), goawayFrame(stream, 2)]))
        },
      }),
    )
    const outcome = await harness.client().send(testCall(server.endpoint, 1))
    expect(outcome.kind).toBe('accepted')
  })

  it('GOAWAY that names the stream, then the answer, late: accepted', async () => {
    const script = async ({ session, id }: SeenRequest): Promise<Act> => {
      session.goaway(NGHTTP2_NO_ERROR, id)
      await sleep(50)
      return { do: 'answer' }
    }
    const server = harness.keep(await startFaultServer({ authority, script }))
    const client = harness.client()
    const outcomes = await sendMany(client, server.endpoint, 3)
    expect(tally(outcomes)).toEqual({ accepted: 3 })
    expect(server.connections).toBe(3)
    expect([...server.seen.values()]).toEqual([1, 1, 1])
  })

  it.each([
    { name: 'a 500', act: { do: 'answer', status: 500, body: '{}' }, kind: 'rejected' },
    { name: 'a 503', act: { do: 'answer', status: 503, body: '{}' }, kind: 'rejected' },
    {
      name: 'a reset after the request',
      act: { do: 'reset-connection', processed: true },
      kind: 'unknown',
    },
    {
      name: 'a reset after the headers of a 200',
      act: { do: 'reset-connection', processed: true, afterHeaders: true },
      kind: 'accepted',
    },
  ] as const)('$name', async ({ act, kind }) => {
    const server = harness.keep(await startFaultServer({ authority, script: () => act }))
    const outcome = await harness.client().send(testCall(server.endpoint, 1))
    expect(outcome).toMatchObject({ kind, attempts: 1 })
    expect(server.seen.get(testApnsId(1))).toBe(1)
  })
})

describe('a peer that refuses for ever cannot make it spin', () => {
  it('GOAWAY before any stream: three connects for a push at most', async () => {
    const server = harness.keep(
      await startRawServer({
        authority,
        onConnection: (socket) =>
          socket.end(Buffer.concat([settingsFrame(), goawayFrame(0, 0, '{"reason":"Shutdown"}')])),
      }),
    )
    const outcomes = await sendMany(harness.client(), server.endpoint, 50)
    expect(tally(outcomes)).toEqual({ refused: 50 })
    expect(outcomes.every(({ fault }) => fault?.code === 'going-away')).toBe(true)
    expect(server.connections).toBeLessThanOrEqual(3)
  })

  it('for a stream of pushes: less than a tenth of the processor', async () => {
    const server = harness.keep(await refusing(''))
    const client = harness.client()
    const since = process.cpuUsage()
    const start = performance.now()
    const sent: Promise<unknown>[] = []
    const pushes = 20
    for (let n = 0; n < pushes; n++) {
      sent.push(client.send(testCall(server.endpoint, n)))
      await sleep(100)
    }
    await Promise.all(sent)
    const { user, system } = process.cpuUsage(since)
    // The server's side of each handshake is in the same process and is counted too.
    const share = (user + system) / 1_000 / (performance.now() - start)
    expect(server.connections).toBeLessThanOrEqual(3 * pushes)
    expect(share).toBeLessThan(0.1)
  })
})
