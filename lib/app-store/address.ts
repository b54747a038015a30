import { isEnvironmentId } from '../apple/environments'
import type { CallId, CallOrder, IdKind } from './call'
import { callOf } from './calls'

/** The request header in which a token goes that the page has minted. */
export const TOKEN_HEADER = 'assay-server-api-token'

/** Names of the console’s own; no parameter of Apple’s is called so. */
const OWN = ['environment', 'key', 'idKind'] as const
const ID_KINDS: readonly string[] = ['transactionId', 'originalTransactionId', 'appTransactionId']

/**
 * Where the page asks for a read: `/api/app-store/history?environment=sandbox&key=…&transactionId=1`.
 * `key` is the id of a key of the vault; without one the token goes in the header. Nothing in it is
 * secret.
 */
export function callAddress(order: CallOrder, key: string | null): string {
  const search = new URLSearchParams([
    ['environment', order.environment],
    ...(key === null ? [] : [['key', key]]),
    ...(order.idKind === undefined ? [] : [['idKind', order.idKind]]),
    ...callOf(order.call).inPath.map(({ name }) => [name, order.path[name] ?? '']),
    ...order.query.map((pair) => [...pair]),
  ])
  return `/api/app-store/${order.call}?${search}`
}

/** The same read back; a sentence where it is not one of ours. */
export function readAddress(
  call: CallId,
  search: URLSearchParams,
): { order: CallOrder; key: string | null } | { problem: string } {
  const environment = search.get('environment')
  if (!isEnvironmentId(environment)) return { problem: 'The environment is missing or unknown.' }
  const idKind = search.get('idKind')
  if (idKind !== null && !ID_KINDS.includes(idKind)) return { problem: 'idKind is unknown.' }
  const inPath = callOf(call).inPath.map(({ name }) => name)
  const mine: readonly string[] = [...OWN, ...inPath]
  const order: CallOrder = {
    call,
    environment,
    path: Object.fromEntries(inPath.map((name) => [name, search.get(name)?.trim() ?? ''])),
    query: [...search].filter(([name]) => !mine.includes(name)),
    body: null,
    ...(idKind === null ? {} : { idKind: idKind as IdKind }),
  }
  return { order, key: search.get('key') }
}
