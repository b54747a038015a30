import type { EnvironmentId } from '../apple/environments'

/** Every call of the App Store Server API that the console makes. Its row is in `calls.ts`. */
export type CallId =
  | 'transaction'
  | 'history'
  | 'statuses'
  | 'order'
  | 'refunds'
  | 'notification-history'
  | 'test-status'
  | 'app-transaction'
  | 'request-test'
  | 'extend'
  | 'consumption'
  | 'account-token'

/**
 * Who asks. `vault`: with a key kept on the server. `token`: with a token that the page has minted
 * with a key kept in the browser; only the token reaches the server.
 */
export type Credential = { kind: 'vault'; key: string } | { kind: 'token'; token: string }

/** What a number may name. All three look alike, so only where it stood tells them apart. */
export type IdKind = 'transactionId' | 'originalTransactionId' | 'appTransactionId'

/** One request, as a page orders it. */
export interface CallOrder {
  call: CallId
  environment: EnvironmentId
  /** Of the path, by name: `transactionId`, `orderId`, `token`. */
  path: Readonly<Record<string, string>>
  /** What the id in the path is known to be; left out: nobody said. */
  idKind?: IdKind
  /**
   * Of the query, in order: names may repeat. Those of notification history are written into its
   * body, all but `paginationToken`.
   */
  query: readonly (readonly [name: string, value: string])[]
  /** Of the body; `null`: none. */
  body: Readonly<Record<string, unknown>> | null
}
