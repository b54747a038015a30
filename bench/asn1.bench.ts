import { asn1Corpus, fuzzAsn1 } from '../lib/verify/testing/asn1-fuzz'
import type { BenchRow } from './row'

const INPUTS = 1_000_000
const MEGABYTE = 1024 * 1024

/** Each input goes through every reader of ASN.1; the first that throws ends it. */
export async function bench(): Promise<BenchRow[]> {
  const corpus = await asn1Corpus()
  fuzzAsn1(corpus, 5_000, 1, cpuMilliseconds)
  globalThis.gc?.()
  const before = process.memoryUsage()
  const began = performance.now()
  const { read, slowest } = fuzzAsn1(corpus, INPUTS, 2, cpuMilliseconds)
  const seconds = (performance.now() - began) / 1000
  globalThis.gc?.()
  const after = process.memoryUsage()
  const counted = Object.entries(read).map(([reader, value]) => ({
    name: `still read by ${reader}`,
    value,
    unit: 'inputs',
  }))
  return [
    { name: 'all of them', value: seconds, unit: 's' },
    { name: 'slowest input, all readers', value: slowest, unit: 'ms' },
    {
      name: 'more heap afterwards',
      value: (after.heapUsed - before.heapUsed) / MEGABYTE,
      unit: 'MB',
    },
    { name: 'more resident memory', value: (after.rss - before.rss) / MEGABYTE, unit: 'MB' },
    ...counted,
  ]
}

function cpuMilliseconds(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}
