import 'server-only'
import { uuid } from './ids'
import type { App, Customer, Notification, Stage, Subscription, Transaction } from './model'
import {
  appTransactionPayload,
  environmentOf,
  renewalPayload,
  STATUS,
  transactionOf,
  transactionPayload,
} from './payloads'

export interface About {
  sub?: Subscription | null
  tx?: Transaction | null
  /** Further fields of `data`. */
  data?: Record<string, unknown>
}

/** Notes that something happened to a customer, with what was true at that instant. */
export function emit(
  stage: Stage,
  customer: Customer,
  type: string,
  subtype: string | null,
  about: About,
): void {
  const app = appOf(stage, customer.bundleId)
  const { sub = null } = about
  const tx = about.tx ?? (sub ? transactionOf(customer, sub.latest) : null)
  const status = sub ? { status: STATUS[sub.state] } : {}
  add(stage, app, type, subtype, {
    customerId: customer.id,
    originalTransactionId: tx?.originalTransactionId ?? null,
    transactionId: tx?.transactionId ?? null,
    content: {
      kind: 'data',
      fields: { ...appFields(stage, app), bundleVersion: '42', ...status, ...about.data },
      transaction: tx ? transactionPayload(stage, customer, tx) : null,
      renewal: sub ? renewalPayload(stage, customer, sub) : null,
      app: null,
    },
  })
}

/** A test that was asked for: about the app alone. */
export function emitTest(stage: Stage, app: App, testToken: string): Notification {
  const fields = { ...appFields(stage, app), bundleVersion: '42' }
  const content = { kind: 'data', fields, transaction: null, renewal: null, app: null } as const
  return add(stage, app, 'TEST', null, { content, testToken })
}

/** What became of a request to extend all subscriptions of a product. */
export function emitSummary(stage: Stage, app: App, summary: Record<string, unknown>): void {
  const fields = { ...appFields(stage, app), ...summary }
  const content = { kind: 'summary', fields, transaction: null, renewal: null, app: null } as const
  add(stage, app, 'RENEWAL_EXTENSION', 'SUMMARY', { content })
}

/** A parent took back the consent for a child: about the app's download, not about a purchase. */
export function emitRescind(stage: Stage, customer: Customer): void {
  const app = appOf(stage, customer.bundleId)
  add(stage, app, 'RESCIND_CONSENT', null, {
    customerId: customer.id,
    content: {
      kind: 'appData',
      fields: appFields(stage, app),
      transaction: null,
      renewal: null,
      app: appTransactionPayload(stage, customer, app),
    },
  })
}

/** `appAppleId` is left out in the sandbox: https://developer.apple.com/documentation/appstoreservernotifications/data */
function appFields(stage: Stage, app: App): Record<string, unknown> {
  const { side } = stage.world
  return {
    ...(side === 'production' ? { appAppleId: app.appAppleId } : {}),
    bundleId: app.bundleId,
    environment: environmentOf(side),
  }
}

export function appOf(stage: Stage, bundleId: string): App {
  const app = stage.owner.apps.find((row) => row.bundleId === bundleId)
  if (!app) throw new Error(`no app ${bundleId}`)
  return app
}

const MOST_KEPT = 2000

function add(
  stage: Stage,
  app: App,
  type: string,
  subtype: string | null,
  more: Partial<Notification> & Pick<Notification, 'content'>,
): Notification {
  const { world } = stage
  const made: Notification = {
    uuid: uuid(stage.owner),
    type,
    subtype: world.switches.unknownValues ? 'SOMETHING_NEW' : subtype,
    bundleId: app.bundleId,
    at: stage.now,
    customerId: null,
    originalTransactionId: null,
    transactionId: null,
    attempts: [],
    next: app.urls[world.side] === null ? null : stage.now + world.switches.delayMs,
    testToken: null,
    ...more,
  }
  world.notifications.push(made)
  if (world.notifications.length > MOST_KEPT) world.notifications.shift()
  return made
}
