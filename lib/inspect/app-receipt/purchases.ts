import { PURCHASE_ATTRIBUTES } from '../../apple/receipt-attributes'
import type { PurchaseFacts } from '../../rules/receipt-subject'
import type { DataTable } from '../inspection'
import type { PurchaseAttributes } from './payload'
import { readReceiptDate } from './receipt-date'

/** A purchase of a receipt, with all that the table of purchases shows of it. */
export interface Purchase extends PurchaseFacts {
  /** `auto-renewable subscription`, or the raw number where it has no name. */
  kind: string | null
  quantity: number | string | null
  webOrderLineItemId: string | null
  isTrialPeriod: boolean | null
  isInIntroOfferPeriod: boolean | null
  promotionalOfferId: string | null
}

/** What the attributes of one purchase say. Of several of one type the first counts. */
export function purchaseOf({ attributes }: PurchaseAttributes): Purchase {
  const texts = new Map<number, string>()
  for (const attribute of attributes) {
    const { type } = attribute
    if (!(type in PURCHASE_ATTRIBUTES) || texts.has(type)) continue
    const read = attribute.says
    if (read.kind === 'text') texts.set(type, read.text)
    if (read.kind === 'integer') texts.set(type, read.digits)
  }
  const text = (type: number): string | null => texts.get(type) || null
  const date = (type: number): number | null => readReceiptDate(texts.get(type) ?? '')
  const flag = (type: number): boolean | null => {
    const value = texts.get(type)
    return value === '1' ? true : value === '0' ? false : null
  }
  const kind = text(1707)
  return {
    transactionId: text(1703),
    originalTransactionId: text(1705),
    productId: text(1702),
    kind: kind === null ? null : (PURCHASE_ATTRIBUTES[1707]?.values?.[kind] ?? kind),
    purchasedAt: date(1704),
    originalPurchasedAt: date(1706),
    expiresAt: date(1708),
    cancelledAt: date(1712),
    quantity: exactNumber(text(1701)),
    // Always text: these ids grow, and a number beyond 2^53 would be shown wrong.
    webOrderLineItemId: text(1711),
    isTrialPeriod: flag(1713),
    isInIntroOfferPeriod: flag(1719),
    promotionalOfferId: text(1721),
  }
}

/** A number where a double holds it, the digits where it does not. */
export function exactNumber(digits: string | null): number | string | null {
  if (digits === null) return null
  const number = Number(digits)
  return Number.isSafeInteger(number) && String(number) === digits ? number : digits
}

/** Every purchase of the receipt, the newest first; what somebody looks for stands at the left. */
export function purchaseTable(purchases: readonly Purchase[]): DataTable {
  return {
    id: 'purchases',
    title: 'Purchases',
    columns: [
      { id: 'productId', title: 'Product', kind: 'mono' },
      { id: 'purchaseDate', title: 'Purchased', kind: 'instant' },
      { id: 'expiresDate', title: 'Expires', kind: 'instant' },
      { id: 'cancellationDate', title: 'Cancelled', kind: 'instant' },
      { id: 'kind', title: 'Kind', kind: 'text' },
      { id: 'quantity', title: 'Quantity', kind: 'number' },
      { id: 'isTrialPeriod', title: 'Free trial', kind: 'boolean' },
      { id: 'isInIntroOfferPeriod', title: 'Introductory price', kind: 'boolean' },
      { id: 'transactionId', title: 'Transaction ID', kind: 'mono' },
      { id: 'originalTransactionId', title: 'Original transaction ID', kind: 'mono' },
      { id: 'webOrderLineItemId', title: 'Web order line item ID', kind: 'mono' },
    ],
    rows: newestFirst(purchases).map((purchase) => [
      purchase.productId,
      purchase.purchasedAt,
      purchase.expiresAt,
      purchase.cancelledAt,
      purchase.kind,
      purchase.quantity,
      purchase.isTrialPeriod,
      purchase.isInIntroOfferPeriod,
      purchase.transactionId,
      purchase.originalTransactionId,
      purchase.webOrderLineItemId,
    ]),
  }
}

/** Those without a date come last; those of one date stay in the receipt's order. */
function newestFirst(purchases: readonly Purchase[]): Purchase[] {
  const at = ({ purchasedAt }: Purchase) => purchasedAt ?? Number.NEGATIVE_INFINITY
  return purchases.toSorted((a, b) => (at(a) === at(b) ? 0 : at(b) - at(a)))
}
