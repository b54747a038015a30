import type { CallResult } from '@/lib/app-store/answer'
import type { Credential } from '@/lib/app-store/call'
import type { EnvironmentId } from '@/lib/apple/environments'

type Values = Readonly<Record<string, string>>

interface ActionField {
  name: string
  label: string
  hint?: string
  mono?: true
  /** A choice of these; without it a text. */
  options?: readonly { value: string; label: string }[]
  initial: string
  /** What is wrong with the value: a sentence; `null`: nothing. */
  problem: (value: string) => string | null
}

/** What every change has: an id made for the click, where to, and who asks. */
interface Change {
  id: string
  environment: EnvironmentId
  credential: Credential
}

interface OfTransaction extends Change {
  transactionId: string
}

/** The server actions that change something at the App Store. */
export interface ChangeActions {
  requestTestNotification: (asked: Change) => Promise<CallResult>
  extendRenewalDate: (
    asked: OfTransaction & {
      body: { extendByDays: number; extendReasonCode: number; requestIdentifier: string }
    },
  ) => Promise<CallResult>
  sendConsumption: (
    asked: OfTransaction & {
      body: {
        customerConsented: boolean
        sampleContentProvided: boolean
        deliveryStatus: string
        consumptionPercentage?: number
        refundPreference?: string
      }
    },
  ) => Promise<CallResult>
  setAccountToken: (
    asked: OfTransaction & { body: { appAccountToken: string } },
  ) => Promise<CallResult>
}

/** Something that can be changed at the App Store for one customer. */
export interface ActionRow {
  id: string
  title: string
  /** What it changes: sentences. */
  changes: string
  /** On the button. */
  verb: string
  fields: readonly ActionField[]
  send: (actions: ChangeActions, change: Change, values: Values) => Promise<CallResult>
}

const YES_NO = [
  { value: 'true', label: 'Yes' },
  { value: 'false', label: 'No' },
]
const fine = () => null
const idIn = (value: string | undefined) => (value ?? '').trim()
const isId = (value: string) =>
  /^\d{1,20}$/.test(value.trim()) ? null : 'Use digits only, as in the table of transactions.'
const isUuid = (value: string) =>
  /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(value.trim())
    ? null
    : 'Use a UUID, such as the app passes with a purchase.'

function whole(least: number, most: number) {
  return (value: string) => {
    const number = Number(value)
    return /^\d+$/.test(value.trim()) && number >= least && number <= most
      ? null
      : `Use a whole number from ${least} to ${most}.`
  }
}

/** https://developer.apple.com/documentation/appstoreserverapi */
export const ACTION_ROWS: readonly ActionRow[] = [
  {
    id: 'extend',
    title: 'Extend a renewal date',
    changes:
      'The customer keeps the subscription for this many days without paying, and is charged later. Apple allows two such extensions within 365 days.',
    verb: 'Extend it',
    fields: [
      {
        name: 'originalTransactionId',
        label: 'Original transaction ID',
        mono: true,
        initial: '',
        problem: isId,
      },
      {
        name: 'extendByDays',
        label: 'Days',
        hint: 'Up to 90',
        initial: '7',
        problem: whole(1, 90),
      },
      {
        name: 'extendReasonCode',
        label: 'Reason',
        initial: '1',
        options: [
          { value: '0', label: 'Undeclared' },
          { value: '1', label: 'Customer satisfaction' },
          { value: '2', label: 'Another reason' },
          { value: '3', label: 'Service issue or outage' },
        ],
        problem: fine,
      },
    ],
    send: (actions, change, values) =>
      actions.extendRenewalDate({
        ...change,
        transactionId: idIn(values.originalTransactionId),
        body: {
          extendByDays: Number(values.extendByDays),
          extendReasonCode: Number(values.extendReasonCode),
          requestIdentifier: change.id,
        },
      }),
  },
  {
    id: 'consumption',
    title: 'Send consumption information',
    changes:
      'Apple weighs it when it decides on a refund. It answers a CONSUMPTION_REQUEST, within 12 hours, and may be sent only with the customer’s consent.',
    verb: 'Send it',
    fields: [
      { name: 'transactionId', label: 'Transaction ID', mono: true, initial: '', problem: isId },
      {
        name: 'customerConsented',
        label: 'The customer consented',
        initial: '',
        options: YES_NO,
        problem: (value) => (value === 'true' ? null : 'Without consent nothing may be sent.'),
      },
      {
        name: 'deliveryStatus',
        label: 'Delivery',
        initial: 'DELIVERED',
        options: [
          { value: 'DELIVERED', label: 'Delivered, and it works' },
          { value: 'UNDELIVERED_QUALITY_ISSUE', label: 'Not delivered: quality' },
          { value: 'UNDELIVERED_WRONG_ITEM', label: 'Not delivered: the wrong item' },
          { value: 'UNDELIVERED_SERVER_OUTAGE', label: 'Not delivered: a server outage' },
          { value: 'UNDELIVERED_OTHER', label: 'Not delivered: another reason' },
        ],
        problem: fine,
      },
      {
        name: 'sampleContentProvided',
        label: 'A sample or trial was given before',
        initial: 'false',
        options: YES_NO,
        problem: fine,
      },
      {
        name: 'consumptionPercentage',
        label: 'Consumed, in percent',
        hint: 'Leave it empty to say nothing',
        initial: '',
        problem: (value) => (value.trim() === '' ? null : whole(0, 100)(value)),
      },
      {
        name: 'refundPreference',
        label: 'Your preference',
        initial: '',
        options: [
          { value: '', label: 'Not said' },
          { value: 'DECLINE', label: 'Decline the refund' },
          { value: 'GRANT_FULL', label: 'Refund in full' },
          { value: 'GRANT_PRORATED', label: 'Refund the unused part' },
        ],
        problem: fine,
      },
    ],
    send: (actions, change, values) =>
      actions.sendConsumption({
        ...change,
        transactionId: idIn(values.transactionId),
        body: {
          customerConsented: values.customerConsented === 'true',
          deliveryStatus: values.deliveryStatus ?? '',
          sampleContentProvided: values.sampleContentProvided === 'true',
          // Milliunits of a percent.
          ...(values.consumptionPercentage?.trim()
            ? { consumptionPercentage: Number(values.consumptionPercentage) * 1000 }
            : {}),
          ...(values.refundPreference ? { refundPreference: values.refundPreference } : {}),
        },
      }),
  },
  {
    id: 'account-token',
    title: 'Set an app account token',
    changes:
      'Later transactions and renewals of the purchase carry this UUID, which ties them to an account of yours. It replaces the current one.',
    verb: 'Set it',
    fields: [
      {
        name: 'originalTransactionId',
        label: 'Original transaction ID',
        mono: true,
        initial: '',
        problem: isId,
      },
      {
        name: 'appAccountToken',
        label: 'App account token',
        mono: true,
        initial: '',
        problem: isUuid,
      },
    ],
    send: (actions, change, values) =>
      actions.setAccountToken({
        ...change,
        transactionId: idIn(values.originalTransactionId),
        body: { appAccountToken: (values.appAccountToken ?? '').trim() },
      }),
  },
  {
    id: 'request-test',
    title: 'Request a test notification',
    changes:
      'Apple sends one notification of type TEST to the app’s address for this environment. Customers see nothing of it.',
    verb: 'Request it',
    fields: [],
    send: (actions, change) => actions.requestTestNotification(change),
  },
]
