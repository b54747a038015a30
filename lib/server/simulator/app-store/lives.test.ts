import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isJsonObject } from '@/lib/json/node'
import { buildLife } from '@/lib/timeline'
import type { Life, Proven } from '@/lib/timeline/life'
import { type Bench, call, must, payloadOf, startBench } from './test-client'
import type { Side } from './world/model'
import { SCENARIOS } from './world/scenario-list'

/** What the console says of each scenario's customer, from nothing but what the API answers. */

let bench: Bench
beforeAll(async () => {
  bench = await startBench()
})
afterAll(() => bench.store.close())

const listOf = (value: unknown) => (Array.isArray(value) ? value : [])
const recordOf = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? { ...value } : {}

/** Everything that the look-up reads of a customer. */
async function evidenceOf(side: Side, transactionId: string, now: number): Promise<Proven[]> {
  const proven: Proven[] = []
  const add = (token: unknown, part: Pick<Proven, 'kind' | 'from'> & Partial<Proven>) => {
    const payload = payloadOf(token)
    if (!isJsonObject(payload)) throw new Error('no payload')
    const id = `p${proven.length}`
    proven.push({ id, token: String(token), verdict: 'valid', payload, ...part })
    if (part.kind !== 'notification') return
    const { signedTransactionInfo, signedRenewalInfo } = recordOf(payload.data)
    const inside = { from: 'notification', inside: id } as const
    if (signedTransactionInfo) add(signedTransactionInfo, { kind: 'transaction', ...inside })
    if (signedRenewalInfo) add(signedRenewalInfo, { kind: 'renewal-info', ...inside })
  }
  const history = await call(bench, { side, path: `/inApps/v2/history/${transactionId}` })
  for (const token of listOf(history.json.signedTransactions)) {
    add(token, { kind: 'transaction', from: 'history' })
  }
  const statuses = await call(bench, { side, path: `/inApps/v1/subscriptions/${transactionId}` })
  for (const group of listOf(statuses.json.data)) {
    for (const row of listOf(recordOf(group).lastTransactions)) {
      const { status, signedTransactionInfo, signedRenewalInfo } = recordOf(row)
      const said = { from: 'status', status: Number(status) } as const
      add(signedTransactionInfo, { kind: 'transaction', ...said })
      add(signedRenewalInfo, { kind: 'renewal-info', ...said })
    }
  }
  const notices = await call(bench, {
    side,
    method: 'POST',
    path: '/inApps/v1/notifications/history',
    body: { startDate: now - 179 * 86_400_000, endDate: now, transactionId },
  })
  for (const row of listOf(notices.json.notificationHistory)) {
    add(recordOf(row).signedPayload, { kind: 'notification', from: 'notification', attempts: [] })
  }
  return proven
}

async function lifeOf(side: Side, scenario: string): Promise<Life> {
  const { world } = bench.store
  const { transactionId } = must(
    world.startScenario('local', side, scenario, { begin: 'past' }),
  )
  const now = bench.clock.now
  return buildLife(await evidenceOf(side, transactionId ?? '', now), now)
}

describe.each(['sandbox', 'production'] as const)('%s', (side) => {
  it.each(SCENARIOS.filter(({ id }) => !id.includes('many')).map((row) => [row.id, row] as const))(
    '%s',
    async (id, row) => {
      const life = await lifeOf(side, id)
      const out = [`\n=== ${side} ${id}: ${row.about}`]
      for (const lane of life.lanes) {
        out.push(`# ${lane.kind} ${lane.title} [${lane.access.state} ${lane.access.status}]`, `  ${lane.access.sentence}`, `  R: ${lane.renewal?.sentence ?? '-'}`)
        for (const p of lane.periods) out.push(`  ${p.kind} ${new Date(p.start).toISOString()} ${p.end === null ? 'null' : new Date(p.end).toISOString()} ${p.product}: ${p.why} ${p.cutShort ?? ''}`)
        for (const m of lane.marks) out.push(`  * ${new Date(m.at).toISOString()} ${m.kind} ${m.title}: ${m.detail}`)
      }
      for (const f of life.findings) out.push(`  ! ${f.code}: ${f.title}. ${f.message}`)
      console.log(out.join('\n'))
      expect(life.lanes.length).toBeGreaterThan(0)
    },
  )
})
