import { earliestNotification } from '../apple/app-store/notification-history'
import { otherEnvironment } from '../apple/app-store-hosts'
import type { CallOrder } from './call'

/**
 * The same order for the other environment of the pair: what it keeps for a shorter time is asked
 * for no further back, since that would be refused and tell nothing. `now` in milliseconds since
 * 1970 UTC.
 */
export function orderElsewhere(order: CallOrder, now: number): CallOrder {
  const environment = otherEnvironment(order.environment)
  if (order.call !== 'notification-history') return { ...order, environment }
  const earliest = earliestNotification(environment, now)
  const query = order.query.map(([name, value]): readonly [string, string] =>
    name === 'startDate' && Number(value) < earliest ? [name, String(earliest)] : [name, value],
  )
  return { ...order, environment, query }
}
