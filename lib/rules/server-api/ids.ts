import { type IdShape, idShapeOf } from '@/lib/app-store/id-shape'
import { API } from '@/lib/apple/api-sources'
import { defineRule } from '../rule'
import { exampleOrder, givenOf, idsOf, type OrderSubject, shortened } from './subject'

const ISSUES = 'https://github.com/apple/app-store-server-library-node/issues'
const ofPath = (transactionId: string) => ({ path: { transactionId } })

const NOTHING = /^\s*$/
/** A segment of dots leads to another path (RFC 3986, section 5.2.4). */
const DOTS = /^\s*\.+\s*$/

interface Found {
  title: string
  value: string
}

/** The first id of that shape. */
function idOfShape(subject: OrderSubject, shape: IdShape) {
  const found = idsOf(subject).find(({ value }) => idShapeOf(value) === shape)
  if (!found) return idsOf(subject).length > 0 ? 'pass' : 'not-applicable'
  return { at: found.at, args: { title: found.parameter.title, value: found.value } }
}

export const valueMissing = defineRule<OrderSubject, Found>({
  code: 'server-api/value-missing',
  level: 'error',
  title: 'An ID or a value is missing',
  cause:
    'A field was left empty. An empty ID leads to another path, and an empty filter is refused.',
  fix: 'Fill in the field, or leave out the filter.',
  // A request with an empty transactionId: https://github.com/awa/go-iap/pull/224
  see: [API.errors, 'https://github.com/awa/go-iap/pull/224'],
  check: (subject) => {
    const found = givenOf(subject).find(
      ({ value, at }) => NOTHING.test(value) || (DOTS.test(value) && at.startsWith('path/')),
    )
    if (!found) return 'pass'
    return { at: found.at, args: { title: found.parameter.title, value: found.value } }
  },
  message: ({ title, value }) =>
    NOTHING.test(value)
      ? `${title} is empty.`
      : `${title} is ${shortened(value)}, which is another path.`,
  examples: () => ({
    bad: [
      exampleOrder('history', ofPath(' ')),
      exampleOrder('test-status', { path: { token: '..' } }),
      exampleOrder('history', { query: [['productId', '']] }),
    ],
    good: [exampleOrder('history'), exampleOrder('request-test')],
  }),
})

export const idIsToken = defineRule<OrderSubject, Found>({
  code: 'server-api/id-is-signed-token',
  level: 'error',
  title: 'There is a signed token where an ID belongs',
  cause: 'The App Store Server API accepts the ID inside the token, not the token.',
  fix: 'Paste the token into the look-up box: its IDs are taken out.',
  see: [API.anyId, `${ISSUES}/286`],
  check: (subject) => idOfShape(subject, 'jws'),
  message: ({ title, value }) => `${title} is ${shortened(value)}, which is a JWS.`,
  examples: () => ({
    bad: [exampleOrder('transaction', ofPath('eyJhbGciOiJFUzI1NiJ9.eyJhIjoxfQ.c2ln'))],
    good: [exampleOrder('transaction')],
  }),
})

export const idIsReceipt = defineRule<OrderSubject, Found>({
  code: 'server-api/id-is-receipt',
  level: 'error',
  title: 'There is a receipt where an ID belongs',
  cause: 'The App Store Server API accepts a transaction ID from the receipt, not the receipt.',
  fix: 'Paste the receipt into the look-up box: its IDs are taken out.',
  see: [API.anyId, `${ISSUES}/58`],
  check: (subject) => idOfShape(subject, 'receipt'),
  message: ({ title, value }) => `${title} is ${shortened(value)}, which is a receipt in base64.`,
  examples: () => ({
    bad: [exampleOrder('history', ofPath(`MIIU${'AbCd0123'.repeat(40)}`))],
    good: [exampleOrder('history')],
  }),
})

export const idIsOrder = defineRule<OrderSubject, Found>({
  code: 'server-api/id-is-order',
  level: 'warning',
  title: 'This looks like an order ID',
  cause: 'Order IDs begin with M and are in the email to the customer. Transaction IDs are digits.',
  fix: 'Use Look Up Order ID, in production: it answers with the transactions of the order.',
  see: [API.order, API.anyId],
  check: (subject) => idOfShape(subject, 'order'),
  message: ({ title, value }) => `${title} is ${shortened(value)}.`,
  examples: () => ({
    bad: [exampleOrder('history', ofPath('MK5TTTTTTT'))],
    good: [exampleOrder('history'), exampleOrder('order')],
  }),
})

export const idIsUuid = defineRule<OrderSubject, Found>({
  code: 'server-api/id-is-uuid',
  level: 'warning',
  title: 'A UUID is not a transaction ID',
  cause:
    'It may be an app account token or the UUID of a notification. The App Store Server API cannot search by either.',
  fix: 'Look up the account in your own data, and take a transaction ID from there.',
  see: [API.anyId, API.accountToken],
  check: (subject) => idOfShape(subject, 'uuid'),
  message: ({ title, value }) => `${title} is ${shortened(value)}.`,
  examples: () => ({
    bad: [exampleOrder('statuses', ofPath('7e1a0d7e-52d0-4f4e-9d4b-0123456789ab'))],
    good: [exampleOrder('statuses')],
  }),
})

export const idOfXcode = defineRule<OrderSubject, Found>({
  code: 'server-api/id-of-xcode',
  level: 'warning',
  title: 'The ID is too short for the App Store',
  cause:
    'StoreKit testing in Xcode numbers its transactions from 0, and Apple’s servers know none of them.',
  fix: 'Buy in the sandbox or in TestFlight to get a transaction that Apple’s servers have.',
  see: [
    API.anyId,
    'https://developer.apple.com/documentation/xcode/setting-up-storekit-testing-in-xcode',
  ],
  check: (subject) => idOfShape(subject, 'xcode'),
  message: ({ title, value }) =>
    `${title} is ${shortened(value)}; those of the App Store have 15 digits or more.`,
  examples: () => ({
    bad: [exampleOrder('transaction', ofPath('0')), exampleOrder('transaction', ofPath('12'))],
    good: [exampleOrder('transaction')],
  }),
})

export const idForm = defineRule<OrderSubject, Found>({
  code: 'server-api/id-form',
  level: 'warning',
  title: 'This does not look like a transaction ID',
  cause:
    'Apple calls the ID a string, and every one seen so far has only digits. Any other text is answered with 4000006.',
  fix: 'Use the transactionId exactly as it is in a transaction, with nothing before or after it.',
  see: [API.anyId, `${ISSUES}/129`],
  check: (subject) => {
    const other = idOfShape(subject, 'other')
    return other === 'pass' ? idOfShape(subject, 'json') : other
  },
  message: ({ title, value }) => `${title} is ${shortened(value)}.`,
  examples: () => ({
    bad: [
      exampleOrder('transaction', ofPath('ios-1000000123')),
      exampleOrder('transaction', ofPath('{"transactionId":"1"}')),
    ],
    good: [exampleOrder('transaction')],
  }),
})

export const orderForm = defineRule<OrderSubject, { value: string }>({
  code: 'server-api/order-form',
  level: 'warning',
  title: 'This does not look like an order ID',
  cause: 'Order IDs seen so far begin with M, followed by capitals and digits.',
  fix: 'Take the order ID from the receipt that the App Store emailed. For a transaction ID, use the history.',
  see: [API.order],
  check: (subject) => {
    const given = givenOf(subject).filter(({ parameter }) => parameter.form.is === 'order-id')
    const odd = given.find(({ value }) => !['order', 'empty'].includes(idShapeOf(value)))
    if (odd) return { at: odd.at, args: { value: odd.value } }
    return given.length > 0 ? 'pass' : 'not-applicable'
  },
  message: ({ value }) => `The order ID is ${shortened(value)}.`,
  examples: () => ({
    bad: [exampleOrder('order', { path: { orderId: '2000000123456789' } })],
    good: [exampleOrder('order'), exampleOrder('history')],
  }),
})

export const appTransactionId = defineRule<OrderSubject, { title: string }>({
  code: 'server-api/app-transaction-id',
  level: 'error',
  title: 'The call does not accept an app transaction ID',
  cause: 'An app transaction ID names the download of the app. This call needs one purchase.',
  fix: 'Get the history with it, and take a transaction ID from there.',
  see: [
    'https://developer.apple.com/documentation/appstoreserverapi/apptransactionidnotsupportederror',
    API.anyId,
  ],
  check: (subject) => {
    if (subject.order.idKind !== 'appTransactionId') return 'not-applicable'
    const found = idsOf(subject).find(
      ({ parameter: { form } }) => form.is === 'id' && !form.takes.includes('appTransactionId'),
    )
    return found ? { at: found.at, args: { title: found.call.title } } : 'pass'
  },
  message: ({ title }) =>
    `${title} answers 4000048 to an appTransactionId, and the ID was given as one.`,
  examples: () => ({
    bad: [exampleOrder('transaction', { idKind: 'appTransactionId' })],
    good: [exampleOrder('history', { idKind: 'appTransactionId' }), exampleOrder('transaction')],
  }),
})

export const notOriginalId = defineRule<OrderSubject, { title: string }>({
  code: 'server-api/not-original-id',
  level: 'error',
  title: 'The call accepts only the original transaction ID',
  cause: 'The change is made to the whole purchase, which its first transaction names.',
  fix: 'Use originalTransactionId, which is in every transaction of the purchase.',
  see: [
    'https://developer.apple.com/documentation/appstoreserverapi/transactionidisnotoriginaltransactioniderror',
    API.extend,
  ],
  check: (subject) => {
    if (subject.order.idKind !== 'transactionId') return 'not-applicable'
    const found = idsOf(subject).find(
      ({ parameter: { form } }) => form.is === 'id' && !form.takes.includes('transactionId'),
    )
    return found ? { at: found.at, args: { title: found.call.title } } : 'pass'
  },
  message: ({ title }) =>
    `${title} is about an originalTransactionId, and the ID was given as a transactionId.`,
  examples: () => ({
    bad: [
      exampleOrder('extend', { idKind: 'transactionId' }),
      exampleOrder('account-token', { idKind: 'transactionId' }),
    ],
    good: [
      exampleOrder('extend', { idKind: 'originalTransactionId' }),
      exampleOrder('history', { idKind: 'transactionId' }),
    ],
  }),
})
