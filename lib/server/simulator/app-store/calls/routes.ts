import 'server-only'
import type { Answer } from '../answer'
import type { Call } from './call'
import { consumptionV1, consumptionV2 } from './consumption'
import { historyV1, historyV2, refundsV1, refundsV2 } from './history'
import { notificationHistory, requestTest, testStatus } from './notifications'
import { appTransaction, orderLookup, statuses, transactionInfo } from './reads'
import { extendAll, extendAllStatus, extendOne, finish, setAccountToken } from './writes'

export interface Route {
  method: string
  /** `*` is one part of the path. */
  path: string
  /** Requests per second that production allows an app; the sandbox allows a tenth. */
  perSecond: number
  handle(call: Call): Answer
}

/**
 * A row an endpoint, the more particular ones first. Limits, where Apple gives them:
 * https://developer.apple.com/documentation/appstoreserverapi/identifying-rate-limits
 */
export const ROUTES: readonly Route[] = [
  get('/inApps/v1/transactions/appTransactions/*', 50, appTransaction),
  get('/inApps/v1/transactions/*', 50, transactionInfo),
  get('/inApps/v1/history/*', 50, historyV1),
  get('/inApps/v2/history/*', 50, historyV2),
  get('/inApps/v1/subscriptions/extend/mass/*/*', 10, extendAllStatus),
  get('/inApps/v1/subscriptions/*', 50, statuses),
  get('/inApps/v1/lookup/*', 10, orderLookup),
  get('/inApps/v1/refund/lookup/*', 10, refundsV1),
  get('/inApps/v2/refund/lookup/*', 10, refundsV2),
  get('/inApps/v1/notifications/test/*', 1, testStatus),
  row('POST', '/inApps/v1/notifications/history', 50, notificationHistory),
  row('POST', '/inApps/v1/notifications/test', 1, requestTest),
  row('POST', '/inApps/v1/subscriptions/extend/mass', 1, extendAll),
  row('PUT', '/inApps/v1/subscriptions/extend/*', 20, extendOne),
  row('PUT', '/inApps/v1/transactions/consumption/*', 50, consumptionV1),
  row('PUT', '/inApps/v2/transactions/consumption/*', 50, consumptionV2),
  row('PUT', '/inApps/v1/transactions/*/appAccountToken', 20, setAccountToken),
  row('POST', '/inApps/v1/transactions/*/finish', 20, finish),
]

/** The endpoint of a path and what stands in its variable parts; `null`: none is simulated. */
export function findRoute(
  method: string,
  pathname: string,
): { route: Route; params: string[] } | null {
  const parts = pathname.split('/')
  for (const route of ROUTES) {
    if (route.method !== method) continue
    const wanted = route.path.split('/')
    if (wanted.length !== parts.length) continue
    if (!wanted.every((part, at) => part === parts[at] || (part === '*' && parts[at] !== ''))) {
      continue
    }
    return { route, params: parts.filter((_, at) => wanted[at] === '*').map(decoded) }
  }
  return null
}

function get(path: string, perSecond: number, handle: Route['handle']): Route {
  return row('GET', path, perSecond, handle)
}

function row(method: string, path: string, perSecond: number, handle: Route['handle']): Route {
  return { method, path, perSecond, handle }
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
