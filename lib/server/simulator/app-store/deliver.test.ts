import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Bench, BUNDLE_ID, call, HOOK, must, payloadOf, startBench } from './test-client'
import type { Side } from './world/model'

let bench: Bench

beforeEach(async () => {
  bench = await startBench()
  for (const side of ['sandbox', 'production'] as const) {
    must(bench.store.world.setUrl('local', BUNDLE_ID, side, HOOK))
  }
})

afterEach(() => bench.store.close())

const HOUR = 3_600_000
const start = (side: Side, id: string) =>
  must(bench.store.world.startScenario('local', side, id, { begin: 'now' }))
const settle = () => bench.store.deliveries.settle()
const posted = () =>
  bench.posts.map(({ signedPayload }) => payloadOf(signedPayload).notificationType as string)
const rows = (side: Side) => bench.store.world.of('local').sides[side].notifications

describe('notifications', () => {
  it('come in order, each once', async () => {
    start('sandbox', 'new-monthly')
    must(bench.store.world.advance('local', 'sandbox', 2 * HOUR))
    await settle()
    expect(posted()).toEqual(['SUBSCRIBED', ...Array(12).fill('DID_RENEW'), 'EXPIRED'])
    const dates = bench.posts.map(({ signedPayload }) =>
      Number(payloadOf(signedPayload).signedDate),
    )
    expect(dates).toEqual([...dates].sort((one, other) => one - other))
    expect(new Set(bench.posts.map(({ url }) => url))).toEqual(new Set([HOOK]))
  })

  it('are sent once in the sandbox, whatever becomes of it', async () => {
    bench.answer.result = 'TIMED_OUT'
    start('sandbox', 'non-consumable')
    must(bench.store.world.advance('local', 'sandbox', 500 * HOUR))
    await settle()
    expect(rows('sandbox')[0]?.attempts.map(({ result }) => result)).toEqual(['TIMED_OUT'])
  })

  it('are sent six times in production, after 1, 12, 24, 48 and 72 hours', async () => {
    bench.answer.result = 'UNSUCCESSFUL_HTTP_RESPONSE_CODE'
    start('production', 'non-consumable')
    await settle()
    expect(rows('production')[0]?.next).toBe(bench.clock.now + HOUR)
    must(bench.store.world.advance('local', 'production', 500 * HOUR))
    await settle()
    const { attempts = [], next } = rows('production')[0] ?? {}
    const gaps = attempts.slice(1).map(({ at }, index) => (at - (attempts[index]?.at ?? 0)) / HOUR)
    expect(gaps).toEqual([1, 12, 24, 48, 72])
    expect(next).toBeNull()
    expect(new Set(bench.posts.map(({ signedPayload }) => signedPayload)).size).toBe(1)
  })

  it('stop being sent with the first success', async () => {
    bench.answer.result = 'SOCKET_ISSUE'
    start('production', 'non-consumable')
    await settle()
    bench.answer.result = 'SUCCESS'
    must(bench.store.world.advance('local', 'production', 500 * HOUR))
    await settle()
    expect(rows('production')[0]?.attempts.map(({ result }) => result)).toEqual([
      'SOCKET_ISSUE',
      'SUCCESS',
    ])
  })

  it('out of order, twice, not at all, later: as it is switched', async () => {
    const { world } = bench.store
    const set = (switches: Parameters<typeof world.configure>[2]['switches']) =>
      must(world.configure('local', 'sandbox', { switches: switches ?? {} }))
    set({ order: 'reversed' })
    start('sandbox', 'consumables')
    must(world.advance('local', 'sandbox', HOUR))
    await settle()
    const dates = bench.posts.map(({ signedPayload }) =>
      Number(payloadOf(signedPayload).signedDate),
    )
    expect(dates).toHaveLength(4)
    expect(dates).toEqual([...dates].sort((one, other) => other - one))

    bench.posts.length = 0
    set({ order: 'kept', doubled: true })
    start('sandbox', 'non-consumable')
    await settle()
    expect(bench.posts).toHaveLength(2)
    expect(bench.posts[0]).toEqual(bench.posts[1])

    bench.posts.length = 0
    set({ doubled: false, dropped: true })
    start('sandbox', 'non-consumable')
    await settle()
    expect(bench.posts).toEqual([])
    expect(rows('sandbox').at(-1)?.attempts).toMatchObject([{ result: 'NO_RESPONSE' }])

    set({ dropped: false, delayMs: HOUR })
    start('sandbox', 'non-consumable')
    await settle()
    expect(bench.posts).toEqual([])
    must(world.advance('local', 'sandbox', HOUR))
    await settle()
    expect(bench.posts).toHaveLength(1)
  })

  it('carry unknown fields and values where that is switched on', async () => {
    const switches = { unknownFields: true, unknownValues: true }
    must(bench.store.world.configure('local', 'sandbox', { switches }))
    start('sandbox', 'new-monthly')
    await settle()
    const payload = payloadOf(bench.posts[0]?.signedPayload)
    expect(payload).toMatchObject({ subtype: 'SOMETHING_NEW', somethingNew: expect.anything() })
    const data = payload.data as Record<string, unknown>
    expect(payloadOf(data.signedTransactionInfo)).toMatchObject({
      transactionReason: 'SOMETHING_NEW',
      somethingNew: expect.anything(),
    })
  })

  it('are found among the failures until they arrive', async () => {
    bench.answer.result = 'TLS_ISSUE'
    start('production', 'non-consumable')
    await settle()
    const failures = async () => {
      const endDate = bench.clock.now + 100 * HOUR
      const body = { startDate: bench.clock.now - HOUR, endDate, onlyFailures: true }
      const path = '/inApps/v1/notifications/history'
      const { json } = await call(bench, { side: 'production', method: 'POST', path, body })
      return (json.notificationHistory as unknown[]).length
    }
    expect(await failures()).toBe(1)
    bench.answer.result = 'SUCCESS'
    must(bench.store.world.advance('local', 'production', 2 * HOUR))
    await settle()
    expect(await failures()).toBe(0)
  })

  it('wait for nobody where no URL is set', async () => {
    must(bench.store.world.setUrl('local', BUNDLE_ID, 'sandbox', null))
    start('sandbox', 'new-monthly')
    await settle()
    expect(bench.posts).toEqual([])
    expect(rows('sandbox')[0]).toMatchObject({ attempts: [], next: null })
  })
})
