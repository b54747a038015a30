import { afterAll, beforeAll, expect, it } from 'vitest'
import { inspect } from '@/lib/inspect'
import { type Bench, call, mint, must, payloadOf, startBench } from './test-client'

let bench: Bench

beforeAll(async () => {
  bench = await startBench()
})

afterAll(() => bench.store.close())

const MANY = 50_000

async function page(id: string, query: string, token: string) {
  const { json } = await call(bench, { path: `/inApps/v2/history/${id}?${query}`, token })
  return json as { revision: string; hasMore: boolean; signedTransactions: string[] }
}

it('a customer with 50,000 transactions is answered page by page, each transaction once', async () => {
  const { world } = bench.store
  const { transactionId } = must(
    world.startScenario('local', 'sandbox', 'very-many', { begin: 'now' }),
  )
  const id = transactionId ?? ''
  const token = mint(bench)
  // One request before the measurement: the order is made once.
  await page(id, '', token)
  const start = process.cpuUsage()
  const seen = new Set<unknown>()
  let revision = ''
  for (let count = 0; count < 50; count += 1) {
    const next = await page(id, `revision=${revision}`, token)
    for (const signed of next.signedTransactions) seen.add(payloadOf(signed).transactionId)
    expect(next.hasMore).toBe(true)
    revision = next.revision
  }
  expect(seen.size).toBe(1000)
  expect(bench.store.world.of('local').sides.sandbox.customers[0]?.transactions).toHaveLength(MANY)
  // Of the processor and not of the clock, and with room: about 10 ms a page, client and all.
  expect(process.cpuUsage(start).user / 1000 / 50).toBeLessThan(60)
}, 60_000)

it.each(['ASCENDING', 'DESCENDING'])('%s: all of 3,000, once, in order', async (sort) => {
  const started = must(
    bench.store.world.startScenario('local', 'production', 'many', { begin: 'now' }),
  )
  const id = started.transactionId ?? ''
  const dates: number[] = []
  const ids = new Set<unknown>()
  let query = `sort=${sort}&startDate=${bench.clock.now - 200 * 60_000}`
  for (let more = true; more; ) {
    const path = `/inApps/v2/history/${id}?${query}`
    const { json } = await call(bench, { path, side: 'production' })
    const { signedTransactions, hasMore, revision } = json as Awaited<ReturnType<typeof page>>
    for (const payload of signedTransactions.map(payloadOf)) {
      dates.push(Number(payload.purchaseDate))
      ids.add(payload.transactionId)
    }
    query = `sort=${sort}&startDate=${bench.clock.now - 200 * 60_000}&revision=${revision}`
    more = hasMore
  }
  expect(ids.size).toBe(201)
  const sorted = dates.toSorted((one, other) => one - other)
  expect(dates).toEqual(sort === 'ASCENDING' ? sorted : sorted.reverse())
})

it('the last revision finds what has changed since', async () => {
  const { world } = bench.store
  const made = must(world.startScenario('local', 'sandbox', 'new-monthly', { begin: 'past' }))
  const id = made.transactionId ?? ''
  const token = mint(bench)
  const first = await page(id, '', token)
  expect(first).toMatchObject({ hasMore: false })
  must(world.act('local', 'sandbox', made.customerId, { do: 'refund', transactionId: id }))
  const later = await page(id, `revision=${first.revision}`, token)
  expect(later.signedTransactions.map((signed) => payloadOf(signed).transactionId)).toEqual([id])
})

it('the same question gets the same token, and a change another', async () => {
  const { world } = bench.store
  const made = must(world.startScenario('local', 'sandbox', 'non-consumable', { begin: 'now' }))
  const path = `/inApps/v1/transactions/${made.transactionId}`
  const ask = async () => (await call(bench, { path })).json.signedTransactionInfo
  const first = await ask()
  expect(await ask()).toBe(first)
  must(world.act('local', 'sandbox', made.customerId, { do: 'refund' }))
  expect(payloadOf(await ask())).toMatchObject({ revocationType: 'REFUND_FULL' })
})

it('our own verification accepts it with the root added, and not without', async () => {
  const { world, signing } = bench.store
  const made = must(world.startScenario('local', 'production', 'refund-active', { begin: 'past' }))
  const path = `/inApps/v2/history/${made.transactionId}`
  const { json } = await call(bench, { path, side: 'production' })
  const [token = ''] = json.signedTransactions as string[]
  const trust = [{ name: 'Simulator', pem: signing.rootPem }]
  const trusted = await inspect(token, { now: new Date(bench.clock.now), trust })
  expect(trusted).toMatchObject({ format: 'transaction', verdict: 'valid' })
  expect(trusted.findings.filter(({ level }) => level === 'error')).toEqual([])
  const untrusted = await inspect(token, { now: new Date(bench.clock.now) })
  expect(untrusted.verdict).toBe('invalid')

  const history = { startDate: bench.clock.now - 86_400_000 * 90, endDate: bench.clock.now + 1 }
  const { json: sent } = await call(bench, {
    side: 'production',
    method: 'POST',
    path: '/inApps/v1/notifications/history',
    body: history,
  })
  const rows = sent.notificationHistory as { signedPayload: string }[]
  expect(rows.length).toBeGreaterThan(3)
  for (const { signedPayload } of rows) {
    const read = await inspect(signedPayload, { now: new Date(bench.clock.now), trust })
    expect(read).toMatchObject({ verdict: 'valid' })
    for (const part of read.parts) expect(part.verdict).toBe('valid')
  }
})
