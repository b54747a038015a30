/** What is timed; it may be asynchronous. */
export type Work<Name extends string> = Readonly<Record<Name, () => unknown>>

export interface RoundsOptions {
  rounds: number
  /** How often each is done in a round; left out: as often as fills `SLICE`. */
  perRound?: number
  /**
   * `processor`: what this process spent, with its collector and compiler. For work that waits for
   * nothing, since on a busy machine the wall's clock tells more of the neighbours. Left out: `wall`.
   */
  clock?: 'wall' | 'processor'
}

/** Of a round that each takes at least, in milliseconds. */
const SLICE = 50
/** And before the first one, so that it is compiled. */
const WARM_UP = 300

/**
 * Milliseconds that each takes, the median of rounds that take turns, so that a busy machine
 * troubles all alike. Another one begins each time.
 */
export async function medianTimes<Name extends string>(
  work: Work<Name>,
  { rounds, perRound, clock = 'wall' }: RoundsOptions,
): Promise<Record<Name, number>> {
  const names = Object.keys(work) as Name[]
  const now = clock === 'wall' ? () => performance.now() : processorTime
  const timed = async (name: Name, times: number) => {
    const start = now()
    for (let i = 0; i < times; i++) await work[name]()
    return (now() - start) / times
  }
  const counts = new Map<Name, number>()
  for (const name of names) {
    let each = 0
    for (const start = now(); now() - start < WARM_UP; ) each = await timed(name, 1)
    counts.set(name, perRound ?? Math.max(1, Math.ceil(SLICE / each)))
  }
  const found = new Map<Name, number[]>(names.map((name) => [name, []]))
  for (let round = 0; round < rounds; round++) {
    for (const index of names.keys()) {
      const name = names[(index + round) % names.length] as Name
      found.get(name)?.push(await timed(name, counts.get(name) ?? 1))
    }
  }
  const medians = [...found].map(([name, times]) => [name, median(times)])
  return Object.fromEntries(medians) as Record<Name, number>
}

export const median = (values: readonly number[]): number =>
  values.toSorted((one, other) => one - other)[values.length >> 1] ?? Number.NaN

function processorTime(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}
