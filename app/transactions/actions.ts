'use server'

import { z } from 'zod'
import type { CallResult } from '@/lib/app-store/answer'
import type { CallOrder } from '@/lib/app-store/call'
import { ENVIRONMENTS, type EnvironmentId, environment } from '@/lib/apple/environments'
import { changeAtAppStore } from '@/lib/server/app-store/open'
import { PROBLEMS } from '@/lib/server/app-store/problems'
import { guardAction } from '@/lib/server/guard'
import { makeTrialCustomer, trialInAppKey } from '@/lib/server/trial-customer'
import { activeVisitor, welcome } from '@/lib/server/visitor'

/** What every change has: an id made for the click, where to, and who asks. */
const CHANGE = z.strictObject({
  id: z.uuid(),
  environment: z.enum(ENVIRONMENTS.map(({ id }) => id)),
  credential: z
    .discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('vault'), key: z.string().max(200) }),
      z.strictObject({ kind: z.literal('token'), token: z.string().max(4_096) }),
    ])
    .nullable(),
})

const OF_TRANSACTION = CHANGE.extend({
  transactionId: z.string().max(200),
  /** What the id is known to be, so that another kind is told apart. */
  idKind: z.enum(['transactionId', 'originalTransactionId', 'appTransactionId']).optional(),
})

const EXTENSION = OF_TRANSACTION.extend({
  body: z.strictObject({
    extendByDays: z.number(),
    extendReasonCode: z.number(),
    requestIdentifier: z.string().max(1_000),
  }),
})

const CONSUMPTION = OF_TRANSACTION.extend({
  body: z.strictObject({
    customerConsented: z.boolean(),
    sampleContentProvided: z.boolean(),
    deliveryStatus: z.string().max(100),
    consumptionPercentage: z.number().optional(),
    refundPreference: z.string().max(100).optional(),
  }),
})

const ACCOUNT = OF_TRANSACTION.extend({
  body: z.strictObject({ appAccountToken: z.string().max(200) }),
})

/** Apple sends a TEST notification to the URL of this environment. */
export async function requestTestNotification(asked: z.input<typeof CHANGE>): Promise<CallResult> {
  await guardAction()
  const read = CHANGE.safeParse(asked)
  if (!read.success) return unread(read.error)
  return change(read.data, { call: 'request-test', path: {}, body: null })
}

/** Moves the next renewal, and so the next payment, of one subscription. It cannot be taken back. */
export async function extendRenewalDate(asked: z.input<typeof EXTENSION>): Promise<CallResult> {
  await guardAction()
  const read = EXTENSION.safeParse(asked)
  return read.success ? changeOf(read.data, 'extend') : unread(read.error)
}

/** Tells Apple what a customer who asks for a refund has had of the purchase. */
export async function sendConsumption(asked: z.input<typeof CONSUMPTION>): Promise<CallResult> {
  await guardAction()
  const read = CONSUMPTION.safeParse(asked)
  return read.success ? changeOf(read.data, 'consumption') : unread(read.error)
}

/** Ties a purchase to an account of the app’s own, in place of the one it may have. */
export async function setAccountToken(asked: z.input<typeof ACCOUNT>): Promise<CallResult> {
  await guardAction()
  const read = ACCOUNT.safeParse(asked)
  return read.success ? changeOf(read.data, 'account-token') : unread(read.error)
}

type Change = z.infer<typeof CHANGE>
type OfTransaction = z.infer<typeof OF_TRANSACTION> & { body: CallOrder['body'] }

function changeOf(asked: OfTransaction, call: CallOrder['call']): Promise<CallResult> {
  const { transactionId, idKind, body } = asked
  const path = { transactionId: transactionId.trim() }
  return change(asked, { call, path, body, ...(idKind ? { idKind } : {}) })
}

async function change(
  { id, environment, credential }: Change,
  about: Omit<CallOrder, 'environment' | 'query'>,
): Promise<CallResult> {
  const session = credential?.kind === 'vault' ? await activeVisitor() : null
  const order: CallOrder = { ...about, environment, query: [] }
  return changeAtAppStore({ order, credential, session, signal: null }, id)
}

/** A place and no value: what was sent may hold a token. */
function unread(error: z.ZodError): CallResult {
  const place = error.issues[0]?.path.join('.') || 'the call'
  return { kind: 'not-sent', problem: PROBLEMS.badRequest(place) }
}

/** A sample customer of the simulator, and a key in the vault that may ask about them. */
export async function startSample(
  id: EnvironmentId,
): Promise<{ keyId: string; transactionId: string }> {
  await guardAction()
  const { simulated, apns } = environment(z.enum(ENVIRONMENTS.map((row) => row.id)).parse(id))
  if (!simulated) throw new Error('only the simulator has sample customers')
  return makeTrialCustomer(await welcome(), apns)
}

/** An In-App Purchase key of the simulator, for whoever has none: its id. */
export async function giveInAppKey(): Promise<string> {
  await guardAction()
  return trialInAppKey(await welcome())
}
