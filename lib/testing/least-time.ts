// Node 22 knows the time of all threads alone: collecting garbage counts there as well.
const spent = (process.threadCpuUsage ?? process.cpuUsage).bind(process)

/** Milliseconds that this thread has been at work. */
export function threadTime(): number {
  const { user, system } = spent()
  return (user + system) / 1000
}

/**
 * Milliseconds that this thread was at work on it, the least of so many rounds: neither a busy
 * machine nor the garbage of other tests decides.
 */
export async function leastTime(work: () => unknown, rounds = 3): Promise<number> {
  const times: number[] = []
  for (let round = 0; round < rounds; round++) {
    const before = threadTime()
    await work()
    times.push(threadTime() - before)
  }
  return Math.min(...times)
}
