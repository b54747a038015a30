import { callOf } from '@/lib/app-store/calls'
import { API } from '@/lib/apple/api-sources'
import { defineRule } from '../rule'
import { EXAMPLE_CONSUMPTION, exampleOrder, type OrderSubject } from './subject'

const ERRORS = 'https://developer.apple.com/documentation/appstoreserverapi'
const MOST = 100_000

const consumed = (differs: Record<string, unknown>) =>
  exampleOrder('consumption', { body: { ...EXAMPLE_CONSUMPTION, ...differs } })

/** A field of the body; `undefined` for another call, `null` where it is missing. */
function field({ order }: OrderSubject, name: string): unknown {
  return order.call === 'consumption' ? (order.body?.[name] ?? null) : undefined
}

const shown = (value: unknown): string => (JSON.stringify(value) ?? 'nothing').slice(0, 60)

export const consentMissing = defineRule<OrderSubject, { value: string }>({
  code: 'server-api/consent-missing',
  level: 'error',
  title: 'Nothing may be sent without the customer’s consent',
  cause: 'customerConsented is false or missing. Apple refuses consumption information without it.',
  fix: 'Ask the customer, and send it only with their consent.',
  see: [`${ERRORS}/invalidcustomerconsentederror`, API.consumption],
  check: (subject) => {
    const value = field(subject, 'customerConsented')
    if (value === undefined) return 'not-applicable'
    return value === true ? 'pass' : { at: 'body/customerConsented', args: { value: shown(value) } }
  },
  message: ({ value }) => `customerConsented is ${value}.`,
  examples: () => ({
    bad: [consumed({ customerConsented: false }), consumed({ customerConsented: 'true' })],
    good: [consumed({}), exampleOrder('history')],
  }),
})

export const sampleNote = defineRule<OrderSubject, { value: string }>({
  code: 'server-api/sample-content',
  level: 'error',
  title: 'The request has to say whether a sample was provided',
  cause: 'sampleContentProvided is missing or neither true nor false.',
  fix: 'Choose true if the customer could try the content before, and false otherwise.',
  see: [`${ERRORS}/invalidsamplecontentprovidederror`, API.consumption],
  check: (subject) => {
    const value = field(subject, 'sampleContentProvided')
    if (value === undefined) return 'not-applicable'
    return typeof value === 'boolean'
      ? 'pass'
      : { at: 'body/sampleContentProvided', args: { value: shown(value) } }
  },
  message: ({ value }) => `sampleContentProvided is ${value}.`,
  examples: () => ({
    bad: [consumed({ sampleContentProvided: null }), consumed({ sampleContentProvided: 'no' })],
    good: [consumed({}), exampleOrder('history')],
  }),
})

export const consumptionWord = defineRule<
  OrderSubject,
  { name: string; value: string; known: string[] }
>({
  code: 'server-api/consumption-word',
  level: 'error',
  title: 'A field of the consumption information needs words',
  cause: 'The first version of the call accepted numbers. This is the second, which accepts words.',
  fix: 'Choose one of the documented values.',
  see: [`${ERRORS}/invaliddeliverystatuserror`, API.refundPreference],
  check: (subject) => {
    if (subject.order.call !== 'consumption') return 'not-applicable'
    for (const { name, form, required } of callOf('consumption').inBody) {
      const value = field(subject, name)
      if (form.is !== 'one-of' || (value === null && !required)) continue
      if (typeof value !== 'string' || value === '') {
        const known = Object.keys(form.values)
        return { at: `body/${name}`, args: { name, value: shown(value), known } }
      }
    }
    return 'pass'
  },
  message: ({ name, value, known }) => `${name} is ${value}; Apple documents ${known.join(', ')}.`,
  examples: () => ({
    bad: [
      consumed({ deliveryStatus: 0 }),
      consumed({ deliveryStatus: null }),
      consumed({ refundPreference: 2 }),
    ],
    good: [
      consumed({ refundPreference: 'DECLINE' }),
      consumed({ deliveryStatus: 'SOMETHING_NEW' }),
      exampleOrder('history'),
    ],
  }),
})

export const percentageRange = defineRule<OrderSubject, { value: string }>({
  code: 'server-api/percentage-range',
  level: 'error',
  title: 'The consumed part is a whole number from 0 to 100000',
  cause: 'consumptionPercentage is in milliunits: three decimal places, written without the point.',
  fix: 'Multiply the percentage by 1,000: 40 % is 40000.',
  see: [API.consumed],
  check: (subject) => {
    const value = field(subject, 'consumptionPercentage')
    if (value === undefined || value === null) return 'not-applicable'
    const fits = typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= MOST
    return fits ? 'pass' : { at: 'body/consumptionPercentage', args: { value: shown(value) } }
  },
  message: ({ value }) => `consumptionPercentage is ${value}.`,
  examples: () => ({
    bad: [
      consumed({ consumptionPercentage: 100_001 }),
      consumed({ consumptionPercentage: 0.5 }),
      consumed({ consumptionPercentage: '50000' }),
    ],
    good: [consumed({ consumptionPercentage: 67_932 }), consumed({})],
  }),
})

export const percentageUnits = defineRule<OrderSubject, { value: number }>({
  code: 'server-api/percentage-units',
  level: 'warning',
  title: 'The consumed part is less than one percent',
  cause: 'A plain percentage may have been entered, but Apple reads milliunits.',
  fix: 'Multiply the percentage by 1,000: 40 % is 40000.',
  see: [API.consumed],
  check: (subject) => {
    const value = field(subject, 'consumptionPercentage')
    if (typeof value !== 'number' || !Number.isInteger(value)) return 'not-applicable'
    return value > 0 && value <= 100
      ? { at: 'body/consumptionPercentage', args: { value } }
      : 'pass'
  },
  message: ({ value }) => `${value} is ${value / 1000} %.`,
  examples: () => ({
    bad: [consumed({ consumptionPercentage: 40 })],
    good: [consumed({ consumptionPercentage: 40_000 }), consumed({})],
  }),
})

export const undeliveredConsumed = defineRule<OrderSubject, { status: string; value: number }>({
  code: 'server-api/undelivered-consumed',
  level: 'error',
  title: 'What was not delivered cannot have been consumed',
  cause: 'Unless deliveryStatus is DELIVERED, the consumed part has to be 0.',
  fix: 'Set the consumed part to 0, or the delivery to DELIVERED.',
  see: [API.consumed],
  check: (subject) => {
    const status = field(subject, 'deliveryStatus')
    const value = field(subject, 'consumptionPercentage')
    if (typeof status !== 'string' || typeof value !== 'number') return 'not-applicable'
    return status === 'DELIVERED' || value === 0
      ? 'pass'
      : { at: 'body/consumptionPercentage', args: { status, value } }
  },
  message: ({ status, value }) => `deliveryStatus is ${status}, and ${value / 1000} % is consumed.`,
  examples: () => ({
    bad: [consumed({ deliveryStatus: 'UNDELIVERED_OTHER', consumptionPercentage: 50_000 })],
    good: [
      consumed({ deliveryStatus: 'UNDELIVERED_OTHER', consumptionPercentage: 0 }),
      consumed({ consumptionPercentage: 50_000 }),
      consumed({}),
    ],
  }),
})

export const proratedPart = defineRule<OrderSubject, { value: string }>({
  code: 'server-api/prorated-part',
  level: 'warning',
  title: 'A prorated refund needs to know how much was consumed',
  cause:
    'GRANT_PRORATED goes with a consumptionPercentage between 0 and 100000. Only for auto-renewable subscriptions does Apple calculate it by time, and then none may be sent.',
  fix: 'Say how much was consumed, unless this is an auto-renewable subscription.',
  see: [API.consumed, API.refundPreference],
  check: (subject) => {
    if (field(subject, 'refundPreference') !== 'GRANT_PRORATED') return 'not-applicable'
    const value = field(subject, 'consumptionPercentage')
    return typeof value === 'number' && value > 0 && value < MOST
      ? 'pass'
      : { at: 'body/consumptionPercentage', args: { value: shown(value) } }
  },
  message: ({ value }) =>
    `refundPreference is GRANT_PRORATED, and consumptionPercentage is ${value === 'null' ? 'not given' : value}.`,
  examples: () => ({
    bad: [
      consumed({ refundPreference: 'GRANT_PRORATED' }),
      consumed({ refundPreference: 'GRANT_PRORATED', consumptionPercentage: 100_000 }),
    ],
    good: [
      consumed({ refundPreference: 'GRANT_PRORATED', consumptionPercentage: 40_000 }),
      consumed({ refundPreference: 'GRANT_FULL' }),
    ],
  }),
})
