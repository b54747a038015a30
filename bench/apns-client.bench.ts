import { apns2, bareLoop, IN_FLIGHT, nodeApn, ownClient, type Rival } from './apns-rivals'
import type { BenchRow } from './row'
import { startTarget } from './start-target'

const ROUNDS = 9
const PER_ROUND = 4_000

/**
 * Pushes a second with 500 in flight, beside what else there is, against the same server in another
 * process. Rounds alternate, so that a slow moment of the machine meets all of them; what counts is
 * the median, and for a ratio the median of the ratios within each round.
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
    const rates: Record<string, number[]> = {}
    for (let round = 0; round < ROUNDS; round++) {
      const names = Object.keys(rivals)
      // Another one begins each time.
      const order = names.map((_, at) => names[(at + round) % names.length] ?? OWN)
      for (const name of order) {
        const start = performance.now()
        await rivals[name]?.send(PER_ROUND)
        const rate = (PER_ROUND / (performance.now() - start)) * 1_000
        rates[name] = [...(rates[name] ?? []), rate]
      }
    }
    const own = rates[OWN] ?? []
    return Object.entries(rates).map(([name, theirs]) => {
      const row = { name, value: median(theirs), unit: 'pushes/s' }
      if (name === OWN) return row
      const ratios = theirs.map((rate, round) => (own[round] ?? 0) / rate)
      return { ...row, ratio: { to: 'is the client of it', value: median(ratios) } }
    })
  } finally {
    for (const rival of Object.values(rivals)) await rival.close()
    target.stop()
  }
}

const OWN = `the client, ${IN_FLIGHT} in flight`
const BARE = `a bare node:http2 loop, ${IN_FLIGHT} in flight`
const APNS2 = `apns2, ${IN_FLIGHT} in flight`
const NODE_APN = '@parse/node-apn, 2,000 at a time'

function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}
