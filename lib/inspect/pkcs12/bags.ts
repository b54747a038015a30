import type { DerNode } from '../../bytes/der'
import { contents, isDer, oidText } from '../../bytes/der-value'
import { encodeHex } from '../../bytes/hex'
import { readScheme, type Scheme } from './scheme'
import { octetsOf, Pkcs12Fault, readTree, type Tree } from './tree'

const BAG = '1.2.840.113549.1.12.10.1.'
const X509 = '1.2.840.113549.1.9.22.1'
const FRIENDLY_NAME = '1.2.840.113549.1.9.20'
const LOCAL_KEY_ID = '1.2.840.113549.1.9.21'
/** Bags in bags; nobody writes more than one layer. */
const DEEPEST = 4

/** One thing in a box: https://www.rfc-editor.org/rfc/rfc7292#section-4.2 */
export type Bag = {
  friendlyName: string | null
  /** Hex; a certificate and its key have the same. */
  localKeyId: string | null
} & (
  | { kind: 'certificate'; der: Uint8Array }
  /** PKCS #8, in the open. Secret. */
  | { kind: 'key'; pkcs8: Uint8Array }
  | { kind: 'encrypted-key'; scheme: Scheme; data: Uint8Array }
  | { kind: 'other'; what: string }
)

/** The bags of a box, those inside other bags among them; throws a `Pkcs12Fault`. */
export function readBags(bytes: Uint8Array): Bag[] {
  const tree = readTree(bytes, 'box')
  return bagsOf(tree, tree.node, 0)
}

function bagsOf(tree: Tree, list: DerNode | undefined, depth: number): Bag[] {
  if (!isDer(list, 'sequence') || depth > DEEPEST)
    throw new Pkcs12Fault('One of its containers has no list.')
  return list.children.flatMap((node) => {
    const [id, value, attributes] = node.children
    const oid = oidText(tree.bytes, id)
    const inner = value?.children[0]
    if (oid === null || !inner) throw new Pkcs12Fault('Something in it has no name or no value.')
    if (oid === `${BAG}6`) return bagsOf(tree, inner, depth + 1)
    return [{ ...attributesOf(tree, attributes), ...contentOf(tree, oid, inner) }]
  })
}

type Value = Bag extends infer Each
  ? Each extends Bag
    ? Omit<Each, 'friendlyName' | 'localKeyId'>
    : never
  : never

function contentOf(tree: Tree, oid: string, inner: DerNode): Value {
  const { bytes } = tree
  switch (oid) {
    case `${BAG}1`:
      return { kind: 'key', pkcs8: bytes.subarray(inner.start, inner.end) }
    case `${BAG}2`: {
      const [algorithm, octets] = inner.children
      const data = octetsOf(tree, octets)
      if (!data) throw new Pkcs12Fault('An encrypted key in it has no contents.')
      return { kind: 'encrypted-key', scheme: readScheme(tree, algorithm), data }
    }
    case `${BAG}3`: {
      const [type, holder] = inner.children
      const der = octetsOf(tree, holder?.children[0])
      if (oidText(bytes, type) !== X509 || !der)
        return { kind: 'other', what: 'certificate of another form' }
      return { kind: 'certificate', der }
    }
    case `${BAG}4`:
      return { kind: 'other', what: 'list of revoked certificates' }
    case `${BAG}5`:
      return { kind: 'other', what: 'other secret' }
    default:
      return { kind: 'other', what: `bag ${oid}` }
  }
}

function attributesOf(
  { bytes }: Tree,
  set: DerNode | undefined,
): Pick<Bag, 'friendlyName' | 'localKeyId'> {
  const named: Pick<Bag, 'friendlyName' | 'localKeyId'> = { friendlyName: null, localKeyId: null }
  for (const attribute of set?.children ?? []) {
    const oid = oidText(bytes, attribute.children[0])
    const value = attribute.children[1]?.children[0]
    if (!value) continue
    if (oid === FRIENDLY_NAME) named.friendlyName = bmpText(contents(bytes, value))
    if (oid === LOCAL_KEY_ID) named.localKeyId = encodeHex(contents(bytes, value).subarray(0, 64))
  }
  return named
}

/** Big-endian UTF-16. */
function bmpText(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at + 1 < bytes.length && at < 1_000; at += 2) {
    text += String.fromCharCode(((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0))
  }
  return text.toWellFormed()
}
