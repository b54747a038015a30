import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSigningChain } from './chain'
import { RateLimits } from './limits'
import { respond } from './respond'
import { Signer } from './signer'
import { type Bench, call, mint, must, startBench } from './test-client'

let bench: Bench
let path: string

beforeAll(async () => {
  bench = await startBench()
  const started = must(
    bench.store.world.startScenario('local', 'sandbox', 'new-monthly', { begin: 'now' }),
  )
  path = `/inApps/v1/transactions/${started.transactionId}`
})

afterAll(() => bench.store.close())

describe('what is switched on', () => {
  it('the next two answers are an error, the third is not', async () => {
    must(bench.store.world.answerNext('local', { kind: 'error', times: 2, errorCode: 5000001 }))
    const statuses = []
    for (let n = 0; n < 3; n += 1) statuses.push((await call(bench, { path })).status)
    expect(statuses).toEqual([500, 500, 200])
  })

  it('a limit, with an instant in milliseconds', async () => {
    must(bench.store.world.answerNext('local', { kind: 'rate-limit', times: 1, waitMs: 5000 }))
    const reply = await call(bench, { path })
    expect(reply).toMatchObject({ status: 429, json: { errorCode: 4290000 } })
    expect(reply.headers['retry-after']).toBe(String(bench.clock.now + 5000))
  })

  it('a slow answer, and a connection that breaks', async () => {
    must(bench.store.world.answerNext('local', { kind: 'slow', times: 1, delayMs: 120 }))
    const start = performance.now()
    expect((await call(bench, { path })).status).toBe(200)
    expect(performance.now() - start).toBeGreaterThan(100)
    must(bench.store.world.answerNext('local', { kind: 'drop', times: 9 }))
    await expect(call(bench, { path })).rejects.toThrow()
    bench.store.world.clearFaults('local')
  })

  it.each([
    { kind: 'error', times: 1, errorCode: 4999999 } as const,
    { kind: 'error', times: 0, errorCode: 5000000 } as const,
    { kind: 'slow', times: 1, delayMs: 1e9 } as const,
    { kind: 'rate-limit', times: 1, waitMs: -1 } as const,
  ])('no such fault: %o', (fault) => {
    expect(bench.store.world.answerNext('local', fault)).toMatchObject({ ok: false })
  })

  it('a limit that is reached: one a second, so 360 an hour in the sandbox', async () => {
    const { world } = bench.store
    const signer = new Signer(await openSigningChain(null, bench.clock.now))
    const server = { world, signer, limits: new RateLimits(), side: 'sandbox' } as const
    const ask = () =>
      respond(server, {
        method: 'GET',
        path: '/inApps/v1/notifications/test/none',
        authorization: `Bearer ${mint(bench)}`,
        body: { text: '', bytes: 0, end: 'complete' },
      }).answer
    for (let count = 0; count < 360; count += 1) expect(ask().status).toBe(400)
    const hour = (Math.floor(bench.clock.now / 3_600_000) + 1) * 3_600_000
    expect(ask()).toMatchObject({ status: 429, headers: { 'retry-after': String(hour) } })
    bench.clock.now = hour
    expect(ask().status).toBe(400)
  })
})
