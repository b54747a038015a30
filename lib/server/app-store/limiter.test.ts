import { afterEach, describe, expect, it } from 'vitest'
import { exampleOrder } from '@/lib/rules/server-api/subject'
import { Limiter } from './limiter'
import { json, type Script } from './testing/fault-server'
import { type Harness, startHarness } from './testing/harness'

const running: { close(): Promise<void> }[] = []
afterEach(async () => {
  for (const one of running.splice(0)) await one.close()
})

async function start(script: Script): Promise<Harness> {
  const harness = await startHarness(script)
  running.push(harness)
  return harness
}

describe('rate limits', () => {
  const allowance = (perSecond: number | null) => ({ name: 'a', perSecond })

  it('let a second’s worth through at once, then evenly', () => {
    const limiter = new Limiter()
    const turns = Array.from({ length: 12 }, () => limiter.take(allowance(5), 1_000_000))
    expect(turns.map((turn) => (turn.kind === 'wait' ? turn.ms : turn.until))).toEqual([
      0, 0, 0, 0, 0, 200, 400, 600, 800, 1_000, 1_001_200, 1_001_200,
    ])
    expect(limiter.take(allowance(5), 1_001_200)).toEqual({ kind: 'wait', ms: 0 })
  })

  it('keep a tenth of one a second', () => {
    const limiter = new Limiter()
    expect(limiter.take(allowance(0.1), 1_000_000)).toEqual({ kind: 'wait', ms: 0 })
    expect(limiter.take(allowance(0.1), 1_000_001)).toEqual({
      kind: 'held',
      until: 1_010_000,
      why: 'own-limit',
    })
    expect(limiter.take(allowance(0.1), 1_010_000)).toEqual({ kind: 'wait', ms: 0 })
  })

  it('are nobody else’s', () => {
    const limiter = new Limiter()
    limiter.hold('a', 2_000_000)
    expect(limiter.take(allowance(null), 1_000_000).kind).toBe('held')
    expect(limiter.take(allowance(null), 2_000_000).kind).toBe('wait')
    expect(limiter.take({ name: 'b', perSecond: 1 }, 1_000_000).kind).toBe('wait')
  })

  it('forget the longest unused of very many', () => {
    const limiter = new Limiter()
    limiter.hold('a', 2_000_000)
    for (let index = 0; index < 2_000; index += 1) {
      limiter.take({ name: String(index), perSecond: 1 }, 1_000_000)
    }
    expect(limiter.take(allowance(null), 1_000_000).kind).toBe('wait')
  })

  it('say when the next test may be asked for', async () => {
    const harness = await start(json(200, { testNotificationToken: 't' }))
    const order = exampleOrder('request-test', { environment: 'sandbox' }).order
    expect(await harness.call(order)).toMatchObject({ kind: 'answered' })
    const second = await harness.call(order)
    expect(second).toMatchObject({
      kind: 'waiting',
      message: expect.stringContaining('Apple limits'),
    })
    expect(second.kind === 'waiting' && second.until - Date.now()).toBeGreaterThan(8_000)
    expect(harness.sandbox.seen).toHaveLength(1)
    // The simulator has none of Apple's.
    const simulated = { ...order, environment: 'simulator' } as const
    expect(await harness.call(simulated)).toMatchObject({ kind: 'answered' })
    expect(await harness.call(simulated)).toMatchObject({ kind: 'answered' })
  })
})
