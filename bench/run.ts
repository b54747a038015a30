import { cpus } from 'node:os'
import { bench as apnsClient } from './apns-client.bench'
import { bench as apnsMemory } from './apns-memory.bench'
import { bench as asn1 } from './asn1.bench'
import { bench as click } from './click.bench'
import { bench as history } from './history.bench'
import { bench as historyPage } from './history-page.bench'
import { bench as inspectPage } from './inspect-page.bench'
import { bench as life } from './life.bench'
import { bench as lighthouse } from './lighthouse.bench'
import { bench as pages } from './pages.bench'
import { bench as paste } from './paste.bench'
import { bench as push } from './push.bench'
import { bench as receipt } from './receipt.bench'
import type { BenchRow } from './row'
import { bench as seal } from './seal.bench'
import { bench as start } from './start.bench'
import { bench as store } from './store.bench'
import { bench as token } from './token.bench'
import { bench as verify } from './verify.bench'

/** Every measurement. Each compares within its own run, since machines and their moods differ. */
const BENCHES: readonly { title: string; bench: () => Promise<BenchRow[]> }[] = [
  { title: 'APNs client', bench: apnsClient },
  { title: 'APNs client, memory', bench: apnsMemory },
  { title: 'One push, from the action to its outcome', bench: push },
  { title: 'A click on Send, to its answer on screen', bench: click },
  { title: 'Sealed records', bench: seal },
  { title: 'The store', bench: store },
  { title: 'A pasted transaction', bench: paste },
  { title: 'App receipts, decoded', bench: receipt },
  { title: 'A history of signed transactions', bench: verify },
  { title: 'A customer’s life', bench: life },
  { title: 'A customer with 50,000 transactions, page by page', bench: history },
  { title: 'The same page by page, in the browser', bench: historyPage },
  { title: 'The server, from its start to its first answer', bench: start },
  { title: 'A pasted developer token, in the browser', bench: token },
  { title: 'Every page: its scripts, and until it answers on a phone', bench: pages },
  { title: 'Lighthouse, of every page', bench: lighthouse },
  { title: 'A paste at the first page, in the browser', bench: inspectPage },
  { title: 'ASN.1: a million changed certificates and messages', bench: asn1 },
]

const wanted = process.argv.slice(2)
console.log(
  `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}`,
)
for (const { title, bench } of BENCHES) {
  if (wanted.length > 0 && !wanted.some((word) => title.toLowerCase().includes(word))) continue
  console.log(`\n${title}`)
  for (const row of await bench()) console.log(line(row))
}

function line({ name, value, unit, ratio }: BenchRow): string {
  const amount = value >= 100 ? Math.round(value).toLocaleString('en-GB') : value.toFixed(2)
  const compared = ratio ? `${ratio.value.toFixed(2)} × ${ratio.to}` : ''
  return `  ${name.padEnd(44)} ${amount.padStart(10)} ${unit.padEnd(10)} ${compared}`.trimEnd()
}
