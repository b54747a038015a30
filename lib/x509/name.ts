import type { DerNode } from '../bytes/der'
import { contents, isDer, oidText } from '../bytes/der-value'
import { encodeHex } from '../bytes/hex'
import { Refusal } from './refusal'
import { readText } from './text'
import type { DistinguishedName } from './types'

/** Attribute types by the names that people know. https://www.rfc-editor.org/rfc/rfc4519#section-2 */
const TYPES: Readonly<Record<string, string>> = {
  '2.5.4.3': 'CN',
  '2.5.4.4': 'SN',
  '2.5.4.5': 'serialNumber',
  '2.5.4.6': 'C',
  '2.5.4.7': 'L',
  '2.5.4.8': 'ST',
  '2.5.4.9': 'street',
  '2.5.4.10': 'O',
  '2.5.4.11': 'OU',
  '2.5.4.12': 'title',
  '2.5.4.13': 'description',
  '2.5.4.15': 'businessCategory',
  '2.5.4.17': 'postalCode',
  '2.5.4.42': 'givenName',
  '2.5.4.97': 'organizationIdentifier',
  '0.9.2342.19200300.100.1.1': 'UID',
  '0.9.2342.19200300.100.1.25': 'DC',
  '1.2.840.113549.1.9.1': 'emailAddress',
  '1.3.6.1.4.1.311.60.2.1.2': 'jurisdictionST',
  '1.3.6.1.4.1.311.60.2.1.3': 'jurisdictionC',
}

/** A Name; throws a `Refusal` where it is none. `what` is for the sentence: `issuer`. */
export function readName(
  bytes: Uint8Array,
  node: DerNode | undefined,
  what: string,
): DistinguishedName {
  const at = node?.start ?? 0
  if (!isDer(node, 'sequence')) throw new Refusal(`The ${what} is not a name.`, at)
  const attributes = node.children.flatMap((set) => {
    if (!isDer(set, 'set')) throw new Refusal(`The ${what} is not a name.`, at)
    return set.children.map((pair) => readAttribute(bytes, pair, what))
  })
  const common = attributes.findLast(({ type }) => type === 'CN')?.value
  return {
    der: bytes.subarray(node.start, node.end),
    attributes,
    text: common ?? attributes.map(({ type, value }) => `${type}=${value}`).join(', '),
  }
}

function readAttribute(
  bytes: Uint8Array,
  pair: DerNode,
  what: string,
): { type: string; value: string } {
  const [type, value] = pair.children
  const oid = oidText(bytes, type)
  if (!isDer(pair, 'sequence') || oid === null || !value || pair.children.length !== 2) {
    throw new Refusal(`An attribute of the ${what} is not a type and a value.`, pair.start)
  }
  return {
    type: TYPES[oid] ?? oid,
    value: readText(bytes, value) ?? encodeHex(contents(bytes, value)),
  }
}
