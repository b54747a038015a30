import { instant } from '@/lib/json/instant'
import type { JsonObject } from '@/lib/json/node'
import type { Lane, Proven } from '../life'

// Says the plain and slow way what evidence gives at an instant: what a life is held to.

/** The plain way: all versions of each transaction of the lane, the one signed last first. */
function versionsOf(evidence: readonly Proven[], lane: Lane): JsonObject[][] {
  const its = evidence.filter(
    ({ kind, payload }) =>
      kind === 'transaction' && lane.products.includes(String(payload.productId)),
  )
  const byId = Map.groupBy(its, ({ payload }) => payload.transactionId)
  return [...byId.values()].map((group) =>
    group.map(({ payload }) => payload).sort((a, b) => Number(b.signedDate) - Number(a.signedDate)),
  )
}

/** A transaction gives access at that instant, and nothing took it back. */
function gives(evidence: readonly Proven[], versions: JsonObject[], when: number): boolean {
  const [newest] = versions
  if (!newest || newest.type === 'Consumable') return false
  const ends = instant(newest.expiresDate) ?? Number.POSITIVE_INFINITY
  return Number(newest.purchaseDate) <= when && when < ends && !takenBack(evidence, versions, when)
}

export function bought(evidence: readonly Proven[], lane: Lane, when: number): boolean {
  return versionsOf(evidence, lane).some(
    (versions) => versions[0]?.isUpgraded !== true && gives(evidence, versions, when),
  )
}

export function covered(evidence: readonly Proven[], lane: Lane, when: number): boolean {
  const grace = evidence.some(
    ({ kind, payload }) =>
      (kind === 'renewal-info' &&
        when < (instant(payload.gracePeriodExpiresDate) ?? Number.NEGATIVE_INFINITY)) ||
      (kind === 'notification' && payload.subtype === 'GRACE_PERIOD'),
  )
  return grace || versionsOf(evidence, lane).some((versions) => gives(evidence, versions, when))
}

/**
 * Whether a version, or a notification that was signed after all of them, took the transaction back
 * before that instant, and nothing that was signed later gave it back until then.
 */
function takenBack(evidence: readonly Proven[], versions: JsonObject[], when: number): boolean {
  const [newest] = versions
  const about = evidence.flatMap(({ kind, payload }) => {
    const data = payload.data as JsonObject | undefined
    const inner = data?.signedTransactionInfo as JsonObject | undefined
    const same = inner?.transactionId === newest?.transactionId
    return kind === 'notification' && same ? [payload] : []
  })
  const of = (...types: string[]) =>
    about.flatMap(({ notificationType, signedDate }) =>
      types.includes(String(notificationType)) ? Number(signedDate) : [],
    )
  const givenBack = (since: number) => [
    ...of('REFUND_REVERSED').filter((signed) => signed > since),
    ...versions.flatMap(({ revocationDate, signedDate }) =>
      revocationDate === undefined && Number(signedDate) > since ? Number(signedDate) : [],
    ),
  ]
  const denials = [
    ...versions.flatMap(({ revocationDate, signedDate }) => {
      const from = instant(revocationDate)
      return from === null ? [] : { from, signed: Number(signedDate) }
    }),
    ...of('REFUND', 'REVOKE').map((signed) => ({ from: signed, signed })),
  ]
  return denials.some(
    ({ from, signed }) => from <= when && !givenBack(signed).some((back) => back <= when),
  )
}

export function statusOf({ status, payload }: Proven): number | null {
  const data = payload.data as JsonObject | undefined
  const said = status ?? data?.status
  return typeof said === 'number' ? said : null
}
