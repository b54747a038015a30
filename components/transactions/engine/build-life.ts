import { formatUtc } from '@/components/ui/time-format'
import { notificationPair } from '@/lib/apple/app-store/notification-types'
import { acceleratedDurations, SHORTEST_REAL_PERIOD } from '@/lib/apple/app-store/sandbox-rates'
import { money } from '@/lib/apple/app-store/words'
import type { Acceleration, Lane, Life, Notice, Proven, Renewal } from '@/lib/timeline/life'
import { type LanePart, lanePeriods } from './lane-periods'
import { factsOf } from './rows'

/** A customer’s life from what was signed. All times are milliseconds since 1970 UTC. */
export function buildLife(evidence: readonly Proven[], now: number): Life {
  const groups = new Map<string, LanePart[]>()
  const newest = new Map<string, LanePart>()
  for (const proven of evidence) {
    if (proven.kind !== 'transaction') continue
    const part = { proven, facts: factsOf(proven.payload) }
    const id = part.facts.transactionId ?? proven.id
    const known = newest.get(id)
    if (!known || (known.facts.signed ?? 0) < (part.facts.signed ?? 0)) newest.set(id, part)
  }
  for (const part of newest.values()) {
    const { group, productId } = part.facts
    const id = group === null ? `product ${productId ?? '?'}` : `group ${group}`
    const list = groups.get(id)
    if (list) list.push(part)
    else groups.set(id, [part])
  }
  const renewals = evidence.filter(({ kind }) => kind === 'renewal-info')
  const lanes = [...groups].map(([id, parts]) => laneOf(id, parts, renewals, now))
  const notices = evidence.flatMap((proven) => noticeOf(proven, lanes))
  const instants = [
    ...lanes.flatMap(({ periods, marks }) => [
      ...periods.flatMap(({ start, end }) => [start, end ?? start]),
      ...marks.map(({ at }) => at),
    ]),
    ...notices.map(({ at }) => at),
  ]
  const environments = [...new Set([...newest.values()].map(({ facts }) => facts.environment))]
  const environment = environments.length === 1 ? (environments[0] ?? null) : null
  return {
    lanes,
    span:
      instants.length === 0 ? null : { start: least(instants), end: Math.max(greatest(instants)) },
    environment,
    bundleIds: [...new Set([...newest.values()].flatMap(({ facts }) => facts.bundleId ?? []))],
    notices: notices.sort((a, b) => a.at - b.at),
    findings: [],
    acceleration: environment === 'Sandbox' ? accelerationOf(lanes) : null,
  }
}

function least(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY)
}

function greatest(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY)
}

const KINDS: Readonly<Record<string, Lane['kind']>> = {
  'Auto-Renewable Subscription': 'subscription',
  'Non-Consumable': 'non-consumable',
  Consumable: 'consumable',
  'Non-Renewing Subscription': 'non-renewing',
}

function laneOf(id: string, parts: LanePart[], renewals: readonly Proven[], now: number): Lane {
  const sorted = [...parts].sort((a, b) => (a.facts.purchased ?? 0) - (b.facts.purchased ?? 0))
  const last = sorted.at(-1)
  const originals = new Set(sorted.flatMap(({ facts }) => facts.originalTransactionId ?? []))
  const info = renewals
    .filter(({ payload }) => originals.has(String(payload.originalTransactionId)))
    .sort((a, b) => Number(a.payload.signedDate ?? 0) - Number(b.payload.signedDate ?? 0))
    .at(-1)
  const kind = KINDS[last?.facts.type ?? ''] ?? 'unknown'
  const { periods, marks } = lanePeriods(kind, sorted, info ?? null, now)
  const title = last?.facts.productId ?? 'Unknown product'
  const current = periods.find(({ start, end }) => start <= now && (end === null || now < end))
  const status =
    info?.status ?? sorted.findLast(({ proven }) => proven.status !== undefined)?.proven.status
  const granted = current !== undefined && GRANTS.has(current.kind)
  const until = granted ? (current?.end ?? null) : null
  return {
    id,
    kind,
    title,
    products: [...new Set(sorted.flatMap(({ facts }) => facts.productId ?? []))],
    originalTransactionIds: [...originals],
    family: sorted.some(({ facts }) => facts.ownership === 'FAMILY_SHARED'),
    periods,
    marks,
    access: {
      state: stateOf(current?.kind, kind),
      granted: kind === 'consumable' ? null : granted,
      until,
      sentence: granted
        ? `Has access to ${title}${until === null ? '' : ` until ${formatUtc(until)}`}. ${current?.why ?? ''}`
        : kind === 'consumable'
          ? `${title} is used up when it is bought; the app keeps account of it.`
          : `Has no access to ${title}. ${current?.why ?? periods.at(-1)?.why ?? ''}`,
      status: status ?? null,
      proof: current?.proof ?? (last ? [last.proven.id] : []),
    },
    renewal: info ? renewalOf(info) : null,
  }
}

const GRANTS: ReadonlySet<string> = new Set(['trial', 'offer', 'paid', 'owned', 'grace'])

function stateOf(period: string | undefined, kind: Lane['kind']): Lane['access']['state'] {
  if (kind === 'consumable') return 'unknown'
  if (period === 'grace' || period === 'retry' || period === 'revoked') return period
  if (period === 'lapsed' || period === undefined) return 'expired'
  return 'active'
}

function renewalOf({ id, payload }: Proven): Renewal {
  const willRenew = payload.autoRenewStatus === 1
  const product = String(payload.autoRenewProductId ?? payload.productId ?? '')
  const at = typeof payload.renewalDate === 'number' ? payload.renewalDate : null
  const price = typeof payload.renewalPrice === 'number' ? payload.renewalPrice : null
  const currency = typeof payload.currency === 'string' ? payload.currency : null
  const cost = price === null ? undefined : money(String(price), currency)
  const sentence = willRenew
    ? `Renews as ${product}${cost === undefined ? '' : ` at ${cost}`}${at === null ? '' : ` on ${formatUtc(at)}`}.`
    : 'Does not renew: automatic renewal is off.'
  return { willRenew, product, at, price, currency, sentence, proof: [id] }
}

function noticeOf(proven: Proven, lanes: readonly Lane[]): Notice[] {
  const { kind, payload, verdict, id, attempts } = proven
  if (kind !== 'notification') return []
  const type = String(payload.notificationType ?? 'unknown')
  const subtype = typeof payload.subtype === 'string' ? payload.subtype : null
  return [
    {
      at: typeof payload.signedDate === 'number' ? payload.signedDate : 0,
      uuid: typeof payload.notificationUUID === 'string' ? payload.notificationUUID : null,
      type,
      subtype,
      title: notificationPair(type, subtype)?.title ?? type,
      lane: lanes.length === 1 ? (lanes[0]?.id ?? null) : null,
      verdict,
      attempts: attempts ?? [],
      proof: [id],
    },
  ]
}

function accelerationOf(lanes: readonly Lane[]): Acceleration | null {
  const lengths = new Set(
    lanes
      .filter(({ kind }) => kind === 'subscription')
      .flatMap(({ periods }) => periods)
      .filter(({ kind }) => kind === 'paid' || kind === 'trial' || kind === 'offer')
      .flatMap(({ start, end }) => (end === null ? [] : [end - start]))
      .filter((length) => length < SHORTEST_REAL_PERIOD),
  )
  const periods = [...lengths].flatMap((milliseconds) => {
    const [first] = acceleratedDurations(milliseconds).sort(
      (a, b) => Number(b.rate.includes('usual')) - Number(a.rate.includes('usual')),
    )
    return first ? [{ milliseconds, standsFor: first.duration, rate: first.rate }] : []
  })
  return periods.length === 0
    ? null
    : { sentence: 'In the sandbox time runs faster: each period stands for a longer one.', periods }
}
