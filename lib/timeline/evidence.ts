import {
  idText,
  type NotificationFact,
  type RenewalFact,
  readNotification,
  readRenewal,
  readTransaction,
  type TransactionFact,
} from './facts'
import type { Proven } from './life'
import { splitNotification } from './nested'
import { compareText } from './words'

/** A transaction in all its versions: it is signed anew whenever it is asked for. */
export interface Versions {
  /** The one that counts: signed last. */
  newest: TransactionFact
  /** Signed last first. */
  all: readonly TransactionFact[]
}

/** One notification, which may have come several times. */
export interface NoticeFact extends NotificationFact {
  /** What it is about, as what is signed inside it says. */
  originalId: string | null
  transactionId: string | null
  proofs: string[]
}

/** The evidence, read and in one order, whatever order it came in. */
export interface Known {
  /** In order of purchase. */
  transactions: readonly Versions[]
  /** In order of signing. */
  renewals: readonly RenewalFact[]
  /** In order of signing. */
  notices: readonly NoticeFact[]
  /** What is not genuine counts for nothing. */
  invalid: readonly Proven[]
  unverified: number
}

export function readEvidence(evidence: readonly Proven[]): Known {
  const counted = evidence.filter(({ verdict }) => verdict !== 'invalid')
  const facts = counted.filter(({ kind }) => kind === 'transaction').map(readTransaction)
  const renewals = counted.filter(({ kind }) => kind === 'renewal-info').map(readRenewal)
  return {
    transactions: versionsOf(facts),
    renewals: renewals.sort(bySigning),
    notices: noticesOf(counted, [...facts, ...renewals]),
    invalid: evidence
      .filter(({ verdict }) => verdict === 'invalid')
      .sort((a, b) => compareText(a.id, b.id)),
    unverified: counted.filter(({ verdict }) => verdict === 'unverified').length,
  }
}

function versionsOf(facts: readonly TransactionFact[]): Versions[] {
  const byId = Map.groupBy(facts, ({ transactionId }) => transactionId)
  return [...byId.values()]
    .flatMap((group): Versions[] => {
      const all = group.length > 1 ? group.sort((a, b) => -bySigning(a, b)) : group
      const [newest] = all
      return newest ? [{ newest, all }] : []
    })
    .sort(
      ({ newest: a }, { newest: b }) =>
        (a.purchasedAt ?? Number.NEGATIVE_INFINITY) - (b.purchasedAt ?? Number.NEGATIVE_INFINITY) ||
        compareText(a.transactionId, b.transactionId),
    )
}

/** Signed later is more; of two signed at once the verified one is more. */
export function bySigning(
  a: TransactionFact | RenewalFact | NotificationFact,
  b: TransactionFact | RenewalFact | NotificationFact,
): number {
  return (
    order(a.signedAt ?? Number.NEGATIVE_INFINITY, b.signedAt ?? Number.NEGATIVE_INFINITY) ||
    Number(a.verdict === 'valid') - Number(b.verdict === 'valid') ||
    -compareText(a.proof, b.proof)
  )
}

/** Infinity minus itself is no number. */
function order(a: number, b: number): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function noticesOf(
  counted: readonly Proven[],
  facts: readonly (TransactionFact | RenewalFact)[],
): NoticeFact[] {
  const notifications = counted.filter(({ kind }) => kind === 'notification')
  if (notifications.length === 0) return []
  const proofs = new Map(facts.map((fact) => [fact.proof, fact]))
  const inside = Map.groupBy(
    counted.filter(({ inside: holder }) => holder !== undefined),
    ({ inside: holder }) => holder,
  )
  const byToken = new Map(
    counted.flatMap(({ token, id }) => (token === null ? [] : [[token, id] as const])),
  )
  const read = notifications
    .map((proven): NoticeFact => {
      const fact = readNotification(proven)
      const nested = splitNotification(proven.payload)
      const ids = [
        ...(inside.get(proven.id) ?? []).map(({ id }) => id),
        ...nested.flatMap(({ token }) => byToken.get(token ?? '') ?? []),
      ]
      const known = ids.flatMap((id) => proofs.get(id) ?? [])
      const said = nested.map(({ payload }) => payload).filter((payload) => payload !== null)
      const originalId =
        said.map((payload) => idText(payload.originalTransactionId)).find((id) => id !== null) ??
        known.map((one) => one.originalId).sort()[0] ??
        null
      const transactionId =
        said.map((payload) => idText(payload.transactionId)).find((id) => id !== null) ??
        known.flatMap((one) => ('transactionId' in one ? one.transactionId : [])).sort()[0] ??
        null
      return { ...fact, originalId, transactionId, proofs: [fact.proof] }
    })
    .sort(bySigning)
  return withoutRepeats(read)
}

/** The same notification comes again until it is answered: notificationUUID tells. */
function withoutRepeats(notices: readonly NoticeFact[]): NoticeFact[] {
  const byUuid = Map.groupBy(notices, ({ uuid, proof }) => uuid ?? `proof:${proof}`)
  return [...byUuid.values()]
    .flatMap((group): NoticeFact[] => {
      const newest = group.at(-1)
      if (!newest) return []
      const tries = group.flatMap(({ attempts }) => attempts)
      const attempts = new Map(tries.map((one) => [`${one.at} ${one.result}`, one]))
      return [
        {
          ...newest,
          proofs: group.map(({ proof }) => proof).sort(compareText),
          attempts: [...attempts.values()].sort(
            (a, b) => order(a.at, b.at) || compareText(a.result, b.result),
          ),
        },
      ]
    })
    .sort(bySigning)
}
