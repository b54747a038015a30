import type { ClientHttp2Session } from 'node:http2'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Fault } from '@/lib/simulator/faults'
import { type Bench, goodPush, must, open, send, startBench } from './test-client'

let bench: Bench
let session: ClientHttp2Session

beforeEach(async () => {
  bench = await startBench()
  session = await open(bench.simulator.endpoints.sandbox)
})

afterEach(async () => {
  session.destroy()
  await bench.simulator.close()
})

function next(fault: Fault) {
  must(bench.simulator.world.answerNext(bench.owner, fault))
}

function goaway(): Promise<{ code: number; last: number; reason: unknown }> {
  return new Promise((resolve) =>
    session.once('goaway', (code, last, data) => {
      resolve({ code, last, reason: JSON.parse(String(data)) })
    }),
  )
}

const shown = () => bench.simulator.world.state(bench.owner).devices[0]?.notifications.length

test('answers queue, are taken once, and say when to come back', async () => {
  next({ kind: 'answer', reason: 'ServiceUnavailable', retryAfter: 900 })
  next({ kind: 'answer', reason: 'TooManyRequests' })
  expect(bench.simulator.world.state(bench.owner).faults).toHaveLength(2)
  const push = goodPush(bench)
  const first = await send(session, push)
  expect(first).toMatchObject({ status: 503, json: { reason: 'ServiceUnavailable' } })
  expect(first.headers['retry-after']).toBe('900')
  expect(await send(session, push)).toMatchObject({ status: 429 })
  expect(shown()).toBe(0)
  expect(await send(session, push)).toMatchObject({ status: 200 })
  expect(bench.simulator.world.state(bench.owner).faults).toEqual([])
})

test('GOAWAY below the request: not looked at, safe to send again', async () => {
  const push = goodPush(bench)
  expect(await send(session, push)).toMatchObject({ status: 200 })
  next({ kind: 'goaway', reason: 'Shutdown', keeps: 'nothing' })
  const goodbye = goaway()
  await expect(send(session, push)).rejects.toThrow(/REFUSED_STREAM/)
  expect(await goodbye).toEqual({ code: 0, last: 1, reason: { reason: 'Shutdown' } })
  expect(shown()).toBe(1)
  expect(bench.simulator.world.wireLog(bench.owner, { limit: 1 })[0]).toMatchObject({ status: 0 })
})

test('GOAWAY for the first request of a connection: refused, safe to send again', async () => {
  next({ kind: 'goaway', reason: 'Shutdown', keeps: 'nothing' })
  await expect(send(session, goodPush(bench))).rejects.toThrow(/REFUSED_STREAM/)
  expect(shown()).toBe(0)
})

test('GOAWAY that keeps the request: it is answered, and the connection ends', async () => {
  next({ kind: 'goaway', reason: 'IdleTimeout', keeps: 'this' })
  const goodbye = goaway()
  const closed = new Promise((resolve) => session.once('close', resolve))
  expect(await send(session, goodPush(bench))).toMatchObject({ status: 200 })
  expect(await goodbye).toMatchObject({ last: 1, reason: { reason: 'IdleTimeout' } })
  await closed
})

test('a broken connection after the push was taken: nobody can tell from the outside', async () => {
  next({ kind: 'close' })
  await expect(send(session, goodPush(bench))).rejects.toThrow()
  expect(shown()).toBe(1)
})

test('a delay answers as ever, later', async () => {
  next({ kind: 'delay', delayMs: 150 })
  const started = performance.now()
  expect(await send(session, goodPush(bench))).toMatchObject({ status: 200 })
  expect(performance.now() - started).toBeGreaterThan(140)
})

test('closing the simulator says Shutdown', async () => {
  expect(await send(session, goodPush(bench))).toMatchObject({ status: 200 })
  const goodbye = goaway()
  await bench.simulator.close()
  expect(await goodbye).toMatchObject({ reason: { reason: 'Shutdown' } })
  bench = await startBench()
})

test.each<[string, Fault]>([
  ['no-such-reason', { kind: 'answer', reason: 'BadMood' }],
  ['bad-delay', { kind: 'delay', delayMs: 3_600_000 }],
  ['bad-delay', { kind: 'delay', delayMs: -1 }],
  ['bad-retry-after', { kind: 'answer', reason: 'Shutdown', retryAfter: 0.5 }],
])('%s is refused', (code, fault) => {
  expect(bench.simulator.world.answerNext(bench.owner, fault)).toMatchObject({ ok: false, code })
})
