import 'server-only'
import { createHash } from 'node:crypto'
import { type Answer, refusal } from '../answer'
import type { Signer } from '../signer'
import type { AppStoreWorld } from '../world'
import type { App, Customer, Stage, Transaction } from '../world/model'
import { transactionPayload } from '../world/payloads'

/** One request with a good token, on its way to its endpoint. */
export interface Call {
  world: AppStoreWorld
  /** The owner's world on this side, now. */
  stage: Stage
  /** The app in `bid`. */
  app: App
  signer: Signer
  /** What stands in the variable parts of the path, decoded. */
  params: readonly string[]
  query: URLSearchParams
  /** The body as JSON; `undefined`: there was none, or it is no JSON object. */
  body: Readonly<Record<string, unknown>> | undefined
}

export interface Found {
  customer: Customer
  /** `null`: the id is of the customer's app transaction. */
  tx: Transaction | null
}

const DIGITS = /^\d{1,32}$/

/** Whom an id belongs to, for the app that asks. Otherwise the answer, and in the log where it is. */
export function findAny(call: Call, id: string | undefined): Found | Answer {
  if (id === undefined || !DIGITS.test(id)) {
    return refusal(4000006, 'The ID does not consist of digits only.', [
      'Which texts Apple does not regard as an ID is not documented.',
    ])
  }
  const found = search(call.stage.world.customers, id)
  if (found && found.customer.bundleId === call.app.bundleId) return found
  return refusal(4040010, found ? otherApp(found.customer) : elsewhere(call, id))
}

/** The same for an id of a transaction, and not of an app transaction. */
export function findTransaction(
  call: Call,
  id: string | undefined,
): (Found & { tx: Transaction }) | Answer {
  const found = findAny(call, id)
  if (isAnswer(found)) return found
  if (found.tx) return { ...found, tx: found.tx }
  return refusal(
    4000048,
    'The ID belongs to an app transaction, which this endpoint does not accept.',
  )
}

/** The same for the id of a first purchase, at the endpoints that ask for one. */
export function findOriginal(
  call: Call,
  id: string | undefined,
): (Found & { tx: Transaction }) | Answer {
  if (id === undefined || !DIGITS.test(id)) {
    return refusal(4000008, 'The original transaction ID does not consist of digits only.')
  }
  const found = search(call.stage.world.customers, id)
  const mine = found?.customer.bundleId === call.app.bundleId ? found : null
  if (!mine) return refusal(4040005, found ? otherApp(found.customer) : elsewhere(call, id))
  const tx = mine.customer.transactions.find((row) => row.originalTransactionId === id)
  return tx
    ? { ...mine, tx }
    : refusal(4040005, 'The ID belongs to a transaction that is not a first purchase.')
}

export function isAnswer(value: object): value is Answer {
  return 'status' in value && 'why' in value
}

/** A transaction as its signed token: signed when it is asked for, and the same for a minute. */
export function signTransaction(call: Call, customer: Customer, tx: Transaction): string {
  const payload = transactionPayload(call.stage, customer, tx)
  const { signedDate, ...contents } = payload
  const digest = createHash('sha1').update(JSON.stringify(contents)).digest('base64')
  const minute = Math.floor(Number(signedDate) / 60_000)
  return call.signer.sign(call.stage, payload, `${minute}/${digest}`)
}

/** What answers say of the app. `appAppleId` is left out in the sandbox. */
export function appFields({ stage, app }: Call): Record<string, unknown> {
  return {
    environment: stage.world.side === 'sandbox' ? 'Sandbox' : 'Production',
    bundleId: app.bundleId,
    ...(stage.world.side === 'production' ? { appAppleId: app.appAppleId } : {}),
  }
}

function search(customers: readonly Customer[], id: string): Found | null {
  for (const customer of customers) {
    if (customer.appTransactionId === id) return { customer, tx: null }
    const tx = customer.transactions.find(
      (row) => row.transactionId === id || row.originalTransactionId === id,
    )
    if (tx) return { customer, tx }
  }
  return null
}

function elsewhere({ stage }: Call, id: string): string {
  const other = stage.world.side === 'sandbox' ? 'production' : 'sandbox'
  return search(stage.owner.sides[other].customers, id)
    ? `The ID belongs to ${other}; this is ${stage.world.side}.`
    : 'No transaction has this ID.'
}

const otherApp = ({ bundleId }: Customer): string =>
  `The ID belongs to the app ${bundleId}, which is not the one in bid.`
