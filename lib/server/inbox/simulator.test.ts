import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { payloadFor } from '@/lib/inspect/app-store-jws/testing/payloads'
import { arrivalPage, wholeArrival } from './arrivals'
import { receive } from './receive'
import { BENCH_NOW, type Bench, makeBench, post, signed } from './testing/bench'

const DAY = 86_400_000
const FUTURE = 'transaction/signed-in-the-future'

describe('the simulator', () => {
  let own: Bench
  beforeAll(async () => {
    own = await makeBench({ apple: false })
  })
  afterAll(() => own.remove())

  test('is recognised as itself, and stands for nothing of Apple’s', async () => {
    const body = await signed(own, payloadFor('notification', 'Production', 5))
    expect((await receive(own.desk, own.token, post(body))).status).toBe(200)
    const page = await arrivalPage(own.desk, own.owner, await own.state(), {}, null)
    expect(page.arrivals[0]).toMatchObject({
      ring: 'genuine',
      told: { trust: 'simulator', why: expect.stringContaining('Signed by Simulator.') },
    })
  })

  test.each([
    ['the simulator’s clock is judged by that clock', false, false],
    ['a clock of Apple’s is a warning', true, true],
  ])('what was signed ahead of time by %s', async (_, apple, warned) => {
    const bench = await makeBench({ apple })
    try {
      const body = await signed(bench, {
        ...payloadFor('notification', 'Production', 6),
        signedDate: BENCH_NOW + 40 * DAY,
      })
      expect((await receive(bench.desk, bench.token, post(body))).status).toBe(200)
      const state = await bench.state()
      const [row] = (await arrivalPage(bench.desk, bench.owner, state, {}, null)).arrivals
      const whole = await wholeArrival(bench.desk, bench.owner, state, row?.id ?? '')
      const codes = whole?.inspection?.findings.map(({ code }) => code)
      expect(codes?.includes(FUTURE)).toBe(warned)
    } finally {
      await bench.remove()
    }
  })
})
