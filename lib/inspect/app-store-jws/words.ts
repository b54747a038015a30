import { PRODUCT_TYPES } from '../../apple/app-store/enums'
import { notificationPair } from '../../apple/app-store/notification-types'
import { money, utc } from '../../apple/app-store/words'
import { instant } from '../../json/instant'
import type { JsonObject, JsonValue } from '../../json/node'
import { shorten } from '../../verify/jws-header'
import type { KindId } from './kinds'
import { number, text } from './kinds'

/** What it is, in a few words. */
export function titleOf(kind: KindId, payload: JsonObject): string {
  const product = said(payload.productId)
  switch (kind) {
    case 'transaction':
      return ['Transaction', [typeWords(payload), product].filter(Boolean).join(', ')]
        .filter(Boolean)
        .join(': ')
    case 'renewal-info':
      return ['Renewal info', [renewalState(payload), product].filter(Boolean).join(', ')].join(
        ': ',
      )
    case 'notification':
      return notificationTitle(payload)
    case 'app-transaction':
      return ['App transaction', said(payload.bundleId)].filter(Boolean).join(': ')
    case 'realtime-request':
      return ['Retention message requested', product].filter(Boolean).join(': ')
  }
}

/** What it says, as a sentence; nothing of whether it is genuine. */
export function sentenceOf(kind: KindId, payload: JsonObject): string {
  switch (kind) {
    case 'transaction':
      return transactionSentence(payload)
    case 'renewal-info':
      return `Renewal info of ${said(payload.productId) || 'a subscription'}: ${renewalState(payload)}.`
    case 'notification': {
      const pair = pairOf(payload)
      return pair ? `${pair.meaning} ${pair.action}` : `${notificationTitle(payload)}.`
    }
    case 'app-transaction':
      return `The app ${said(payload.bundleId) || 'of this token'} was first got as version ${said(payload.originalApplicationVersion) || '(not said)'}.`
    case 'realtime-request':
      return `Apple asks which message to show to a customer who is about to cancel ${said(payload.productId) || 'a subscription'}.`
  }
}

export function pairOf(payload: JsonObject) {
  const type = text(payload.notificationType)
  return type === null ? null : notificationPair(type, text(payload.subtype))
}

function notificationTitle(payload: JsonObject): string {
  const names = [payload.notificationType, payload.subtype].map(said).filter(Boolean)
  return pairOf(payload)?.title ?? `Notification: ${names.join(' / ') || 'of no type'}`
}

function typeWords(payload: JsonObject): string {
  const type = text(payload.type)
  if (type === null) return ''
  return Object.hasOwn(PRODUCT_TYPES, type)
    ? (PRODUCT_TYPES[type] ?? '').replace(/:.*$/, '')
    : said(payload.type)
}

function renewalState(payload: JsonObject): string {
  const { autoRenewStatus, isInBillingRetryPeriod, gracePeriodExpiresDate } = payload
  if (isInBillingRetryPeriod === true) {
    return instant(gracePeriodExpiresDate) === null ? 'in billing retry' : 'in billing grace period'
  }
  if (autoRenewStatus === 1) return 'renews'
  return autoRenewStatus === 0 ? 'does not renew' : 'state not said'
}

function transactionSentence(payload: JsonObject): string {
  const cost = number(payload.price)
  const amount = cost === null ? undefined : money(String(cost), text(payload.currency))
  const bought = instant(payload.purchaseDate)
  const ends = instant(payload.expiresDate)
  const back = instant(payload.revocationDate)
  const verb = payload.transactionReason === 'RENEWAL' ? 'Renewal' : 'Purchase'
  return [
    `${verb} of ${said(payload.productId) || 'a product'}`,
    amount ? ` for ${amount}` : '',
    bought === null ? '' : ` on ${utc(bought)}`,
    ends === null ? '' : `, until ${utc(ends)}`,
    back === null ? '' : `, taken back on ${utc(back)}`,
    '.',
  ].join('')
}

/** A value for a line of text: short, and without characters that are not seen. */
export function said(value: JsonValue | undefined): string {
  if (typeof value !== 'string' && typeof value !== 'number') return ''
  return shorten(String(value).replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '·'))
}
