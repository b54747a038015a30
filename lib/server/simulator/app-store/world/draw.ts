import 'server-only'
import type {
  AppStoreSideState,
  SimulatedCustomer,
  SimulatedInAppKey,
  SimulatedNotification,
} from '@/lib/simulator/app-store-state'
import type { KeyRecord } from './keys'
import type { Customer, Notification, SideWorld } from './model'
import { nextEvent, timeOf } from './run'
import { dueAt } from './subscription'

const TRANSACTIONS_SHOWN = 20
const NOTIFICATIONS_SHOWN = 100

export const drawKey = ({ owner, spki, publicKey, ...key }: KeyRecord): SimulatedInAppKey => key

export function drawSide(world: SideWorld, real: number): AppStoreSideState {
  const { rate, graceDays, switches } = world
  return {
    clock: {
      now: timeOf(world.clock, real),
      real,
      speed: world.clock.speed,
      nextEvent: nextEvent(world),
    },
    rate,
    graceDays,
    switches,
    customers: world.customers.map(drawCustomer),
    notifications: world.notifications.slice(-NOTIFICATIONS_SHOWN).reverse().map(drawNotification),
  }
}

function drawCustomer(customer: Customer): SimulatedCustomer {
  const { transactions, subscriptions, plan, created, storefront, storefrontId, ...rest } = customer
  return {
    ...rest,
    subscriptions: subscriptions.map((sub) => ({
      originalTransactionId: sub.originalTransactionId,
      groupId: sub.groupId,
      productId: sub.productId,
      renewAs: sub.renewAs,
      autoRenew: sub.autoRenew,
      state: sub.state,
      expires: sub.expires,
      renewals: sub.renewals,
      priceIncrease: sub.priceIncrease,
      expirationIntent: sub.expirationIntent,
      due: dueAt(sub),
      family: sub.sharedFrom !== null,
    })),
    transactions: transactions
      .slice(-TRANSACTIONS_SHOWN)
      .reverse()
      .map((tx) => ({
        transactionId: tx.transactionId,
        originalTransactionId: tx.originalTransactionId,
        orderId: tx.orderId,
        productId: tx.productId,
        at: tx.purchaseDate,
        expires: tx.expiresDate,
        price: tx.price,
        currency: tx.currency,
        reason: tx.reason,
        refunded: tx.revoked !== null,
        upgraded: tx.upgraded,
        finished: tx.finished,
      })),
    transactionCount: transactions.length,
    planned: plan.map(({ at, act }) => ({ at, what: act.do })),
  }
}

function drawNotification(row: Notification): SimulatedNotification {
  const { status } = row.content.fields
  return {
    uuid: row.uuid,
    type: row.type,
    subtype: row.subtype,
    at: row.at,
    bundleId: row.bundleId,
    customerId: row.customerId,
    originalTransactionId: row.originalTransactionId,
    status: typeof status === 'number' ? status : null,
    attempts: row.attempts,
    next: row.next,
  }
}
