import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { payloadFor } from '@/lib/inspect/app-store-jws/testing/payloads'
import { allArrivals } from './arrivals'
import { BENCH_NOW, type Bench, makeBench, signed } from './testing/bench'

// Acceptance: what was answered with 200 is there after kill -9, and comes again as one row; each
// notification sent six times over two processes is one row.
const COUNT = 80

let bench: Bench
let bodies: string[] = []
/** The clocks of all processes are those of the bench, whatever the day is. */
const ahead = BENCH_NOW - Date.now()
beforeAll(async () => {
  bench = await makeBench()
  writeFileSync(join(bench.folder, 'root.pem'), bench.authorities.pki.root.pem)
  bodies = await Promise.all(
    Array.from({ length: COUNT }, (_, i) =>
      signed(bench, {
        ...payloadFor('notification', 'Production'),
        notificationUUID: `00000000-0000-4000-8000-${String(i).padStart(12, '0')}`,
      }),
    ),
  )
}, 60_000)
afterAll(() => bench.remove())

function start(name: string, lines: readonly string[]) {
  const file = join(bench.folder, `${name}.txt`)
  writeFileSync(file, lines.join('\n'))
  const child = spawn(process.execPath, [
    '--conditions=react-server',
    '--import=tsx',
    fileURLToPath(new URL('testing/receiver.ts', import.meta.url)),
    ...[bench.folder, bench.token, join(bench.folder, 'root.pem'), file, String(ahead)],
  ])
  let output = ''
  let problem = ''
  child.stdout.on('data', (chunk) => {
    output += chunk
  })
  child.stderr.on('data', (chunk) => {
    problem += chunk
  })
  return {
    child,
    ended: once(child, 'close'),
    problem: () => problem,
    /** The numbers of the lines that were answered with 200. A line that was cut counts too. */
    acknowledged: () =>
      output
        .split('\n')
        .filter((line) => /^\d+$/.test(line))
        .map(Number),
    ready: () => output.includes('ready'),
  }
}

const rows = async () => allArrivals(bench.desk, bench.owner, await bench.state())
const uuidOf = (i: number) => `00000000-0000-4000-8000-${String(i).padStart(12, '0')}`

describe('several processes', () => {
  test('killed in the middle of it, nothing that was answered is lost, and a repeat is one row', async () => {
    const answered = new Set<number>()
    for (let round = 0; round < 4; round++) {
      const from = round * 20
      const part = bodies.slice(from, from + 20)
      const run = start(`kill-${round}`, part)
      // Each round it is killed after another number of answers, whatever it is doing then.
      const after = [1, 4, 9, 17][round] ?? 0
      while (!run.ready() || run.acknowledged().length < after) {
        if (run.child.exitCode !== null) throw new Error(run.problem())
        await new Promise((resolve) => setTimeout(resolve, 2))
      }
      run.child.kill('SIGKILL')
      await run.ended
      for (const number of run.acknowledged()) answered.add(from + number)
    }
    expect(answered.size).toBeGreaterThanOrEqual(31)
    const before = new Set((await rows()).map(({ told }) => told?.uuid))
    for (const number of answered) expect(before).toContain(uuidOf(number))

    const again = start('again', bodies)
    await again.ended
    expect(again.problem()).toBe('')
    expect(again.acknowledged()).toHaveLength(COUNT)
    const all = await rows()
    expect(all).toHaveLength(COUNT)
    expect(new Set(all.map(({ told }) => told?.uuid)).size).toBe(COUNT)
    for (const { told, repeats } of all) {
      expect(repeats, `of ${told?.uuid}`).toBe(before.has(told?.uuid) ? 1 : 0)
    }
  }, 300_000)

  test('each of them six times over two processes is one row, and five repetitions are counted', async () => {
    await bench.store.inboxes.clear(bench.inbox)
    const part = bodies.slice(0, 60)
    const turned = [...part.slice(30), ...part.slice(0, 30)]
    const runs = [
      start('left', [...part, ...turned, ...part]),
      start('right', [...turned, ...part, ...turned]),
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
})
