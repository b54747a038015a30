import type { JsonObject } from '@/lib/json/node'
import type { Proven } from '../life'
import type { Event } from './events'
import { oneTimePayload } from './one-time-payload'

const DAY = 86_400_000

/** When the customers of the tests begin: 1 January 2026, noon UTC. */
export const BEGIN = Date.UTC(2026, 0, 1, 12)

/** Plays the App Store for one customer: each event signs what Apple would sign then. */
export class Customer {
  readonly evidence: Proven[] = []
  now = BEGIN
  private readonly transactions: JsonObject[] = []
  private subscription: JsonObject | null = null
  private consumable: JsonObject | null = null
  private product = 'pro.monthly'
  private next = 'pro.monthly'
  private autoRenew = 1
  private failing: { since: number; grace: number | null } | null = null
  private original = ''

  constructor(
    private readonly environment: 'Production' | 'Sandbox' = 'Production',
    /** Milliseconds of one period. */
    private readonly length: number = 30 * DAY,
    private readonly family = false,
  ) {}

  /** The first purchase. */
  subscribe(more: JsonObject = {}): this {
    this.original = ''
    this.subscription = this.period(this.now, 'PURCHASE', more)
    this.tell('SUBSCRIBED', 'INITIAL_BUY', 1)
    return this
  }

  play(events: readonly Event[]): this {
    for (const event of events) this.happen(event)
    return this
  }

  happen(event: Event): this {
    const running = this.subscription
    const end = Number(running?.expiresDate ?? 0)
    switch (event) {
      case 'renew':
        if (!running || this.failing || running.revocationDate !== undefined) return this
        if (this.now > end || this.autoRenew === 0) return this
        this.now = end
        this.product = this.next
        this.subscription = this.period(end, 'RENEWAL')
        return this.tell('DID_RENEW', null, 1)
      case 'fail-with-grace':
      case 'fail':
        if (!running || this.failing || running.revocationDate !== undefined) return this
        if (this.now > end || this.autoRenew === 0) return this
        this.now = end
        this.failing = { since: end, grace: event === 'fail' ? null : end + this.length / 2 }
        return this.tell(
          'DID_FAIL_TO_RENEW',
          event === 'fail' ? null : 'GRACE_PERIOD',
          event === 'fail' ? 3 : 4,
        )
      case 'recover':
        if (!running || !this.failing) return this
        this.pass(this.length / 4)
        this.failing = null
        this.subscription = this.period(this.now, 'RENEWAL')
        return this.tell('DID_RENEW', 'BILLING_RECOVERY', 1)
      case 'upgrade': {
        if (!running || this.failing || this.now >= end) return this
        if (running.revocationDate !== undefined) return this
        this.pass(Math.min(this.length / 3, (end - this.now) / 2))
        running.isUpgraded = true
        this.product = this.product === 'pro.yearly' ? 'pro.ultra' : 'pro.yearly'
        this.next = this.product
        this.sign(running)
        this.subscription = this.period(this.now, 'PURCHASE')
        return this.tell('DID_CHANGE_RENEWAL_PREF', 'UPGRADE', 1)
      }
      case 'downgrade':
        if (!running || this.failing || this.now >= end) return this
        this.pass((end - this.now) / 2)
        this.next = 'pro.monthly'
        return this.tell('DID_CHANGE_RENEWAL_PREF', 'DOWNGRADE', 1)
      case 'cancel':
        if (!running || this.failing || this.now >= end) return this
        this.pass((end - this.now) / 2)
        this.autoRenew = 0
        return this.tell('DID_CHANGE_RENEWAL_STATUS', 'AUTO_RENEW_DISABLED', 1)
      case 'refund':
      case 'revoke': {
        if (!running || this.failing || this.now >= end) return this
        if (running.revocationDate !== undefined) return this
        this.pass((end - this.now) / 2)
        running.revocationDate = this.now
        running.revocationType = event === 'revoke' ? 'FAMILY_REVOKE' : 'REFUND_FULL'
        this.autoRenew = 0
        return this.tell(event === 'revoke' ? 'REVOKE' : 'REFUND', null, 5)
      }
      case 'reverse-refund':
        if (running?.revocationType !== 'REFUND_FULL' || this.now >= end) return this
        this.pass((end - this.now) / 2)
        delete running.revocationDate
        delete running.revocationType
        return this.tell('REFUND_REVERSED', null, 1)
      case 'expire': {
        if (!running) return this
        const { failing } = this
        this.now = Math.max(this.now, failing ? failing.since + 60 * DAY : end)
        this.failing = null
        this.autoRenew = 0
        this.tell('EXPIRED', failing ? 'BILLING_RETRY' : 'VOLUNTARY', 2)
        this.subscription = null
        return this
      }
      case 'resubscribe':
        if (this.subscription) return this
        this.pass(this.length)
        this.autoRenew = 1
        this.product = this.next
        this.subscription = this.period(this.now, 'PURCHASE')
        return this.tell('SUBSCRIBED', 'RESUBSCRIBE', 1)
      case 'consumable':
        this.pass(1000)
        this.consumable = this.oneTime('coins.100', 'Consumable')
        return this
      case 'refund-consumable':
        if (!this.consumable || this.consumable.revocationDate !== undefined) return this
        this.pass(1000)
        this.consumable.revocationDate = this.now
        this.sign(this.consumable)
        return this
      case 'non-consumable':
        this.pass(1000)
        this.oneTime('forever', 'Non-Consumable')
        return this
    }
  }

  pass(milliseconds: number): this {
    this.now = Math.floor(this.now + milliseconds)
    return this
  }

  /** What Get All Subscription Statuses would say now. */
  askStatus(status: number): this {
    this.prove('renewal-info', this.renewalPayload(), { from: 'status', status })
    if (this.subscription) this.sign(this.subscription, { from: 'status', status })
    return this
  }

  tell(type: string, subtype: string | null, status: number | null): this {
    const id = `notification-${this.evidence.length}`
    const transaction = this.subscription
    const nested = {
      transactionId: transaction?.transactionId ?? null,
      originalTransactionId: this.original,
    }
    const data: JsonObject = {
      environment: this.environment,
      bundleId: 'com.example.app',
      signedTransactionInfo: nested,
    }
    if (status !== null) data.status = status
    const payload: JsonObject = {
      notificationType: type,
      notificationUUID: `uuid-${id}`,
      signedDate: this.now,
      version: '2.0',
      data,
    }
    if (subtype !== null) payload.subtype = subtype
    this.prove('notification', payload, { id, from: 'notification' })
    if (transaction) this.sign(transaction, { from: 'notification', inside: id })
    this.prove('renewal-info', this.renewalPayload(), { from: 'notification', inside: id })
    return this
  }

  private period(start: number, reason: string, more: JsonObject = {}): JsonObject {
    const transactionId = `20000000${1000 + this.transactions.length}`
    this.original ||= transactionId
    const transaction: JsonObject = {
      transactionId,
      originalTransactionId: this.original,
      bundleId: 'com.example.app',
      productId: this.product,
      subscriptionGroupIdentifier: '21000000',
      type: 'Auto-Renewable Subscription',
      inAppOwnershipType: this.family ? 'FAMILY_SHARED' : 'PURCHASED',
      transactionReason: reason,
      environment: this.environment,
      purchaseDate: start,
      originalPurchaseDate: BEGIN,
      expiresDate: start + this.length,
      price: 9990,
      currency: 'EUR',
      ...more,
    }
    this.transactions.push(transaction)
    return transaction
  }

  private oneTime(productId: string, type: string): JsonObject {
    const transactionId = `30000000${1000 + this.transactions.length}`
    const transaction = oneTimePayload(transactionId, productId, type, this.environment, this.now)
    this.transactions.push(transaction)
    this.sign(transaction)
    return transaction
  }

  private renewalPayload(): JsonObject {
    const renewal: JsonObject = {
      originalTransactionId: this.original,
      productId: this.product,
      autoRenewProductId: this.next,
      autoRenewStatus: this.autoRenew,
      isInBillingRetryPeriod: this.failing !== null,
      environment: this.environment,
      signedDate: this.now,
      renewalDate: Number(this.subscription?.expiresDate ?? 0),
      renewalPrice: 9990,
      currency: 'EUR',
    }
    if (this.failing?.grace != null) renewal.gracePeriodExpiresDate = this.failing.grace
    const over = this.now >= Number(this.subscription?.expiresDate ?? 0)
    if (this.failing) renewal.expirationIntent = 2
    else if (this.autoRenew === 0 && over) renewal.expirationIntent = 1
    return renewal
  }

  private sign(transaction: JsonObject, others: Partial<Proven> = {}): void {
    this.prove('transaction', { ...transaction, signedDate: this.now }, others)
  }

  private prove(kind: Proven['kind'], payload: JsonObject, others: Partial<Proven>): void {
    const id = `${kind}-${this.evidence.length}`
    this.evidence.push({
      id,
      kind,
      token: null,
      verdict: 'valid',
      from: 'history',
      payload,
      ...others,
    })
  }
}
