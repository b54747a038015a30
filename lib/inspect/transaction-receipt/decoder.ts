import type { JsonObject } from '../../json/node'
import { findings, lint } from '../../rules/lint'
import { receiptRules } from '../../rules/receipt'
import type { PurchaseFacts, ReceiptSubject } from '../../rules/receipt-subject'
import { checkExpectations, environmentOf } from '../app-receipt/expectations'
import { NOTHING_READ } from '../app-receipt/subject'
import type { Context, Decoded, Decoder } from '../decoder'
import type { Field } from '../inspection'
import type { Source } from '../source'
import { dateOf, foldDates } from '../verify-receipt/dates'
import { OUTER_TITLES, PURCHASE_TITLES } from './field-table'
import {
  type PropertyList,
  readTransactionReceipt,
  receiptText,
  type TransactionReceipt,
  textAt,
  viewOf,
} from './read'
import { samples } from './samples'
import { verifyTransactionReceipt } from './verify'

export const transactionReceipt: Decoder = {
  id: 'transaction-receipt',
  title: 'Old-style transaction receipt',
  about:
    'What SKPaymentTransaction.transactionReceipt gave before iOS 7: a property list with one purchase.',
  samples,
  detect,
  decode: async (source, context) => {
    const text = receiptText(source)
    const read = text === null ? null : readTransactionReceipt(text)
    if (read === null) return unreadable('It begins neither with { nor with its base64.', 0)
    return 'problem' in read ? unreadable(read.problem, read.at) : decode(read, context)
  },
}

function detect(source: Source): number {
  const text = receiptText(source)
  if (text === null || !/"?purchase-info"?\s*=/.test(text.slice(0, 20_000))) return 0
  return 0.98
}

function unreadable(problem: string, at: number): Decoded {
  return {
    summary: 'A transaction receipt that could not be read.',
    steps: [
      { name: 'Form is a property list', result: 'fail', detail: `${problem} (character ${at})` },
    ],
  }
}

async function decode(receipt: TransactionReceipt, context: Context): Promise<Decoded> {
  const { outer, purchase, problems } = receipt
  const facts = purchase ? plainOf(purchase) : {}
  const environment = textAt(outer.pairs, 'environment')
  const bundleId = typeof facts.bid === 'string' ? facts.bid : null
  const [bought] = purchase ? [purchaseOf(facts)] : []
  const steps = [
    {
      name: 'Form is a property list',
      result: problems.length === 0 ? ('pass' as const) : ('fail' as const),
      detail:
        problems.length === 0
          ? 'A property list with a purchase and a signature.'
          : problems.join(' '),
    },
    ...(await verifyTransactionReceipt(receipt, bought?.purchasedAt ?? null)),
    ...checkExpectations({ bundleId, environment, appItemId: null }, context.expect),
  ]
  const disagreeing: string[] = []
  return {
    summary:
      'An old-style transaction receipt. Its signature was checked with the certificate inside it, but that certificate cannot be traced to a root, so this does not prove who made it.',
    ...(environment === null ? {} : { environment: environmentOf(environment) ?? environment }),
    findings: findings(lint(receiptRules, subjectOf(bundleId, environment, bought, context.now))),
    steps,
    fields: [
      ...fieldsOf(outer, 'receipt', OUTER_TITLES),
      ...(purchase ? foldDates(fieldsOf(purchase, 'purchase', PURCHASE_TITLES), disagreeing) : []),
    ],
    views: [
      viewOf('receipt', 'Receipt', outer.text),
      ...(purchase ? [viewOf('purchase', 'Purchase', purchase.text)] : []),
    ],
    value: { ...plainOf(outer), 'purchase-info': facts },
  }
}

function subjectOf(
  bundleId: string | null,
  environment: string | null,
  purchase: PurchaseFacts | undefined,
  now: number | null,
): ReceiptSubject {
  return {
    ...NOTHING_READ,
    form: 'transaction-receipt',
    bundleId,
    environment,
    purchases: purchase ? [purchase] : [],
    now,
  }
}

function purchaseOf(facts: JsonObject): PurchaseFacts {
  const text = (key: string): string | null => {
    const value = facts[key]
    return typeof value === 'string' && value !== '' ? value : null
  }
  const date = (name: string): number | null =>
    dateOf({ [`${name}_ms`]: facts[`${name}-ms`] ?? null, [name]: facts[name] ?? null }, name)
  return {
    transactionId: text('transaction-id'),
    originalTransactionId: text('original-transaction-id'),
    productId: text('product-id'),
    purchasedAt: date('purchase-date'),
    originalPurchasedAt: date('original-purchase-date'),
    expiresAt: date('expires-date'),
    cancelledAt: date('cancellation-date'),
  }
}

function plainOf({ pairs }: PropertyList): JsonObject {
  const plain: JsonObject = Object.create(null)
  for (const { key, value } of pairs) if (!(key in plain)) plain[key] = value
  return plain
}

function fieldsOf(
  { pairs, text }: PropertyList,
  view: string,
  titles: Readonly<Record<string, string>>,
): Field[] {
  const ascii = /^[\0-\x7f]*$/.test(text)
  return pairs.map(({ key, value, start, end }) => ({
    label: key,
    value,
    kind: 'text',
    ...(Object.hasOwn(titles, key) ? { title: titles[key] } : { unknown: true as const }),
    // Places count characters: only where each is one byte are they places of bytes as well.
    ...(ascii ? { range: { view, start, end } } : {}),
  }))
}
