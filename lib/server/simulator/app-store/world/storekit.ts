import 'server-only'
import { z } from 'zod'
import type { Offer, Product, ProductKind } from './model'
import { isPeriod } from './payloads'
import { no, type Result } from './result'

/**
 * Reads a StoreKit configuration file of Xcode. Apple does not document its form; the fields are
 * those that Xcode 14 to 16 write. What is not about products is not looked at.
 * https://developer.apple.com/documentation/xcode/setting-up-storekit-testing-in-xcode
 */

const MOST_PRODUCTS = 500
const MOST_BYTES = 1_000_000

const id = z.string().min(1).max(255)
const price = z.string().regex(/^\d{1,9}(\.\d{1,3})?$/)

const offerShape = z.object({
  offerID: id.optional(),
  paymentMode: z.enum(['free', 'payAsYouGo', 'payUpFront']),
  subscriptionPeriod: z.string().refine(isPeriod),
  numberOfPeriods: z.number().int().min(1).max(52).optional(),
  displayPrice: price.optional(),
})

const plainShape = z.object({
  productID: id,
  referenceName: z.string().max(255).nullish(),
  displayPrice: price,
  familyShareable: z.boolean().optional(),
  type: z.string(),
})

const subscriptionShape = plainShape.extend({
  groupNumber: z.number().int().min(1).max(1000).optional(),
  recurringSubscriptionPeriod: z.string().refine(isPeriod),
  introductoryOffer: offerShape.nullish(),
  adHocOffers: z.array(offerShape).optional(),
  codeOffers: z.array(offerShape).optional(),
  winbackOffers: z.array(offerShape).optional(),
})

const fileShape = z.object({
  products: z.array(plainShape).optional(),
  nonRenewingSubscriptions: z.array(plainShape).optional(),
  subscriptionGroups: z
    .array(z.object({ id, name: z.string().max(255), subscriptions: z.array(subscriptionShape) }))
    .optional(),
})

const KINDS: Readonly<Record<string, ProductKind>> = {
  Consumable: 'consumable',
  NonConsumable: 'non-consumable',
  NonRenewingSubscription: 'non-renewing',
  RecurringSubscription: 'subscription',
}
const MODES = { free: 'free', payAsYouGo: 'pay-as-you-go', payUpFront: 'pay-up-front' } as const

/** The products of a `.storekit` file, for an app. Refuses in a sentence that says where. */
export function readStoreKit(
  text: string,
  bundleId: string,
  currency = 'USD',
): Result<{ products: Product[] }> {
  if (text.length > MOST_BYTES) return no('The file is larger than 1 MB, so it is not read.')
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return no('The file is not JSON, as a .storekit file from Xcode would be.')
  }
  const read = fileShape.safeParse(json)
  if (!read.success) {
    const where = read.error.issues[0]?.path.join('.') ?? ''
    return no(`The file is not a readable StoreKit configuration: look at ${where || 'its top'}.`)
  }
  const file = read.data
  const plain = [...(file.products ?? []), ...(file.nonRenewingSubscriptions ?? [])]
  const unknown = plain.find(({ type }) => KINDS[type] === undefined)
  if (unknown) return no(`${unknown.productID} has the type ${unknown.type}, which is not known.`)
  const products = [
    ...plain.map((row) => productOf(row, bundleId, currency, {})),
    ...(file.subscriptionGroups ?? []).flatMap((group) =>
      group.subscriptions.map((row, index) =>
        productOf(row, bundleId, currency, {
          kind: 'subscription',
          period: row.recurringSubscriptionPeriod,
          group: { id: group.id, name: group.name, level: row.groupNumber ?? index + 1 },
          offers: offersOf(row),
        }),
      ),
    ),
  ]
  if (products.length === 0) return no('The file has no products.')
  if (products.length > MOST_PRODUCTS)
    return no(`The file has more than ${MOST_PRODUCTS} products.`)
  const ids = products.map(({ productId }) => productId)
  const twice = ids.find((one, index) => ids.indexOf(one) !== index)
  return twice ? no(`The file has the product ${twice} twice.`) : { ok: true, products }
}

function productOf(
  row: z.infer<typeof plainShape>,
  bundleId: string,
  currency: string,
  more: Partial<Product>,
): Product {
  return {
    bundleId,
    productId: row.productID,
    name: row.referenceName || row.productID,
    kind: KINDS[row.type] ?? 'consumable',
    price: milliunits(row.displayPrice),
    currency,
    period: null,
    group: null,
    familyShareable: row.familyShareable ?? false,
    offers: [],
    commitment: null,
    forSale: true,
    ...more,
  }
}

function offersOf(row: z.infer<typeof subscriptionShape>): Offer[] {
  const all: [Offer['kind'], z.infer<typeof offerShape>][] = [
    ...(row.introductoryOffer ? [['introductory', row.introductoryOffer] as const] : []),
    ...(row.adHocOffers ?? []).map((offer) => ['promotional', offer] as const),
    ...(row.codeOffers ?? []).map((offer) => ['code', offer] as const),
    ...(row.winbackOffers ?? []).map((offer) => ['win-back', offer] as const),
  ].map(([kind, offer]) => [kind, offer])
  return all.map(([kind, offer]) => ({
    kind,
    id: kind === 'introductory' ? null : (offer.offerID ?? null),
    mode: MODES[offer.paymentMode],
    period: offer.subscriptionPeriod,
    count: offer.numberOfPeriods ?? 1,
    price: offer.paymentMode === 'free' ? 0 : milliunits(offer.displayPrice ?? '0'),
  }))
}

/** `9.99` → 9990, without floating point. */
function milliunits(text: string): number {
  const [units = '0', rest = ''] = text.split('.')
  return Number(units) * 1000 + Number(rest.padEnd(3, '0'))
}
