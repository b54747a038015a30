import type { CallOrder } from '@/lib/app-store/call'
import { earliestNotification } from '@/lib/apple/app-store/notification-history'
import type { EnvironmentId } from '@/lib/apple/environments'

/** The API’s own filters of a transaction history. https://developer.apple.com/documentation/appstoreserverapi/get-transaction-history */
export interface HistoryFilters {
  productId: readonly string[]
  productType: string
  subscriptionGroupIdentifier: string
  inAppOwnershipType: string
  revoked: string
  /** Milliseconds since 1970 UTC, as digits; `''`: none. */
  startDate: string
  endDate: string
  sort: string
}

export const NO_FILTERS: HistoryFilters = {
  productId: [],
  productType: '',
  subscriptionGroupIdentifier: '',
  inAppOwnershipType: '',
  revoked: '',
  startDate: '',
  endDate: '',
  sort: '',
}

/** Whose life is asked for, where, and with which key. */
export interface Subject {
  /** A transaction id of any kind, or an order id. */
  id: string
  environment: EnvironmentId
  /** The id of the key that asks, wherever it is kept. */
  key: string
  filters: HistoryFilters
}

/** What is asked for, one after the other and beside each other. */
export const FEEDS = ['history', 'statuses', 'refunds', 'notifications'] as const
export type FeedId = (typeof FEEDS)[number] | 'order'

const MINUTE = 60_000

/** Letters before the digits: an order id as on a customer’s bill. */
export function isOrderId(id: string): boolean {
  return /^[A-Z][A-Z0-9]{5,24}$/i.test(id) && /\d/.test(id)
}

/** Where a customer’s life is: the id and nothing else of what it was found in. */
export function customerAddress(
  id: string,
  environment: EnvironmentId,
  key: string | undefined,
): `/transactions/${string}` {
  const query = new URLSearchParams({ environment, ...(key === undefined ? {} : { key }) })
  return `/transactions/${encodeURIComponent(id)}?${query}`
}

/** Two subjects with the same key are one: what was loaded for the one is there for the other. */
export function subjectKey({ id, environment, key, filters }: Subject): string {
  return JSON.stringify([environment, key, id, filterQuery(filters)])
}

/**
 * The order of a feed’s next page. `cursor`: where the page before ended; `null` for the first. All
 * pages of one feed must be asked for with the same `now`.
 */
export function orderOf(
  feed: FeedId,
  subject: Pick<Subject, 'environment' | 'filters'>,
  transactionId: string,
  cursor: string | null,
  now: number,
): CallOrder {
  const { environment, filters } = subject
  const plain = { environment, path: { transactionId }, query: [], body: null }
  const revision = cursor === null ? [] : [['revision', cursor] as const]
  switch (feed) {
    case 'order':
      return { ...plain, call: 'order', path: { orderId: transactionId } }
    case 'history':
      return { ...plain, call: 'history', query: [...revision, ...filterQuery(filters)] }
    case 'statuses':
      return { ...plain, call: 'statuses' }
    case 'refunds':
      return { ...plain, call: 'refunds', query: revision }
    case 'notifications':
      return {
        ...plain,
        call: 'notification-history',
        path: {},
        // An end in the future counts as now.
        query: [
          ...(cursor === null ? [] : [['paginationToken', cursor] as const]),
          ['startDate', String(earliestNotification(environment, now))],
          ['endDate', String(now + 2 * MINUTE)],
          ['transactionId', transactionId],
        ],
      }
  }
}

/** The filters that are set, as the query of the API names them: every page must repeat them. */
export function filterQuery(filters: HistoryFilters): [string, string][] {
  return Object.entries(filters).flatMap(([name, value]) =>
    (Array.isArray(value) ? (value as string[]) : [value as string])
      .filter((one) => one !== '')
      .map((one): [string, string] => [name, one]),
  )
}
