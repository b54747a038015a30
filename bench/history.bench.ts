import { TransactionList } from '@/components/transactions/customer/transactions-of'
import { Evidence } from '@/components/transactions/engine/kept'
import { readPage } from '@/components/transactions/paging'
import { NO_FILTERS, orderOf } from '@/components/transactions/subject'
import { makeCall } from '@/lib/server/app-store/caller'
import { createAppStoreClient } from '@/lib/server/app-store/client'
import { credentialFor } from '@/lib/server/app-store/credential'
import { Limiter } from '@/lib/server/app-store/limiter'
import { mint, must, startBench } from '@/lib/server/simulator/app-store/test-client'
import { buildLife } from '@/lib/timeline'
import type { BenchRow } from './row'

const TRANSACTIONS = 50_000
const MB = 2 ** 20
const SUBJECT = { environment: 'simulator', filters: NO_FILTERS } as const

/**
 * A customer with 50,000 transactions, from the simulated App Store through the console's client to
 * the life: pages of twenty, one after another, every token verified. `--expose-gc` is needed.
 */
export async function bench(): Promise<BenchRow[]> {
  const collect = globalThis.gc
  if (!collect) throw new Error('run it with --expose-gc')
  const store = await startBench({ now: Date.now })
  const { transactionId } = must(
    store.store.world.startScenario('local', 'sandbox', 'very-many', { begin: 'past' }),
  )
  const { origin, ca } = store.store.endpoints.sandbox
  const parts = {
    client: createAppStoreClient(),
    limiter: new Limiter(),
    endpointOf: async () => ({ origin, ca }),
    credentialFor,
  }
  const iat = Math.floor(Date.now() / 1000)
  const token = mint(store, { claims: { iat, exp: iat + 1200 } })
  const credential = { kind: 'token', token } as const
  const trust = [{ name: 'Simulator', pem: store.store.signing.rootPem }]
  const evidence = new Evidence(trust)
  const list = new TransactionList()
  let cursor: string | null = null
  let first = 0
  let verifying = 0
  let pages = 0
  collect()
  const before = process.memoryUsage().heapUsed
  const began = performance.now()
  try {
    do {
      const order = orderOf('history', SUBJECT, transactionId ?? '', cursor, Date.now())
      const asked = { order, credential, session: null, signal: null }
      const result = await makeCall(parts, asked)
      const page = result.kind === 'answered' ? readPage('history', result.body) : null
      if (!page?.ok) throw new Error(`page ${pages + 1}: ${JSON.stringify(result)}`)
      const start = performance.now()
      const rows = await evidence.add(page.tokens)
      verifying += performance.now() - start
      if (rows.some(({ verdict }) => verdict !== 'valid')) throw new Error('one is not valid')
      list.add(rows)
      if (pages === 0) first = performance.now() - began
      pages += 1
      cursor = page.next
    } while (cursor !== null)
    const whole = performance.now() - began
    if (list.rows.length !== TRANSACTIONS) throw new Error(`${list.rows.length} transactions`)
    const drawing = performance.now()
    const life = buildLife(evidence.proven, Date.now())
    const drawn = performance.now() - drawing
    collect()
    const heap = process.memoryUsage().heapUsed - before
    return [
      { name: 'the first rows', value: first, unit: 'ms' },
      { name: `${pages} pages, one after another`, value: whole / 1000, unit: 's' },
      {
        name: 'verifying and keeping them',
        value: TRANSACTIONS / (verifying / 1000),
        unit: 'tokens/s',
        ratio: { to: 'the whole time', value: verifying / whole },
      },
      {
        name: `a life of ${life.lanes[0]?.marks.length ?? 0} events`,
        value: drawn,
        unit: 'ms',
      },
      { name: 'heap, tokens and lists and the simulator’s', value: heap / MB, unit: 'MB' },
    ]
  } finally {
    parts.client.close()
    await store.store.close()
  }
}
