import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { payloadFor } from '@/lib/inspect/app-store-jws/testing/payloads'
import { NOTHING_KNOWN } from '@/lib/notifications/arrival'
import { canMountSmallDisk, mountSmallDisk } from '../store/testing/small-disk'
import { allArrivals, arrivalPage } from './arrivals'
import { makeInbox, ownInbox } from './inboxes'
import { BODY_MAX, RINGS } from './limits'
import { inboxToken } from './owner'
import { ReadingRoom, readBody } from './read-body'
import { receive } from './receive'
import { openSettings } from './settings'
import { type Bench, makeBench, openDesk, post, signed } from './testing/bench'

vi.mock('../log', () => ({ log: () => ({ error: () => {} }) }))

// Acceptance: a flood fills neither memory nor disk, and a good notification gets through it.
let bench: Bench
beforeAll(async () => {
  bench = await makeBench()
})
afterAll(() => bench.remove())

const MEGABYTE = 1024 * 1024

function endless(counter: { read: number }): ReadableStream<Uint8Array> {
  const chunk = new Uint8Array(65_536).fill(32)
  return new ReadableStream({
    pull(controller) {
      counter.read += chunk.length
      controller.enqueue(chunk)
    },
  })
}

/** A connection that sends a byte and then nothing. */
const silent = () =>
  new ReadableStream<Uint8Array>({ start: (controller) => controller.enqueue(Uint8Array.of(123)) })

const genuine = (number: number) =>
  signed(bench, {
    ...payloadFor('notification', 'Production'),
    notificationUUID: `flood-${number}`,
  })

const folderSize = () =>
  readdirSync(bench.folder).reduce((sum, name) => sum + statSync(join(bench.folder, name)).size, 0)

describe('a body', () => {
  test('that does not end is read no further than the limit', async () => {
    const counter = { read: 0 }
    const answer = await receive(bench.desk, bench.token, post(endless(counter)))
    expect(answer.status).toBe(413)
    expect(counter.read).toBeLessThan(BODY_MAX + 4 * 65_536)
  })

  test('that does not come ends in time, and a thousand of them keep nobody else waiting', async () => {
    const room = new ReadingRoom({ bytes: MEGABYTE, seats: 2000 })
    const limits = { most: BODY_MAX, ms: 300, room }
    const slow = Array.from({ length: 1000 }, () => readBody(silent(), limits))
    const good = await readBody(new Blob(['{}']).stream(), limits)
    expect(good.ok).toBe(true)
    const ends = await Promise.all(slow)
    expect(new Set(ends.map((end) => !end.ok && end.problem))).toEqual(new Set(['too-slow']))
    expect(room.take(MEGABYTE)).toBe(true)
  })

  test('finds the room full while too much is being read, and free again after', async () => {
    const room = new ReadingRoom({ bytes: 100, seats: 10 })
    const limits = { most: 80, ms: 1000, room }
    const held = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(new Uint8Array(70)),
    })
    const first = readBody(held, limits)
    await new Promise((resolve) => setTimeout(resolve, 20))
    const second = await readBody(new Blob([new Uint8Array(70)]).stream(), limits)
    expect(second).toMatchObject({ ok: false, problem: 'busy' })
    await first
    expect((await readBody(new Blob([new Uint8Array(70)]).stream(), limits)).ok).toBe(true)
  })

  test('that does not come makes way where every seat is taken, the longest first', async () => {
    const room = new ReadingRoom({ bytes: MEGABYTE, seats: 3 })
    const limits = { most: BODY_MAX, ms: 300, room }
    const ends: string[] = []
    const slow = Array.from({ length: 5 }, async (_, index) => {
      const end = await readBody(silent(), limits)
      ends.push(`${index} ${end.ok ? 'read' : end.problem}`)
    })
    expect((await readBody(new Blob(['{}']).stream(), limits)).ok).toBe(true)
    await Promise.all(slow)
    expect(ends).toEqual(['0 busy', '1 busy', '2 busy', '3 too-slow', '4 too-slow'])
    const again = await Promise.all([1, 2, 3].map(() => readBody(silent(), limits)))
    expect(again.map((end) => !end.ok && end.problem)).toEqual(Array(3).fill('too-slow'))
  })

  test('that breaks off is no notification', async () => {
    const broken = new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(Uint8Array.of(123))
        controller.error(new Error('gone'))
      },
    })
    expect((await receive(bench.desk, bench.token, post(broken))).status).toBe(400)
  })
})

test('thousands of forged ones and bad addresses fill neither ring nor disk, and good ones get through', async () => {
  const { inboxes } = bench.store
  await inboxes.clear(bench.inbox)
  const look = bench.authorities.chains['a look-alike chain']
  const forged = await signed(bench, payloadFor('notification', 'Production'), look)
  const padded = forged.replace('{', `{"x":"${'y'.repeat(100_000)}",`)
  const before = { rss: process.memoryUsage().rss, disk: folderSize() }
  const waits: number[] = []
  for (let round = 0; round < 40; round++) {
    bench.later(5_000)
    const attack = Array.from({ length: 25 }, (_, i) => [
      receive(bench.desk, bench.token, post(padded)),
      receive(bench.desk, `bad-${round}-${i}`, post(padded)),
    ]).flat()
    const started = performance.now()
    const answer = await receive(bench.desk, bench.token, post(await genuine(round)))
    waits.push(performance.now() - started)
    expect(answer.status).toBe(200)
    const statuses = (await Promise.all(attack)).map(({ status }) => status)
    expect(new Set(statuses)).toEqual(new Set([403, 404]))
  }
  const totals = await inboxes.totals(bench.inbox)
  expect(totals.genuine.rows).toBe(40)
  expect(totals.other.rows).toBeLessThanOrEqual(RINGS.other.rows)
  expect(totals.other.rows).toBeGreaterThan(50)
  expect(totals.other.bytes).toBeLessThanOrEqual(RINGS.other.bytes)
  expect(folderSize() - before.disk).toBeLessThan(16 * MEGABYTE)
  // What the garbage collector leaves for later is not a leak: a generous bound, and a bound.
  expect(process.memoryUsage().rss - before.rss).toBeLessThan(256 * MEGABYTE)
  expect(waits.toSorted((a, b) => a - b)[20] ?? Infinity).toBeLessThan(5_000)
}, 300_000)

test('a ring of ten thousand is listed, and filtered by what is sealed, with little work', async () => {
  const { desk, owner } = bench
  const id = await makeInbox(desk, owner, { name: 'Many', environment: null })
  const state = id && (await ownInbox(desk, owner, id))
  if (!state) throw new Error('the inbox was refused')
  const key = Buffer.from(openSettings(desk.vault.secret, state)?.publicKey ?? '', 'base64')
  for (let i = 0; i < 10_000; i++) {
    const ids = { inbox: state.id, id: `n-${i}`, ring: 'genuine', at: desk.vault.now() } as const
    const told = { ...NOTHING_KNOWN, type: i === 7 ? 'RARE' : 'DID_RENEW', title: 'One of many' }
    const head = Buffer.from(JSON.stringify({ told, answer: { status: 200, tookMs: 1 } }))
    await bench.store.inboxes.append(
      {
        ...ids,
        ...{ mark: null, expires: 9e12, bytes: 1, body: new Uint8Array(2000) },
        head: desk.sender.seal(ids, 'head', key, head),
      },
      RINGS.genuine,
    )
  }
  const fresh = (await ownInbox(desk, owner, state.id)) ?? state
  const before = process.cpuUsage()
  const rare = await arrivalPage(desk, owner, fresh, { type: 'RARE' }, null)
  const { user, system } = process.cpuUsage(before)
  expect(rare.arrivals.map(({ id }) => id)).toEqual(['n-7'])
  expect(rare.next).toBeNull()
  const first = await arrivalPage(desk, owner, fresh, {}, null)
  expect(first.arrivals).toHaveLength(100)
  expect(first.next).toBe(first.arrivals.at(-1)?.number)
  const second = await arrivalPage(desk, owner, fresh, {}, first.next)
  expect(second.arrivals[0]?.number).toBe((first.next ?? 0) - 1)
  expect(await allArrivals(desk, owner, fresh)).toHaveLength(10_000)
  // Work and not time, since the machine may be busy; alone it takes less than a second.
  expect((user + system) / 1000).toBeLessThan(10_000)
}, 300_000)

describe.runIf(canMountSmallDisk())('a full disk', () => {
  test('is answered 503, loses nothing that was answered, and takes in again when there is room', async () => {
    const disk = mountSmallDisk(4096)
    if (!disk) throw new Error('it could be mounted a moment ago')
    try {
      const { store, desk } = openDesk(disk.folder, bench.authorities.pki.root, true, () =>
        bench.desk.vault.now(),
      )
      const id = await makeInbox(desk, bench.owner, { name: '', environment: null })
      if (id === null) throw new Error('the inbox was refused')
      const token = inboxToken(bench.owner, id)
      expect((await receive(desk, token, post(await genuine(1000)))).status).toBe(200)
      disk.fill()
      let status = 200
      let kept = 1
      for (let i = 1001; status === 200 && i < 2000; i++) {
        status = (await receive(desk, token, post(await genuine(i)))).status
        if (status === 200) kept++
      }
      expect(status).toBe(503)
      const state = await ownInbox(desk, bench.owner, id)
      expect(state && (await allArrivals(desk, bench.owner, state))).toHaveLength(kept)
      expect(await store.inboxes.remove(bench.owner.key, id)).toBe(true)
      await store.close()
    } finally {
      disk.remove()
    }
  })
})
