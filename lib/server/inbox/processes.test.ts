import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { payloadFor } from '@/lib/inspect/app-store-jws/testing/payloads'
import { FULL_SIZE } from '@/lib/testing/full-size'
import { allArrivals } from './arrivals'
import { type Bench, makeBench, signed } from './testing/bench'
import { receivers } from './testing/receivers'

// Acceptance: what was answered with 200 is there after kill -9, and comes again as one row; each
// notification sent six times over two processes, whatever crashes when, is one row.
const KILLS = FULL_SIZE ? 1000 : 30
/** Rows of the store are looked at after so many kills, and it is emptied then. */
const BATCH = FULL_SIZE ? 50 : 15
/** Bodies that a process could take in before it is killed. */
const AT_HAND = 12

let bench: Bench
let processes: Awaited<ReturnType<typeof receivers>>
let bodies: string[] = []
beforeAll(async () => {
  bench = await makeBench()
  processes = await receivers(bench)
  bodies = await Promise.all(
    Array.from({ length: BATCH * AT_HAND }, (_, i) =>
      signed(bench, { ...payloadFor('notification', 'Production'), notificationUUID: uuidOf(i) }),
    ),
  )
}, 120_000)
afterAll(() => bench.remove())

const rows = async () => allArrivals(bench.desk, bench.owner, await bench.state())
const uuids = async () => new Set((await rows()).map(({ told }) => told?.uuid))
const uuidOf = (i: number) => `00000000-0000-4000-8000-${String(i).padStart(12, '0')}`
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** What SQLite itself says of its file: `ok`. */
function integrity(): unknown {
  const db = new DatabaseSync(join(bench.folder, 'assay.db'), { readOnly: true })
  try {
    return db.prepare('PRAGMA integrity_check').get()?.integrity_check
  } finally {
    db.close()
  }
}

describe('killed in the middle of it', () => {
  test(`${KILLS} times, nothing that was answered is lost, and a repeat is one row`, async () => {
    const readyAfter: number[] = []
    let answered = 0
    for (let done = 0; done < KILLS; done += BATCH) {
      await bench.store.inboxes.clear(bench.inbox)
      const promised = new Set<number>()
      for (let round = 0; round < BATCH; round++) {
        const from = round * AT_HAND
        const run = processes.start(processes.bodiesFile(bodies.slice(from, from + AT_HAND)))
        // Each round it is killed after another number of answers, and another moment after that.
        const after = (round * 7 + done) % (AT_HAND - 1)
        while (run.readyAfter() === null || run.acknowledged().length < after) await pause(1)
        await pause((round % 5) * 0.7)
        run.kill()
        await run.ended
        expect(run.problem()).toBe('')
        expect(integrity()).toBe('ok')
        readyAfter.push(run.readyAfter() ?? Number.POSITIVE_INFINITY)
        for (const number of run.acknowledged()) promised.add(from + number)
      }
      const kept = await uuids()
      for (const number of promised) expect(kept).toContain(uuidOf(number))
      answered += promised.size
      if (done > 0) continue
      const again = processes.start(processes.bodiesFile(bodies))
      await again.ended
      expect(again.acknowledged()).toHaveLength(bodies.length)
      const all = await rows()
      expect(all).toHaveLength(bodies.length)
      for (const { told, repeats } of all) {
        expect(repeats, `of ${told?.uuid}`).toBe(kept.has(told?.uuid) ? 1 : 0)
      }
    }
    expect(answered).toBeGreaterThan(KILLS * 4)
    expect(readyAfter).toHaveLength(KILLS)
    const sorted = readyAfter.toSorted((a, b) => a - b)
    const [median, slowest] = [sorted[KILLS >> 1] ?? 0, sorted.at(-1) ?? 0].map(Math.round)
    if (FULL_SIZE) {
      const said = `${KILLS} kills, ${answered} acknowledged, 0 lost, every file sound`
      process.stdout.write(`${said}; ready again after ${median} ms, ${slowest} ms at most\n`)
    }
    // Beside other tests the clock says little; a start alone takes a fifth of it.
    expect(median).toBeLessThan(FULL_SIZE ? 2000 : 20_000)
  }, 3_600_000)
})

describe('two processes', () => {
  test('each of them six times over both is one row, and five repetitions are counted', async () => {
    await bench.store.inboxes.clear(bench.inbox)
    const part = bodies.slice(0, 60)
    const turned = [...part.slice(30), ...part.slice(0, 30)]
    const runs = [
      processes.start(processes.bodiesFile([...part, ...turned, ...part])),
      processes.start(processes.bodiesFile([...turned, ...part, ...turned])),
    ]
    await Promise.all(runs.map(({ ended }) => ended))
    for (const run of runs) expect(run.problem()).toBe('')
    expect(runs.map((run) => run.acknowledged().length)).toEqual([180, 180])
    const all = await rows()
    expect(all).toHaveLength(60)
    for (const { repeats, repeatedAt, at } of all) {
      expect([repeats, repeatedAt.length]).toEqual([5, 5])
      for (const time of repeatedAt) expect(time).toBeGreaterThanOrEqual(at - 1)
    }
    const versions = all.map(({ version }) => version)
    expect(new Set(versions).size).toBe(60)
  }, 300_000)

  test('with a crash before and after each of their commits, it is one row all the same', async () => {
    await bench.store.inboxes.clear(bench.inbox)
    const count = FULL_SIZE ? 60 : 6
    const part = bodies.slice(0, count)
    const file = processes.bodiesFile([...part, ...part, ...part])
    const whens = ['before-commit', 'after-commit', null] as const
    /** Three sends of each: at one it dies before the commit, at one after it, and one goes well. */
    const whenOf = (line: number, side: number) =>
      whens[(Math.floor(line / count) + line + side) % 3] ?? null
    const sends = async (side: number) => {
      const answered: number[] = []
      for (let from = 0; from < 3 * count; ) {
        let at = from
        while (at < 3 * count && whenOf(at, side) === null) at += 1
        const when = at < 3 * count ? whenOf(at, side) : null
        const run = processes.start(file, {
          from,
          ...(when === null ? {} : { crash: { at, when } }),
        })
        await run.ended
        expect(run.problem()).toBe('')
        answered.push(...run.acknowledged())
        from = at + 1
      }
      return answered
    }
    const [left, right] = await Promise.all([sends(0), sends(1)])
    // 200 was said to those that were neither cut off before nor after.
    expect([left.length, right.length]).toEqual([count, count])
    expect(integrity()).toBe('ok')
    const all = await rows()
    expect(all.map(({ told }) => told?.uuid).sort()).toEqual(part.map((_, i) => uuidOf(i)))
    // Of six, two were lost before their commit, so four were written, and one of them is the row.
    expect(new Set(all.map(({ repeats }) => repeats))).toEqual(new Set([3]))
  }, 1_800_000)
})
