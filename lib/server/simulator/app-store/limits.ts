import 'server-only'
import type { Route } from './calls/routes'
import type { Side } from './world/model'

const HOUR = 3_600_000

/**
 * Limits per app and endpoint, counted by the hour and by the real clock. In the sandbox a tenth.
 * https://developer.apple.com/documentation/appstoreserverapi/identifying-rate-limits
 */
export class RateLimits {
  private readonly counts = new Map<string, { hour: number; count: number }>()

  /** Counts a request. Returns when to come back where it is one too many. */
  count(who: { owner: string; bundleId: string; side: Side }, route: Route, now: number) {
    const key = `${who.owner}/${who.bundleId}/${who.side}/${route.method}${route.path}`
    const hour = Math.floor(now / HOUR)
    const known = this.counts.get(key)
    const row = known?.hour === hour ? known : { hour, count: 0 }
    row.count += 1
    if (this.counts.size > 10_000) this.counts.clear()
    this.counts.set(key, row)
    const most = (route.perSecond * 3600) / (who.side === 'sandbox' ? 10 : 1)
    return row.count > most ? { until: (hour + 1) * HOUR, most } : null
  }
}
