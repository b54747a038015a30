import { buildLife } from '@/lib/timeline'
import type { Proven } from '@/lib/timeline/life'
import { Customer } from '@/lib/timeline/testing/customer'
import type { BenchRow } from './row'

const TRANSACTIONS = 50_000
const ROUNDS = 5

/** Lives of growing length: were anything quadratic, the time per transaction would grow with them. */
export async function bench(): Promise<BenchRow[]> {
  const [tenth, whole] = [TRANSACTIONS / 10, TRANSACTIONS]
  const renewals = { small: renewed(tenth), large: renewed(whole) }
  const coins = { small: bought(tenth), large: bought(whole) }
  return [
    ...rows('renewals of one subscription', renewals.small, renewals.large),
    ...rows('consumables', coins.small, coins.large),
    ...rows('renewals with a notification each', notified(tenth / 3), notified(whole / 3)),
  ]
}

function rows(what: string, small: readonly Proven[], large: readonly Proven[]): BenchRow[] {
  const [few, many] = [perPiece(small), perPiece(large)]
  return [
    { name: `${large.length} ${what}`, value: many * large.length, unit: 'ms' },
    {
      name: `${what}, each`,
      value: many * 1000,
      unit: 'µs',
      ratio: { to: `that of ${small.length}`, value: many / few },
    },
  ]
}

/** Milliseconds of processor time for one piece of evidence, in the best of a few rounds. */
function perPiece(evidence: readonly Proven[]): number {
  const now = Date.UTC(2026, 10, 22)
  const times = Array.from({ length: ROUNDS }, () => {
    const began = cpuMilliseconds()
    buildLife(evidence, now)
    return cpuMilliseconds() - began
  })
  return Math.min(...times) / evidence.length
}

function renewed(count: number): Proven[] {
  return played(count).evidence.filter(({ kind }) => kind === 'transaction')
}

function notified(count: number): Proven[] {
  return played(count).evidence
}

function played(count: number): Customer {
  const customer = new Customer('Production', 60_000).subscribe()
  for (let index = 1; index < count; index += 1) customer.happen('renew')
  return customer
}

function bought(count: number): Proven[] {
  const customer = new Customer()
  for (let index = 0; index < count; index += 1) customer.happen('consumable')
  return customer.evidence
}

function cpuMilliseconds(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}
