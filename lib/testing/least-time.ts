// Node 22 knows the time of all threads alone: collecting garbage counts there as well.
const spent = (process.threadCpuUsage ?? process.cpuUsage).bind(process)

/**
 * Milliseconds that this thread was at work on it, the least of so many rounds: neither a busy
 * machine nor the garbage of other tests decides.
 */
export async function leastTime(work: () => unknown, rounds = 3): Promise<number> {
  const times: number[] = []
  for (let round = 0; round < rounds; round++) {
    const before = spent()
    await work()
    const { user, system } = spent(before)
    times.push((user + system) / 1000)
  }
  return Math.min(...times)
}
