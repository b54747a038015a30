import { ownClient } from './apns-rivals'
import type { BenchRow } from './row'
import { startTarget } from './start-target'

const WARM_UP = 10_000
const PUSHES = 20_000
const MB = 2 ** 20

/** What 20,000 pushes leave behind. `--expose-gc` is needed. */
export async function bench(): Promise<BenchRow[]> {
  const collect = globalThis.gc
  if (!collect) throw new Error('run it with --expose-gc')
  const target = await startTarget()
  const client = ownClient(target)
  const measure = async () => {
    // Streams that ended are let go on later turns of the event loop.
    for (let turn = 0; turn < 4; turn++) {
      await new Promise((resolve) => setTimeout(resolve, 50))
      collect()
    }
    const { heapUsed, rss } = process.memoryUsage()
    return { heap: heapUsed / MB, rss: rss / MB }
  }
  try {
    await client.send(WARM_UP)
    const before = await measure()
    await client.send(PUSHES)
    const after = await measure()
    return [
      {
        name: 'heap after 20,000 pushes',
        value: after.heap,
        unit: 'MB',
        ratio: { to: 'before them', value: after.heap / before.heap },
      },
      {
        name: 'resident after 20,000 pushes',
        value: after.rss,
        unit: 'MB',
        ratio: { to: 'before them', value: after.rss / before.rss },
      },
    ]
  } finally {
    await client.close()
    target.stop()
  }
}
