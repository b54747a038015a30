import { encodeBase64 } from '@/lib/bytes/base64'
import { inspect } from '@/lib/inspect'
import { buildReceipt } from '@/lib/inspect/app-receipt/testing/build-receipt'
import { signCms } from '@/lib/verify/testing/cms'
import { makePki, type Pki, RECEIPT_SIGNING, WWDR } from '@/lib/verify/testing/pki'
import {
  type BoughtOnce,
  nodeForge,
  own,
  pkiJs,
  pkiJsVerified,
  type ReceiptReader,
  tamtamchik,
} from './receipt-rivals'
import { medianTimes } from './rounds'
import type { BenchRow } from './row'

/** Purchases that make a receipt of about 20 kB and of about 200 kB, and how many rounds. */
const SIZES = [
  { purchases: 56, rounds: 9 },
  { purchases: 665, rounds: 5 },
]
const CREATED = '2026-03-06T10:00:00Z'

/**
 * From a receipt in base64 to its purchases, beside the other readers in JavaScript; and to the whole
 * answer that is drawn (signature and chain, rules, certificates, every field with its place), beside
 * the one of them that verifies. Milliseconds of processor time: nothing in it waits.
 */
export async function bench(): Promise<BenchRow[]> {
  const pki = await makePki({ kind: 'RSA', marks: { leaf: RECEIPT_SIGNING, intermediate: WWDR } })
  const rows: BenchRow[] = []
  for (const size of SIZES) rows.push(...(await rowsOf(pki, size)))
  return rows
}

async function rowsOf(
  pki: Pki,
  { purchases, rounds }: (typeof SIZES)[number],
): Promise<BenchRow[]> {
  const bytes = await makeReceipt(pki, purchases)
  const base64 = encodeBase64(bytes)
  const trust = [{ name: 'Bench root', pem: pki.root.pem }]
  const root = Uint8Array.from(pki.root.der)
  const now = new Date(CREATED)
  const readers = Object.entries(READERS).filter(([, read]) => takes(read, base64))
  const work: Record<string, () => unknown> = {
    ...Object.fromEntries(
      readers.map(([name, read]) => [name, () => check(read(base64), purchases)]),
    ),
    [WHOLE]: async () => {
      const { verdict, tables } = await inspect(base64, { now, trust })
      const rows = tables[0]?.rows.length
      if (verdict !== 'valid' || rows !== purchases) throw new Error(`${verdict}, ${rows} rows`)
    },
    [PKIJS_VERIFIED]: async () => check(await pkiJsVerified(base64, root, now), purchases),
  }
  const times = await medianTimes(work, { rounds, clock: 'processor' })
  const size = `${Math.round(bytes.length / 1000)} kB`
  const rivals = Object.keys(READERS).filter((name) => name !== OWN && name in times)
  const fastest = rivals.toSorted((one, other) => (times[one] ?? 0) - (times[other] ?? 0))[0]
  const beside: Record<string, string | undefined> = { [OWN]: fastest, [WHOLE]: PKIJS_VERIFIED }
  return [
    ...Object.entries(times).map(([name, value]) => {
      const to = beside[name]
      const row = { name: `${size}: ${name}`, value, unit: 'ms' }
      return to ? { ...row, ratio: { to, value: value / (times[to] ?? Number.NaN) } } : row
    }),
    ...Object.keys(READERS)
      .filter((name) => !(name in times))
      .map((name) => ({ name: `${size}: ${name} refuses it`, value: 0, unit: 'purchases' })),
  ]
}

const OWN = 'the decoder'
const PKIJS = 'pkijs'
const FORGE = 'node-forge'
const TAMTAMCHIK = '@tamtamchik/…-receipt-parser'
const WHOLE = 'the whole answer, verified'
const PKIJS_VERIFIED = 'pkijs, verified'
const READERS: Readonly<Record<string, ReceiptReader>> = {
  [OWN]: own,
  [PKIJS]: pkiJs,
  [FORGE]: nodeForge,
  [TAMTAMCHIK]: tamtamchik,
}

/** One of them refuses a receipt of 200 kB: the parser that it rests on stops at 10,000 nodes. */
function takes(read: ReceiptReader, base64: string): boolean {
  try {
    read(base64)
    return true
  } catch (error) {
    if (read === tamtamchik && String(error).includes('Receipt verification failed')) return false
    throw error
  }
}

function check(read: readonly BoughtOnce[], purchases: number): void {
  const last = read.at(-1)
  if (
    read.length !== purchases ||
    String(last?.transactionId) !== String(410_000_000_000_000 + purchases - 1) ||
    last?.productId !== 'com.example.app.pro.monthly' ||
    !last.purchasedAt ||
    !last.expiresAt
  ) {
    throw new Error(`${read.length} purchases, at the end ${String(last?.transactionId)}`)
  }
}

async function makeReceipt({ root, intermediate, leaf }: Pki, count: number): Promise<Uint8Array> {
  const content = await buildReceipt({
    environment: 'Production',
    created: CREATED,
    purchases: Array.from({ length: count }, (_, index) => ({
      id: String(410_000_000_000_000 + index),
      original: '410000000000000',
      bought: '2026-02-01T00:00:00Z',
      expires: '2026-03-01T00:00:00Z',
    })),
  })
  return signCms({ content, signer: leaf, certificates: [leaf, intermediate, root] })
}
