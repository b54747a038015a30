import { parseReceipt } from '@tamtamchik/app-store-receipt-parser'
import { fromBER, Integer, OctetString, Sequence, Set as SetOf } from 'asn1js'
import forge from 'node-forge'
import { Certificate, ContentInfo, SignedData } from 'pkijs'
import { decodeBase64 } from '@/lib/bytes/base64'
import { contentOf, factsOf } from '@/lib/inspect/app-receipt/receipt'
import { readCms } from '@/lib/verify/cms'

/** What is read of each purchase at least; a date as it came or as a time. */
export interface BoughtOnce {
  productId: unknown
  transactionId: unknown
  originalTransactionId: unknown
  purchasedAt: unknown
  expiresAt: unknown
}

/** A receipt in base64 to its purchases. Nothing is verified. */
export type ReceiptReader = (base64: string) => readonly BoughtOnce[]

const PURCHASE = 17

/** The decoder’s own reading: message, certificates, signers, attributes, and every date as a time. */
export const own: ReceiptReader = (base64) => {
  const decoded = decodeBase64(base64)
  const read = decoded.ok ? readCms(decoded.bytes) : null
  const content = read?.ok ? contentOf(read.cms) : null
  if (!content?.reading.ok) throw new Error('our decoder refuses the receipt')
  return factsOf(content.reading.payload).purchases
}

export const tamtamchik: ReceiptReader = (base64) =>
  parseReceipt(base64).IN_APP_RECEIPTS.map((purchase) => ({
    productId: purchase.IN_APP_PRODUCT_ID,
    transactionId: purchase.IN_APP_TRANSACTION_ID,
    originalTransactionId: purchase.IN_APP_ORIGINAL_TRANSACTION_ID,
    purchasedAt: purchase.IN_APP_PURCHASE_DATE,
    expiresAt: purchase.IN_APP_EXPIRES_DATE,
  }))

const bought = (values: ReadonlyMap<number, unknown>): BoughtOnce => ({
  productId: values.get(1702),
  transactionId: values.get(1703),
  originalTransactionId: values.get(1705),
  purchasedAt: values.get(1704),
  expiresAt: values.get(1708),
})

/** The message with `node-forge`, and then the SET of attributes, which it has no words for. */
export const nodeForge: ReceiptReader = (base64) => {
  const { asn1, pkcs7 } = forge
  const bytes = Buffer.from(base64, 'base64').toString('latin1')
  const message = pkcs7.messageFromAsn1(asn1.fromDer(bytes)) as unknown as {
    rawCapture: { content: { value: { value: string }[] } }
  }
  const content = message.rawCapture.content.value[0]?.value ?? ''
  const attributesOf = (set: string) =>
    partsOf(asn1.fromDer(set)).map((sequence) => {
      const [type, , value] = partsOf(sequence)
      return [asn1.derToInteger(contentIn(type)), contentIn(value)] as const
    })
  return attributesOf(content).flatMap(([type, purchase]) => {
    if (type !== PURCHASE) return []
    const values = attributesOf(purchase).map(([field, value]) => {
      const inside = asn1.fromDer(value)
      const integer = inside.type === asn1.Type.INTEGER
      return [field, integer ? integerOf(contentIn(inside)) : contentIn(inside)] as const
    })
    return [bought(new Map(values))]
  })
}

const partsOf = (node: forge.asn1.Asn1): forge.asn1.Asn1[] => node.value as forge.asn1.Asn1[]
const contentIn = (node: forge.asn1.Asn1 | undefined): string => (node?.value ?? '') as string
const integerOf = (bytes: string): bigint => BigInt(`0x${forge.util.bytesToHex(bytes)}`)

/**
 * The message with `pkijs`, and then the SET of attributes with the parser that it rests on. By
 * itself that refuses more than 10,000 nodes, which a receipt of 200 kB has.
 */
export const pkiJs: ReceiptReader = (base64) => purchasesOf(signedData(base64))

const ROOM = { maxNodes: 1_000_000 }

function signedData(base64: string): SignedData {
  const { result } = fromBER(Buffer.from(base64, 'base64'), ROOM)
  const { content } = new ContentInfo({ schema: result })
  return new SignedData({ schema: content })
}

function purchasesOf({ encapContentInfo }: SignedData): BoughtOnce[] {
  const content = encapContentInfo.eContent?.getValue()
  if (!content) throw new Error('pkijs finds no content')
  return attributesIn(content).flatMap(([type, purchase]) => {
    if (type !== PURCHASE) return []
    const values = attributesIn(purchase.getValue()).map(([field, value]) => {
      const inside = fromBER(value.getValue(), ROOM).result
      if (inside instanceof Integer) return [field, inside.toBigInt()] as const
      return [field, (inside.valueBlock as { value?: unknown }).value] as const
    })
    return [bought(new Map(values))]
  })
}

function attributesIn(set: ArrayBuffer): (readonly [number, OctetString])[] {
  const { result } = fromBER(set, ROOM)
  if (!(result instanceof SetOf)) throw new Error('pkijs finds no SET')
  return result.valueBlock.value.flatMap((sequence) => {
    const [type, , value] = sequence instanceof Sequence ? sequence.valueBlock.value : []
    if (!(type instanceof Integer) || !(value instanceof OctetString)) return []
    return [[type.valueBlock.valueDec, value] as const]
  })
}

/** The same, and the signature and the chain up to the root, at a time. */
export async function pkiJsVerified(
  base64: string,
  root: Uint8Array<ArrayBuffer>,
  checkDate: Date,
): Promise<readonly BoughtOnce[]> {
  const signed = signedData(base64)
  const trustedCerts = [Certificate.fromBER(root)]
  if (!(await signed.verify({ signer: 0, checkChain: true, checkDate, trustedCerts }))) {
    throw new Error('pkijs does not verify the receipt')
  }
  return purchasesOf(signed)
}
