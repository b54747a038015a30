import 'server-only'
import { type Answer, ok, refusal } from '../answer'
import { act } from '../world/acts'
import type { Customer, Product, Subscription } from '../world/model'
import { appOf, emit, emitSummary } from '../world/notify'
import { findProduct, transactionOf } from '../world/payloads'
import { shareRenewal } from '../world/share'
import { type Call, findOriginal, findTransaction, isAnswer } from './call'

const DAY = 86_400_000
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
const COUNTRY = /^[A-Z]{3}$/
const MOST_DAYS = 90
const MOST_EXTENSIONS = 2

/** https://developer.apple.com/documentation/appstoreserverapi/extend-a-subscription-renewal-date */
export function extendOne(call: Call): Answer {
  const problem = extensionProblem(call)
  if (problem) return problem
  const found = findOriginal(call, call.params[0])
  if (isAnswer(found)) return found
  const sub = found.customer.subscriptions.find(
    (row) => row.originalTransactionId === found.tx.originalTransactionId,
  )
  if (!sub)
    return refusal(4030004, 'The transaction does not belong to a subscription that renews.')
  if (sub.sharedFrom) return refusal(4030007, 'The subscription came through Family Sharing.')
  const ineligible = ineligibility(call, sub)
  if (ineligible) return ineligible
  const tx = extend(call, found.customer, sub, Number(call.body?.extendByDays))
  emit(call.stage, found.customer, 'RENEWAL_EXTENDED', null, { sub })
  changed(call)
  return ok(
    {
      originalTransactionId: sub.originalTransactionId,
      webOrderLineItemId: tx?.webOrderLineItemId,
      success: true,
      effectiveDate: sub.expires,
    },
    `The renewal date was moved by ${call.body?.extendByDays} days.`,
  )
}

/** https://developer.apple.com/documentation/appstoreserverapi/extend-subscription-renewal-dates-for-all-active-subscribers */
export function extendAll(call: Call): Answer {
  const problem = extensionProblem(call)
  if (problem) return problem
  const { stage, body } = call
  if (!UUID.test(String(body?.requestIdentifier))) {
    return refusal(
      4000011,
      'requestIdentifier is not a UUID, which a request for all subscriptions needs.',
    )
  }
  const product = productOf(call, body?.productId)
  if (!product) return refusal(4000023, 'productId is not a subscription of this app.')
  const codes = body?.storefrontCountryCodes
  if (codes !== undefined && codes !== null) {
    if (!Array.isArray(codes) || codes.length === 0) {
      return refusal(4000027, 'storefrontCountryCodes is there but empty.')
    }
    if (!codes.every((code) => typeof code === 'string' && COUNTRY.test(code))) {
      return refusal(4000028, 'A storefront is not a code of three capital letters.')
    }
  }
  const requestIdentifier = String(body?.requestIdentifier)
  let succeeded = 0
  let failed = 0
  for (const customer of stage.world.customers) {
    if (customer.bundleId !== call.app.bundleId) continue
    if (Array.isArray(codes) && !codes.includes(customer.storefront)) continue
    for (const sub of customer.subscriptions) {
      if (sub.productId !== product.productId || sub.state !== 'active' || sub.sharedFrom) continue
      if (ineligibility(call, sub)) {
        failed += 1
        emit(stage, customer, 'RENEWAL_EXTENSION', 'FAILURE', { sub })
      } else {
        succeeded += 1
        extend(call, customer, sub, Number(body?.extendByDays))
      }
    }
  }
  stage.world.massExtensions.push({
    requestIdentifier,
    bundleId: call.app.bundleId,
    productId: product.productId,
    completed: stage.now,
    succeeded,
    failed,
  })
  emitSummary(stage, appOf(stage, call.app.bundleId), {
    productId: product.productId,
    requestIdentifier,
    ...(Array.isArray(codes) ? { storefrontCountryCodes: codes } : {}),
    succeededCount: succeeded,
    failedCount: failed,
  })
  changed(call)
  return ok({ requestIdentifier }, `${succeeded} renewal dates were moved, ${failed} were not.`)
}

export function extendAllStatus(call: Call): Answer {
  const [productId, requestIdentifier] = call.params
  if (!UUID.test(requestIdentifier ?? '')) {
    return refusal(4000011, 'The request identifier is not a UUID.')
  }
  const row = call.stage.world.massExtensions.find(
    (one) =>
      one.requestIdentifier === requestIdentifier &&
      one.productId === productId &&
      one.bundleId === call.app.bundleId,
  )
  if (!row) return refusal(4040009, 'No request has this identifier and this product.')
  return ok(
    {
      requestIdentifier,
      complete: true,
      completeDate: row.completed,
      succeededCount: row.succeeded,
      failedCount: row.failed,
    },
    'The request was carried out.',
  )
}

/** https://developer.apple.com/documentation/appstoreserverapi/set-app-account-token */
export function setAccountToken(call: Call): Answer {
  const token = call.body?.appAccountToken
  if (typeof token !== 'string' || !UUID.test(token)) {
    return refusal(4000183, 'appAccountToken is not a UUID.')
  }
  const found = findTransaction(call, call.params[0])
  if (isAnswer(found)) return found
  const id = call.params[0]
  if (!found.customer.transactions.some((row) => row.originalTransactionId === id)) {
    return refusal(4000187, 'The ID belongs to a transaction that is not a first purchase.')
  }
  if (found.tx.family) return refusal(4000185, 'The transaction came through Family Sharing.')
  for (const tx of found.customer.transactions) {
    if (tx.originalTransactionId !== id) continue
    Object.assign(tx, { appAccountToken: token.toLowerCase(), modified: call.stage.now })
  }
  found.customer.appAccountToken = token.toLowerCase()
  changed(call)
  return ok(null, 'The account token was set.')
}

/** https://developer.apple.com/documentation/appstoreserverapi/finish-transaction */
export function finish(call: Call): Answer {
  const found = findTransaction(call, call.params[0])
  if (isAnswer(found)) return found
  const transactionId = transactionOf(found.customer, call.params[0] ?? '')?.transactionId
  if (transactionId !== undefined) {
    act(call.stage, found.customer, { do: 'finish', transactionId })
    changed(call)
  }
  return ok(null, 'The transaction is finished.')
}

function extensionProblem({ body }: Call): Answer | null {
  if (!body) return refusal(4000000, 'The body is not a JSON object.')
  const { extendByDays: days, extendReasonCode: reason, requestIdentifier: id } = body
  if (!within(days, 1, MOST_DAYS))
    return refusal(4000009, 'extendByDays is not a number from 1 to 90.')
  if (!within(reason, 0, 3))
    return refusal(4000010, 'extendReasonCode is not a number from 0 to 3.')
  if (typeof id !== 'string' || id === '' || id.length > 128) {
    return refusal(4000011, 'requestIdentifier is missing or longer than 128 characters.')
  }
  return null
}

function ineligibility({ stage }: Call, sub: Subscription): Answer | null {
  if (sub.state !== 'active') return refusal(4030004, `The subscription is ${sub.state}.`)
  const recent = sub.extensions.filter((at) => stage.now - at < 365 * DAY)
  return recent.length >= MOST_EXTENSIONS
    ? refusal(4030005, 'The subscription was extended twice within 365 days.')
    : null
}

/** Real days in the sandbox too; Apple does not say whether it shortens them. */
function extend(call: Call, customer: Customer, sub: Subscription, days: number) {
  const tx = transactionOf(customer, sub.latest)
  sub.expires += days * DAY
  sub.extensions.push(call.stage.now)
  if (tx) Object.assign(tx, { expiresDate: sub.expires, modified: call.stage.now })
  shareRenewal(call.stage, customer, sub)
  return tx
}

function productOf(call: Call, id: unknown): Product | null {
  const product = findProduct(call.stage.owner, call.app.bundleId, String(id))
  return product?.kind === 'subscription' ? product : null
}

const changed = ({ world, stage }: Call): void => world.changed(stage.owner.owner)

const within = (value: unknown, least: number, most: number): boolean =>
  typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most
