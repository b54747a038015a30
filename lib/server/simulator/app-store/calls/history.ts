import 'server-only'
import { type Answer, ok, refusal } from '../answer'
import type { ErrorCode } from '../errors'
import type { ProductKind, Transaction } from '../world/model'
import { appFields, type Call, findAny, isAnswer, signTransaction } from './call'
import { after, pageFrom, readRevision } from './pages'

/** At most so many transactions a page: https://developer.apple.com/documentation/appstoreserverapi/historyresponse */
const PAGE = 20

const KINDS: Readonly<Record<string, ProductKind>> = {
  AUTO_RENEWABLE: 'subscription',
  NON_RENEWABLE: 'non-renewing',
  CONSUMABLE: 'consumable',
  NON_CONSUMABLE: 'non-consumable',
}

/** https://developer.apple.com/documentation/appstoreserverapi/get-v1-history-_anytransactionid_ */
export const historyV1 = (call: Call): Answer =>
  history(call, ({ kind, finished }) => kind !== 'consumable' || !finished)

/** https://developer.apple.com/documentation/appstoreserverapi/get-transaction-history */
export const historyV2 = (call: Call): Answer => history(call, () => true)

type Test = (tx: Transaction) => boolean

function history(call: Call, visible: Test): Answer {
  const found = findAny(call, call.params[0])
  if (isAnswer(found)) return found
  const filters = readFilters(call.query)
  if ('code' in filters) return refusal(filters.code, filters.why)
  const sort = call.query.get('sort') ?? 'ASCENDING'
  if (sort !== 'ASCENDING' && sort !== 'DESCENDING') {
    return refusal(4000021, 'sort is neither ASCENDING nor DESCENDING.')
  }
  const text = call.query.get('revision')
  const from = text === null || text === '' ? null : readRevision(text, found.customer.id)
  if (text && !from) return refusal(4000005, 'This server did not give that revision.')
  const page = pageFrom(found.customer.transactions, {
    customerId: found.customer.id,
    descending: sort === 'DESCENDING',
    from,
    size: PAGE,
    test: (tx) => visible(tx) && filters.tests.every((test) => test(tx)),
  })
  const body = {
    ...appFields(call),
    revision: page.revision,
    hasMore: page.hasMore,
    signedTransactions: page.rows.map((tx) => signTransaction(call, found.customer, tx)),
  }
  const more = page.hasMore ? 'there are more' : 'that is the end'
  return ok(body, `${page.rows.length} transactions, and ${more}.`)
}

interface Problem {
  code: ErrorCode
  why: string
}

function readFilters(query: URLSearchParams): { tests: Test[] } | Problem {
  const tests: Test[] = []
  const start = instant(query.get('startDate'))
  const end = instant(query.get('endDate'))
  if (start === undefined)
    return { code: 4000015, why: 'startDate is not a number of milliseconds.' }
  if (end === undefined) return { code: 4000016, why: 'endDate is not a number of milliseconds.' }
  if (start !== null && end !== null && start >= end) {
    return { code: 4000013, why: 'startDate is not before endDate.' }
  }
  if (start !== null) tests.push((tx) => tx.purchaseDate >= start)
  if (end !== null) tests.push((tx) => tx.purchaseDate < end)

  const products = query.getAll('productId')
  if (products.some((id) => id === '' || id.length > 255)) {
    return { code: 4000023, why: 'A productId is empty or too long.' }
  }
  if (products.length > 0) tests.push((tx) => products.includes(tx.productId))

  const types = query.getAll('productType')
  const unknown = types.find((type) => !Object.hasOwn(KINDS, type))
  if (unknown !== undefined)
    return { code: 4000022, why: `There is no productType “${cut(unknown)}”.` }
  if (types.length > 0) tests.push((tx) => types.some((type) => KINDS[type] === tx.kind))

  const groups = query.getAll('subscriptionGroupIdentifier')
  if (groups.some((group) => !/^[\w.-]{1,64}$/.test(group))) {
    return { code: 4000024, why: 'A subscriptionGroupIdentifier is not valid.' }
  }
  if (groups.length > 0) tests.push((tx) => tx.groupId !== null && groups.includes(tx.groupId))

  const ownership = query.get('inAppOwnershipType')
  if (ownership !== null && ownership !== 'PURCHASED' && ownership !== 'FAMILY_SHARED') {
    return { code: 4000026, why: `There is no inAppOwnershipType “${cut(ownership)}”.` }
  }
  if (ownership !== null) tests.push((tx) => tx.family === (ownership === 'FAMILY_SHARED'))

  const revoked = query.get('revoked')
  if (revoked !== null && revoked !== 'true' && revoked !== 'false') {
    return { code: 4000030, why: 'revoked is neither true nor false.' }
  }
  if (revoked !== null) tests.push((tx) => (tx.revoked !== null) === (revoked === 'true'))
  return { tests }
}

/** `null`: not given; `undefined`: given, and no instant. */
function instant(text: string | null): number | null | undefined {
  if (text === null) return null
  return /^\d{1,15}$/.test(text) ? Number(text) : undefined
}

const cut = (text: string): string => text.slice(0, 40)

/** V1 gives up to 50 and has no paging; V2 up to 20: https://developer.apple.com/documentation/appstoreserverapi/get-refund-history */
export function refundsV2(call: Call): Answer {
  const found = findAny(call, call.params[0])
  if (isAnswer(found)) return found
  const text = call.query.get('revision')
  const from = text === null || text === '' ? null : readRevision(text, found.customer.id)
  if (text && !from) return refusal(4000005, 'This server did not give that revision.')
  const page = pageFrom(found.customer.transactions, {
    customerId: found.customer.id,
    descending: false,
    from,
    size: PAGE,
    test: isRefund,
  })
  return ok(
    {
      signedTransactions: page.rows.map((tx) => signTransaction(call, found.customer, tx)),
      revision: page.revision,
      hasMore: page.hasMore,
    },
    `${page.rows.length} refunds.`,
  )
}

export function refundsV1(call: Call): Answer {
  const found = findAny(call, call.params[0])
  if (isAnswer(found)) return found.errorCode === 4040010 ? refusal(4040005, found.why) : found
  const rows = after(found.customer.transactions, null).filter(isRefund).slice(0, 50)
  const signed = rows.map((tx) => signTransaction(call, found.customer, tx))
  return ok({ signedTransactions: signed }, `${rows.length} refunds, by the deprecated endpoint.`)
}

const isRefund: Test = (tx) => tx.revoked !== null && tx.revoked.type !== 'FAMILY_REVOKE'
