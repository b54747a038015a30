import type { Known, NoticeFact, Versions } from './evidence'
import type { RenewalFact, TransactionFact } from './facts'
import type { Lane } from './life'
import { compareText } from './words'

/** What is known of one subscription group, or of one other product. */
export interface LaneFacts {
  id: string
  kind: Lane['kind']
  transactions: Versions[]
  renewals: RenewalFact[]
  notices: NoticeFact[]
}

/** Where it was bought; `null`: nothing says. What was bought elsewhere has a lane of its own. */
export function environmentOf({ transactions, renewals }: LaneFacts): string | null {
  const facts = [...transactions.slice(-1).map(({ newest }) => newest), ...renewals.slice(-1)]
  return facts.find(({ environment }) => environment !== null)?.environment ?? null
}

/** Apple’s types. https://developer.apple.com/documentation/appstoreserverapi/type */
const KINDS: Readonly<Record<string, Lane['kind']>> = {
  'Auto-Renewable Subscription': 'subscription',
  'Non-Consumable': 'non-consumable',
  Consumable: 'consumable',
  'Non-Renewing Subscription': 'non-renewing',
}

/**
 * One lane for each subscription group (where no transaction names it: for each first purchase), and
 * one for each other product. Purchases of another app or environment have lanes of their own.
 */
export function groupLanes(known: Known): LaneFacts[] {
  const scope = scopeOf(known)
  const groups = new Map<string, string>()
  for (const { all } of known.transactions) {
    for (const { originalId, group } of all) {
      if (group !== null && !groups.has(originalId)) groups.set(originalId, group)
    }
  }
  const lanes = new Map<string, LaneFacts>()
  const lane = (id: string, kind: Lane['kind']): LaneFacts => {
    const there = lanes.get(id)
    if (there) return there
    const made: LaneFacts = { id, kind, transactions: [], renewals: [], notices: [] }
    lanes.set(id, made)
    return made
  }
  const subscriptions = new Map<string, LaneFacts>()
  const anyOf = new Map<string, LaneFacts>()
  for (const versions of known.transactions) {
    const { newest, all } = versions
    const kind = kindOf(newest, groups)
    const name =
      kind === 'subscription'
        ? (groups.get(newest.originalId) ?? `of ${newest.originalId}`)
        : newest.product
    const its = lane(`${kind}:${name}${scope(newest)}`, kind)
    its.transactions.push(versions)
    for (const { originalId, transactionId } of all) {
      if (kind === 'subscription' && !subscriptions.has(originalId)) {
        subscriptions.set(originalId, its)
      }
      if (!anyOf.has(transactionId)) anyOf.set(transactionId, its)
      if (!anyOf.has(originalId)) anyOf.set(originalId, its)
    }
  }
  for (const renewal of known.renewals) {
    const { originalId } = renewal
    const its =
      subscriptions.get(originalId) ?? lane(`subscription:of ${originalId}`, 'subscription')
    subscriptions.set(originalId, its)
    its.renewals.push(renewal)
  }
  for (const notice of known.notices)
    laneOfNotice(notice, subscriptions, anyOf)?.notices.push(notice)
  return [...lanes.values()].sort((a, b) => compareText(a.id, b.id))
}

function laneOfNotice(
  { originalId, transactionId }: NoticeFact,
  subscriptions: ReadonlyMap<string, LaneFacts>,
  anyOf: ReadonlyMap<string, LaneFacts>,
): LaneFacts | undefined {
  const ids = [transactionId, originalId].filter((id) => id !== null)
  return [...ids.map((id) => anyOf.get(id)), subscriptions.get(originalId ?? '')].find(Boolean)
}

/** Only auto-renewable subscriptions have a group, and only they expire. */
function kindOf(
  { type, originalId, expiresAt }: TransactionFact,
  groups: ReadonlyMap<string, string>,
): Lane['kind'] {
  if (type !== null) return Object.hasOwn(KINDS, type) ? (KINDS[type] ?? 'unknown') : 'unknown'
  return groups.has(originalId) || expiresAt !== null ? 'subscription' : 'unknown'
}

/** What keeps apart what has the same name elsewhere; empty where there is but one app and one environment. */
function scopeOf({ transactions }: Known): (fact: TransactionFact) => string {
  const facts = transactions.map(({ newest }) => newest)
  const environments = new Set(facts.map(({ environment }) => environment).filter(Boolean))
  const apps = new Set(facts.map(({ bundleId }) => bundleId).filter(Boolean))
  return ({ environment, bundleId }) =>
    [
      apps.size > 1 && bundleId !== null ? ` in ${bundleId}` : '',
      environments.size > 1 && environment !== null ? ` (${environment})` : '',
    ].join('')
}
