import { apns2, bareLoop, IN_FLIGHT, nodeApn, ownClient, type Rival } from './apns-rivals'
import { median } from './rounds'
import type { BenchRow } from './row'
import { startTarget } from './start-target'

const ROUNDS = 9
const PER_ROUND = 4_000

interface Sample {
  /** Pushes a second. */
  rate: number
  /** Microseconds of processor time a push, of this process with its collector. */
  cost: number
}

/**
 * Pushes a second with 500 in flight, and the processor time that each takes, beside what else there
 * is, against the same server in another process. Rounds alternate, so that a slow moment of the
 * machine meets all of them; what counts is the median, and for a ratio the median of the ratios
 * within each round. On a busy machine the rates say more of its neighbours than of the clients;
 * processor time says less of them.
 */
export async function bench(): Promise<BenchRow[]> {
  const target = await startTarget()
  const rivals: Record<string, Rival> = {
    [OWN]: ownClient(target),
    [BARE]: await bareLoop(target),
    [APNS2]: apns2(target),
    [NODE_APN]: nodeApn(target),
  }
  try {
    for (const rival of Object.values(rivals)) await rival.send(PER_ROUND)
    const samples: Record<string, Sample[]> = {}
    for (let round = 0; round < ROUNDS; round++) {
      const names = Object.keys(rivals)
      // Another one begins each time.
      const order = names.map((_, at) => names[(at + round) % names.length] ?? OWN)
      for (const name of order) {
        const rival = rivals[name]
        if (rival) samples[name] = [...(samples[name] ?? []), await sample(rival)]
      }
    }
    return [...rowsOf(samples, 'rate', 'pushes/s'), ...rowsOf(samples, 'cost', 'µs a push')]
  } finally {
    for (const rival of Object.values(rivals)) await rival.close()
    target.stop()
  }
}

async function sample(rival: Rival): Promise<Sample> {
  const start = performance.now()
  const before = process.cpuUsage()
  await rival.send(PER_ROUND)
  const { user, system } = process.cpuUsage(before)
  const rate = (PER_ROUND / (performance.now() - start)) * 1_000
  return { rate, cost: (user + system) / PER_ROUND }
}

function rowsOf(
  samples: Readonly<Record<string, readonly Sample[]>>,
  what: keyof Sample,
  unit: string,
): BenchRow[] {
  const own = samples[OWN] ?? []
  return Object.entries(samples).map(([name, theirs]) => {
    const row = { name, value: median(theirs.map((one) => one[what])), unit }
    if (name === OWN) return row
    const ratios = theirs.map((one, round) => (own[round]?.[what] ?? Number.NaN) / one[what])
    return { ...row, ratio: { to: 'is the client of it', value: median(ratios) } }
  })
}

const OWN = `the client, ${IN_FLIGHT} in flight`
const BARE = `a bare node:http2 loop, ${IN_FLIGHT} in flight`
const APNS2 = `apns2, ${IN_FLIGHT} in flight`
const NODE_APN = '@parse/node-apn, 2,000 at a time'
