import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { NOTIFICATION_DAYS } from '@/lib/apple/app-store/notification-history'
import type { JsonObject } from '@/lib/json/node'
import { buildLife } from '@/lib/timeline'
import type { Life, Proven } from '@/lib/timeline/life'
import { type Bench, call, must, payloadOf, startBench } from './test-client'
import type { Side } from './world/model'
import { SCENARIOS } from './world/scenario-list'

/** What the console says of each scenario's customer, from nothing but what the API answers. */

const listOf = (value: unknown) => (Array.isArray(value) ? value : [])
const recordOf = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? { ...value } : {}

/** Everything that the look-up reads of a customer. */
async function evidenceOf(
  bench: Bench,
  side: Side,
  transactionId: string,
  now: number,
): Promise<Proven[]> {
  const proven: Proven[] = []
  const add = (token: unknown, part: Pick<Proven, 'kind' | 'from'> & Partial<Proven>) => {
    const payload = payloadOf(token) as JsonObject
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
    body: {
      startDate: now - (NOTIFICATION_DAYS[side] - 1) * 86_400_000,
      endDate: now,
      transactionId,
    },
  })
  for (const row of listOf(notices.json.notificationHistory)) {
    add(recordOf(row).signedPayload, { kind: 'notification', from: 'notification', attempts: [] })
  }
  return proven
}

async function lifeOf(bench: Bench, side: Side, scenario: string): Promise<Life> {
  const { world } = bench.store
  const { transactionId } = must(world.startScenario('local', side, scenario, { begin: 'past' }))
  const { now } = bench.clock
  return buildLife(await evidenceOf(bench, side, transactionId ?? '', now), now)
}

const WHEN = String.raw`\d+ \w{3} 202\d, \d\d:\d\d(:\d\d)? UTC`
const said = (text: string) => new RegExp(`^${text.replaceAll('@', WHEN)}$`)
const paid = (product: string, what: string, how = 'was paid') =>
  said(`Has access to ${product} until @, because the ${what} of @ ${how}\\.`)
const renews = (product: string) => said(`Renews as ${product} at \\d+\\.99 USD on @\\.`)

interface Told {
  access: RegExp[]
  /** Of the subscription. */
  renewal?: RegExp
  /** Kinds of marks that the story needs. */
  marks: string[]
  findings?: string[]
}

/** What is true of each customer when the story has been told. */
const TOLD: Readonly<Record<string, Told>> = {
  'new-monthly': {
    access: [paid('pro.monthly', 'renewal')],
    renewal: renews('pro.monthly'),
    marks: ['purchase', 'renewal'],
  },
  'trial-converts': {
    access: [paid('pro.trial', 'renewal')],
    renewal: renews('pro.trial'),
    marks: ['offer', 'purchase', 'renewal'],
  },
  'up-and-down': {
    access: [paid('pro.monthly', 'renewal')],
    renewal: renews('pro.monthly'),
    marks: ['purchase', 'upgrade', 'downgrade', 'renewal'],
    findings: ['transaction/plan-was-upgraded'],
  },
  'grace-and-recovery': {
    access: [paid('pro.monthly', 'renewal')],
    renewal: renews('pro.monthly'),
    marks: ['purchase', 'failed-renewal', 'renewal'],
  },
  'grace-and-refund': {
    access: [paid('pro.monthly', 'renewal')],
    renewal: renews('pro.monthly'),
    marks: ['purchase', 'failed-renewal', 'renewal', 'refund'],
    findings: ['transaction/refunded-yet-active'],
  },
  'billing-lapse': {
    access: [
      said(
        'Has no access to pro.monthly since @, because it had ended: a notification EXPIRED \\(BILLING_RETRY\\) of @ says so\\.',
      ),
    ],
    renewal: said(
      'It has ended, as of @: a billing error, such as an expired card\\. Win-back offers that apply: 1\\.',
    ),
    marks: ['purchase', 'failed-renewal', 'expiry'],
  },
  'refund-active': {
    access: [paid('pro.monthly', 'renewal')],
    renewal: renews('pro.monthly'),
    marks: ['purchase', 'renewal', 'refund'],
    findings: ['transaction/refunded-yet-active'],
  },
  'refund-revoked': {
    access: [
      said(
        'Has no access to pro.monthly since @, because it was refunded, 100 % of the price, @\\.',
      ),
    ],
    renewal: /^Does not renew: automatic renewal is off/,
    marks: ['purchase', 'refund', 'renewal-off'],
  },
  'family-sharing': {
    access: [
      said(
        'Has access to unlock.forever, without an end, because it was bought @ and is theirs to keep\\.',
      ),
      paid('pro.monthly', 'renewal'),
    ],
    renewal: renews('pro.monthly'),
    marks: ['purchase', 'renewal'],
  },
  consumables: {
    access: [
      said(
        '3 purchases of coins.100, none taken back; whether it is used up is for the app to know\\.',
      ),
      /^Whether season\.2026 still runs is for the app to know: /,
    ],
    marks: ['purchase'],
  },
  'non-consumable': {
    access: [/^Has access to unlock\.forever, without an end, because it was bought /],
    marks: ['purchase'],
  },
  offers: {
    access: [paid('pro.monthly', 'purchase', 'was paid at the price of an offer')],
    renewal: renews('pro.monthly'),
    marks: ['offer', 'purchase', 'renewal', 'renewal-off', 'expiry', 'resubscription'],
  },
  'price-increase': {
    access: [paid('pro.monthly', 'renewal')],
    renewal: said('Renews as pro.monthly at 12.99 USD on @\\.'),
    marks: ['purchase', 'price-increase', 'renewal'],
  },
  commitment: {
    access: [
      said(
        'Has no access to pro.committed since @, because it had ended: a notification EXPIRED \\(VOLUNTARY\\) of @ says so\\.',
      ),
    ],
    renewal: said('It has ended, as of @: the customer cancelled\\.'),
    marks: ['purchase', 'renewal', 'expiry'],
  },
}

describe.each(['sandbox', 'production'] as const)('what is told of a customer of %s', (side) => {
  let bench: Bench
  beforeAll(async () => {
    bench = await startBench()
  })
  afterAll(() => bench.store.close())

  const stories = SCENARIOS.map(({ id }) => id).filter((id) => !id.endsWith('many'))
  it.each(stories)('%s', async (id) => {
    const told = TOLD[id]
    if (!told) throw new Error(`nothing is said of ${id}`)
    const { lanes, findings } = await lifeOf(bench, side, id)
    expect(lanes.map(({ access }) => access.sentence)).toEqual(
      told.access.map((sentence) => expect.stringMatching(sentence)),
    )
    const renewal = lanes.find(({ kind }) => kind === 'subscription')?.renewal?.sentence
    if (told.renewal) expect(renewal).toMatch(told.renewal)
    const marks = new Set(lanes.flatMap((lane) => lane.marks.map(({ kind }) => kind)))
    // Notifications that are too old are not told any more, and their marks are missing.
    expect([...marks]).toEqual(expect.arrayContaining(told.marks))
    expect(findings.map(({ code }) => code)).toEqual(told.findings ?? [])
    // Nothing is claimed of what has not happened yet, but what was paid for.
    const { now } = bench.clock
    const ahead = lanes.flatMap(({ periods }) => periods.filter(({ start }) => start > now))
    expect(ahead).toEqual([])
  })
})
