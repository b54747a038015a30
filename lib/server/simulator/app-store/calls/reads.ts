import 'server-only'
import { type Answer, notSimulated, ok, refusal } from '../answer'
import type { Customer, Subscription } from '../world/model'
import { appTransactionPayload, renewalPayload, STATUS, transactionOf } from '../world/payloads'
import { appFields, type Call, findAny, findTransaction, isAnswer, signTransaction } from './call'

/** https://developer.apple.com/documentation/appstoreserverapi/get-transaction-info */
export function transactionInfo(call: Call): Answer {
  const found = findTransaction(call, call.params[0])
  if (isAnswer(found)) return found
  // The id of a first purchase is that transaction's own.
  const exact = transactionOf(found.customer, call.params[0] ?? '') ?? found.tx
  return ok(
    { signedTransactionInfo: signTransaction(call, found.customer, exact) },
    'The transaction was found.',
  )
}

/** https://developer.apple.com/documentation/appstoreserverapi/get-all-subscription-statuses */
export function statuses(call: Call): Answer {
  const found = findAny(call, call.params[0])
  if (isAnswer(found)) return found
  const wanted = call.query.getAll('status')
  if (wanted.some((status) => !/^[1-5]$/.test(status))) {
    return refusal(4000031, 'A status is not from 1 to 5.')
  }
  const rows = found.customer.subscriptions.filter(
    (sub) => wanted.length === 0 || wanted.includes(String(STATUS[sub.state])),
  )
  const groups = [...new Set(rows.map(({ groupId }) => groupId))]
  const data = groups.map((group) => ({
    subscriptionGroupIdentifier: group,
    lastTransactions: rows
      .filter(({ groupId }) => groupId === group)
      .map((sub) => lastTransaction(call, found.customer, sub)),
  }))
  return ok({ ...appFields(call), data }, `${rows.length} subscriptions.`)
}

function lastTransaction(call: Call, customer: Customer, sub: Subscription): object {
  const tx = transactionOf(customer, sub.latest)
  return {
    originalTransactionId: sub.originalTransactionId,
    status: STATUS[sub.state],
    ...(tx ? { signedTransactionInfo: signTransaction(call, customer, tx) } : {}),
    signedRenewalInfo: call.signer.sign(
      call.stage,
      renewalPayload(call.stage, customer, sub),
      null,
    ),
  }
}

/** Not in the sandbox: https://developer.apple.com/documentation/appstoreserverapi/look-up-order-id */
export function orderLookup(call: Call): Answer {
  if (call.stage.world.side === 'sandbox') {
    return {
      ...notSimulated('Looking up an order'),
      why: 'Looking up an order is not available in the sandbox.',
      undocumented: ['With which answer the sandbox says so is not documented.'],
    }
  }
  const id = call.params[0] ?? ''
  for (const customer of call.stage.world.customers) {
    if (customer.bundleId !== call.app.bundleId) continue
    const rows = customer.transactions.filter(({ orderId }) => orderId === id)
    if (rows.length === 0) continue
    const signed = rows.map((tx) => signTransaction(call, customer, tx))
    return ok({ status: 0, signedTransactions: signed }, 'The order was found.')
  }
  return ok({ status: 1, signedTransactions: [] }, 'The app has no such order: status 1, invalid.')
}

/** https://developer.apple.com/documentation/appstoreserverapi/get-app-transaction-info */
export function appTransaction(call: Call): Answer {
  const found = findAny(call, call.params[0])
  if (isAnswer(found)) return found
  const payload = appTransactionPayload(call.stage, found.customer, call.app)
  return ok(
    { signedAppTransactionInfo: call.signer.sign(call.stage, payload, null) },
    'The customer’s app transaction was found.',
  )
}
