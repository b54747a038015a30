import 'server-only'
import { type Answer, refusal, taken } from '../answer'
import type { ErrorCode } from '../errors'
import { type Call, findTransaction, isAnswer } from './call'

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

type Row = readonly [field: string, code: ErrorCode, is: (value: unknown) => boolean]

const oneOf =
  (...values: unknown[]) =>
  (value: unknown): boolean =>
    values.includes(value)
const upTo =
  (most: number) =>
  (value: unknown): boolean =>
    typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= most
const optional = (is: (value: unknown) => boolean) => (value: unknown) =>
  value === undefined || value === null || is(value)

/** https://developer.apple.com/documentation/appstoreserverapi/consumptionrequest */
const V2: readonly Row[] = [
  ['customerConsented', 4000035, oneOf(true)],
  ['sampleContentProvided', 4000041, oneOf(true, false)],
  [
    'deliveryStatus',
    4000036,
    oneOf(
      'DELIVERED',
      'UNDELIVERED_QUALITY_ISSUE',
      'UNDELIVERED_WRONG_ITEM',
      'UNDELIVERED_SERVER_OUTAGE',
      'UNDELIVERED_OTHER',
    ),
  ],
  ['consumptionPercentage', 4000000, optional(upTo(100_000))],
  ['refundPreference', 4000044, optional(oneOf('DECLINE', 'GRANT_FULL', 'GRANT_PRORATED'))],
]

/** Deprecated: https://developer.apple.com/documentation/appstoreserverapi/consumptionrequestv1 */
const V1: readonly Row[] = [
  ['customerConsented', 4000035, oneOf(true)],
  ['accountTenure', 4000032, upTo(7)],
  [
    'appAccountToken',
    4000033,
    (value) => typeof value === 'string' && (value === '' || UUID.test(value)),
  ],
  ['consumptionStatus', 4000034, upTo(3)],
  ['deliveryStatus', 4000036, upTo(5)],
  ['lifetimeDollarsPurchased', 4000037, upTo(7)],
  ['lifetimeDollarsRefunded', 4000038, upTo(7)],
  ['platform', 4000039, upTo(2)],
  ['playTime', 4000040, upTo(7)],
  ['sampleContentProvided', 4000041, oneOf(true, false)],
  ['userStatus', 4000042, upTo(4)],
  ['refundPreference', 4000044, optional(upTo(3))],
]

/** https://developer.apple.com/documentation/appstoreserverapi/send-consumption-information */
export const consumptionV2 = (call: Call): Answer => consumption(call, V2)

export const consumptionV1 = (call: Call): Answer => consumption(call, V1)

function consumption(call: Call, rows: readonly Row[]): Answer {
  const found = findTransaction(call, call.params[0])
  if (isAnswer(found)) return found
  const { body } = call
  if (!body) return refusal(4000000, 'The body is not a JSON object.')
  const wrong = rows.find(([field, , is]) => !is(body[field]))
  if (wrong) {
    const notes = wrong[1] === 4000000 ? ['No code is documented for this field.'] : []
    return refusal(wrong[1], `${wrong[0]} is missing or none of its values.`, notes)
  }
  const asked = found.customer.asked.includes(found.tx.transactionId)
  return taken(
    asked
      ? 'Accepted for the refund that the customer requested.'
      : 'Accepted, although no refund of this transaction was requested.',
  )
}
