import { describe, expect, test } from 'vitest'
import { payloadFor } from '@/lib/inspect/app-store-jws/testing/payloads'
import { arrivalPage } from './arrivals'
import { receive } from './receive'
import { makeBench, post, signed } from './testing/bench'

describe('the simulator', () => {
  test('is recognised as itself, and stands for nothing of Apple’s', async () => {
    const own = await makeBench({ apple: false })
    try {
      const body = await signed(own, payloadFor('notification', 'Production', 5))
      expect((await receive(own.desk, own.token, post(body))).status).toBe(200)
      const page = await arrivalPage(own.desk, own.owner, await own.state(), {}, null)
      expect(page.arrivals[0]).toMatchObject({
        ring: 'genuine',
        told: { trust: 'simulator', why: expect.stringContaining('Signed by Simulator.') },
      })
    } finally {
      await own.remove()
    }
  })
})
