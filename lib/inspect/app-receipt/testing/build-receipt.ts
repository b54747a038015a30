import { encodeUtf8 } from '../../../bytes/utf8'
import { integer, octetString, tlv } from '../../../verify/testing/der'

/** The value of an attribute: a text, an INTEGER, a date (IA5), or bytes as they are. */
export type MadeValue = string | number | { ia5: string } | Uint8Array
export type MadeAttribute = readonly [type: number, value: MadeValue, version?: number]

/** The contents of an app receipt: a SET of attributes in the order given. */
export function buildPayload(attributes: readonly MadeAttribute[]): Uint8Array {
  return tlv(0x31, ...attributes.map(attribute))
}

function attribute([type, value, version = 1]: MadeAttribute): Uint8Array {
  return tlv(0x30, integer(type), integer(version), octetString(encoded(value)))
}

function encoded(value: MadeValue): Uint8Array {
  if (value instanceof Uint8Array) return value
  if (typeof value === 'number') return integer(value)
  return typeof value === 'string' ? tlv(0x0c, encodeUtf8(value)) : tlv(0x16, encodeUtf8(value.ia5))
}

const date = (text: string): MadeValue => ({ ia5: text })

export interface MadePurchase {
  id: string
  original?: string
  product?: string
  /** RFC 3339. */
  bought: string
  firstBought?: string
  expires?: string
  cancelled?: string
  kind?: 0 | 1 | 2 | 3
  line?: number
  trial?: boolean
  intro?: boolean
  quantity?: number
  /** Attributes of no known type. */
  more?: readonly MadeAttribute[]
}

/** A purchase as the App Store writes it, absent dates as empty texts. */
export function buildPurchase(purchase: MadePurchase): Uint8Array {
  const { id, original = id, bought, kind = 3, line = 0 } = purchase
  return buildPayload([
    [1701, purchase.quantity ?? 1],
    [1702, purchase.product ?? 'com.example.app.pro.monthly'],
    [1703, id],
    [1704, date(bought)],
    [1705, original],
    [1706, date(purchase.firstBought ?? bought)],
    [1707, kind],
    [1708, date(purchase.expires ?? '')],
    [1711, line],
    [1712, date(purchase.cancelled ?? '')],
    [1713, purchase.trial ? 1 : 0],
    [1719, purchase.intro ? 1 : 0],
    ...(purchase.more ?? []),
  ])
}

export interface MadeReceipt {
  environment: string
  created: string
  purchases?: readonly MadePurchase[]
  bundleId?: string
  /** identifierForVendor or MAC address as bytes: what the hash is made for. */
  device?: Uint8Array
  expires?: string
  more?: readonly MadeAttribute[]
}

/** The opaque value of made receipts. */
export const OPAQUE = Uint8Array.from({ length: 16 }, (_, index) => index * 7 + 1)
/** identifierForVendor of made receipts: `E3A1C9B0-5C41-4C7F-9D5B-0123456789AB`. */
export const DEVICE = Uint8Array.from([
  0xe3, 0xa1, 0xc9, 0xb0, 0x5c, 0x41, 0x4c, 0x7f, 0x9d, 0x5b, 0x01, 0x23, 0x45, 0x67, 0x89, 0xab,
])

/** The contents of a whole receipt, in the form of the App Store’s or, by its environment, Xcode’s. */
export async function buildReceipt(receipt: MadeReceipt): Promise<Uint8Array> {
  const { environment, created, purchases = [], bundleId = 'com.example.app' } = receipt
  const xcode = environment === 'Xcode'
  const name = tlv(0x0c, encodeUtf8(bundleId))
  const hashed = Uint8Array.from([...(receipt.device ?? DEVICE), ...OPAQUE, ...name])
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-1', hashed))
  const production = environment === 'Production'
  return buildPayload([
    [0, environment],
    [1, production ? 1234567890 : 0],
    [2, name],
    [3, '412'],
    [4, OPAQUE, 2],
    [5, hash],
    [8, date(xcode ? created : '')],
    [12, date(created)],
    ...purchases.map((purchase): MadeAttribute => [17, buildPurchase(purchase)]),
    ...(xcode ? [] : storeAttributes(production)),
    ...(receipt.expires === undefined ? [] : [[21, date(receipt.expires)] as const]),
    ...(receipt.more ?? []),
  ])
}

/** What the App Store writes and Xcode does not. */
const storeAttributes = (production: boolean): MadeAttribute[] => [
  [6, Uint8Array.from({ length: 58 }, (_, index) => 255 - index)],
  [7, Uint8Array.from({ length: 70 }, (_, index) => index + 3)],
  [9, 3092],
  [10, date('4+')],
  [11, 12345678],
  [13, 180602],
  [14, 229],
  [15, production ? 500123456789 : 0],
  [16, production ? 863000001 : 0],
  [18, date(production ? '2026-01-05T10:00:00Z' : '2013-08-01T07:00:00Z')],
  [19, production ? '398' : '1.0'],
  [20, ''],
  [25, 3],
]
