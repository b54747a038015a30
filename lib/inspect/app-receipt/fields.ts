import {
  type AttributeRow,
  type AttributeTable,
  PURCHASE_ATTRIBUTES,
  RECEIPT_ATTRIBUTES,
} from '../../apple/receipt-attributes'
import { encodeHex } from '../../bytes/hex'
import type { JsonObject, JsonValue } from '../../json/node'
import type { Field } from '../inspection'
import type { AttributeValue, ReceiptAttribute } from './attribute'
import type { PurchaseAttributes, ReceiptPayload } from './payload'
import { exactNumber } from './purchases'
import { readReceiptDate } from './receipt-date'

/** Purchases shown in the tree; the table has all of them. */
const SHOWN = 50
/** Bytes of one value shown as hex; the view has all of them. */
const HEX_SHOWN = 512

/** Where the payload stands in the bytes that are shown. */
export interface Place {
  view: string
  offset: number
}

/** The attributes as a tree, each with its bytes; at most the first fifty purchases. */
export function receiptFields(payload: ReceiptPayload, place: Place): Field[] {
  const held = new Map(payload.purchases.map((purchase) => [purchase.start, purchase]))
  let shown = 0
  const fields = payload.attributes.flatMap((attribute): Field[] => {
    const purchase = held.get(attribute.start)
    if (!purchase) return [attributeField(attribute, RECEIPT_ATTRIBUTES, place)]
    shown += 1
    return shown > SHOWN ? [] : [purchaseField(purchase, place)]
  })
  const [malformed] = payload.malformed
  return [
    ...fields,
    ...(shown > SHOWN ? [moreField(shown - SHOWN)] : []),
    ...(malformed ? [malformedField(malformed, place)] : []),
  ]
}

function purchaseField({ attributes, start, end }: PurchaseAttributes, place: Place): Field {
  const product = attributes.find(({ type }) => type === 1702)
  const read = product?.says
  return {
    label: '17',
    title: 'In-app purchase',
    value: '',
    kind: 'object',
    ...(read?.kind === 'text' ? { words: read.text } : {}),
    range: rangeOf(start, end, place),
    children: attributes.map((attribute) => attributeField(attribute, PURCHASE_ATTRIBUTES, place)),
  }
}

const moreField = (count: number): Field => ({
  label: '17',
  title: 'More purchases',
  value: String(count),
  kind: 'number',
  note: `${count.toLocaleString('en-GB')} more ${count === 1 ? 'purchase is' : 'purchases are'} not shown here; the table has all of them.`,
})

const malformedField = ({ start, end }: { start: number; end: number }, place: Place): Field => ({
  label: '?',
  title: 'Not an attribute',
  value: '',
  kind: 'bytes',
  note: 'It does not have the three parts of an attribute: type, version and value.',
  unknown: true,
  range: rangeOf(start, end, place),
})

function attributeField(attribute: ReceiptAttribute, table: AttributeTable, place: Place): Field {
  const row = rowOf(table, attribute.type)
  const read = readingOf(attribute, row)
  return {
    label: String(attribute.type),
    ...(row && row.source !== 'unnamed' ? { title: row.title } : {}),
    ...shown(read, row),
    ...noteOf(attribute, read, row),
    ...(row && row.source !== 'unnamed' ? {} : { unknown: true as const }),
    range: rangeOf(attribute.start, attribute.end, place),
  }
}

function shown(
  read: AttributeValue,
  row: AttributeRow | undefined,
): Pick<Field, 'value' | 'kind' | 'words' | 'instant' | 'unknown'> {
  if (read.kind === 'bytes') {
    const hex = encodeHex(read.bytes.subarray(0, HEX_SHOWN))
    return { value: read.bytes.length > HEX_SHOWN ? `${hex}…` : hex, kind: 'bytes' }
  }
  const value = read.kind === 'text' ? read.text : read.digits
  if (row?.form === 'date') {
    const instant = readReceiptDate(value)
    if (instant !== null) return { value, kind: 'instant', instant }
    return { value, kind: 'text', ...(value === '' ? { words: 'none' } : {}) }
  }
  if (row?.values) {
    const words = Object.hasOwn(row.values, value) ? row.values[value] : undefined
    return { value, kind: 'enum', ...(words ? { words } : { words: 'not documented' }) }
  }
  return { value, kind: read.kind === 'integer' ? 'number' : 'text' }
}

function noteOf(
  { length, version }: ReceiptAttribute,
  read: AttributeValue,
  row: AttributeRow | undefined,
): { note?: string } {
  const notes = [
    row?.note,
    row?.source === 'community'
      ? 'Apple does not document it; this is what the community calls it.'
      : undefined,
    row && !fits(read, row) ? `Expected ${EXPECTED[row.form]}.` : undefined,
    row?.form === 'date' && read.kind === 'text' && read.text !== '' && !isDate(read.text)
      ? 'It is not written as a date of RFC 3339.'
      : undefined,
    read.kind === 'bytes' && length > HEX_SHOWN
      ? `The first ${HEX_SHOWN} of ${length.toLocaleString('en-GB')} bytes are shown.`
      : undefined,
    version === '1' || version === '2' ? undefined : `Its version is ${version}.`,
  ].filter((note) => note !== undefined)
  return notes.length > 0 ? { note: notes.join(' ') } : {}
}

const EXPECTED: Record<AttributeRow['form'], string> = {
  text: 'text',
  date: 'text with a date',
  integer: 'an INTEGER',
  bytes: 'bytes',
  purchase: 'a SET with the purchase',
}

/** Nobody says what the undocumented ones hold, so nothing is expected of them. */
function fits(read: AttributeValue, row: AttributeRow): boolean {
  if (row.source === 'unnamed' || row.form === 'bytes') return true
  if (row.form === 'integer') return read.kind === 'integer'
  return row.form === 'purchase' ? false : read.kind === 'text'
}

const isDate = (text: string): boolean => readReceiptDate(text) !== null

const rangeOf = (start: number, end: number, { view, offset }: Place) => ({
  view,
  start: offset + start,
  end: offset + end,
})

function rowOf(table: AttributeTable, type: number): AttributeRow | undefined {
  return Object.hasOwn(table, type) ? table[type] : undefined
}

/** The decoded facts as plain JSON: known attributes by name, all others by type, none dropped. */
export function receiptValue(payload: ReceiptPayload): JsonObject {
  return {
    ...factsOf(
      payload.attributes.filter(({ type }) => type !== 17),
      RECEIPT_ATTRIBUTES,
    ),
    inApp: payload.purchases.map(({ attributes }) => factsOf(attributes, PURCHASE_ATTRIBUTES)),
  }
}

function factsOf(attributes: readonly ReceiptAttribute[], table: AttributeTable): JsonObject {
  const facts: JsonObject = {}
  const others: JsonValue[] = []
  for (const attribute of attributes) {
    const { type, version } = attribute
    const row = rowOf(table, type)
    const plain = plainOf(readingOf(attribute, row))
    if (row && row.source !== 'unnamed' && !Object.hasOwn(facts, row.name)) facts[row.name] = plain
    else others.push({ type, version, value: plain })
  }
  return others.length > 0 ? { ...facts, otherAttributes: others } : facts
}

const readingOf = (attribute: ReceiptAttribute, row: AttributeRow | undefined): AttributeValue =>
  row?.form === 'bytes' ? attribute.opaque : attribute.says

function plainOf(read: AttributeValue): JsonValue {
  if (read.kind === 'bytes') return encodeHex(read.bytes)
  return read.kind === 'text' ? read.text : exactNumber(read.digits)
}
