import { notificationPair } from '../apple/app-store/notification-types'
import { said } from '../inspect/app-store-jws/words'
import type { Known } from './evidence'
import type { LaneFacts } from './lanes'
import type { Notice } from './life'

/** The notifications as people read them. One without any date has no place among them. */
export function noticesOf(known: Known, lanes: readonly LaneFacts[]): Notice[] {
  const laneOf = new Map(
    lanes.flatMap(({ id, notices }) => notices.map((one) => [one, id] as const)),
  )
  return known.notices.flatMap((fact) => {
    const { type, subtype, uuid, verdict, attempts, proofs } = fact
    const at = fact.signedAt ?? attempts[0]?.at ?? null
    if (at === null) return []
    const names = [type, subtype].filter(Boolean).map((name) => said(name ?? ''))
    const title =
      notificationPair(type, subtype)?.title ?? (names.join(' / ') || 'Notification of no type')
    const lane = laneOf.get(fact) ?? null
    return [{ at, uuid, type, subtype, title, lane, verdict, attempts, proof: proofs }]
  })
}
