import type { PlistKeyRow, PlistKeyTable } from '../../apple/plist-keys'
import { encodeBase64 } from '../../bytes/base64'
import { encodeHex } from '../../bytes/hex'
import type { ByteView, Field } from '../inspection'
import type { PlistNode } from './node'

/** More bytes than this are not written out as hex: the view has them. */
const HEX = 256

/** The values of a dictionary or a list as a tree, each with its bytes in the view. */
export function plistFields(node: PlistNode, view: string, table: PlistKeyTable): Field[] {
  if (node.type === 'dict') {
    return node.entries.map(({ key, keyStart, value }) => {
      const row = Object.hasOwn(table, key) ? table[key] : undefined
      const start = Math.min(keyStart, value.start)
      // In the binary form a key stands elsewhere than its value.
      const near = keyStart <= value.start && value.start - keyStart < 4 * key.length + 64
      return {
        ...fieldOf(key, value, view, row),
        range: { view, start: near ? start : value.start, end: value.end },
      }
    })
  }
  if (node.type === 'array') {
    return node.items.map((item, index) => fieldOf(String(index), item, view, undefined))
  }
  return [fieldOf('', node, view, undefined)]
}

/** One value as a field. */
export function fieldOf(
  label: string,
  node: PlistNode,
  view: string,
  row: PlistKeyRow | undefined,
): Field {
  const words = row?.values && node.type === 'string' ? own(row.values, node.value) : undefined
  return {
    label,
    ...(row ? { title: row.title } : {}),
    ...valueFacts(node),
    ...(words === undefined ? {} : { words }),
    ...(row?.note ? { note: row.note } : {}),
    range: { view, start: node.start, end: node.end },
    ...childrenOf(node, view, row),
  }
}

function childrenOf(node: PlistNode, view: string, row: PlistKeyRow | undefined) {
  if (node.type === 'dict') return { children: plistFields(node, view, row?.keys ?? {}) }
  if (node.type !== 'array') return {}
  // The row’s words are those of each item.
  const ofItem = row?.values ? { title: '', values: row.values } : undefined
  return {
    children: node.items.map((item, index) => {
      const { title: _, ...field } = fieldOf(String(index), item, view, ofItem)
      return field
    }),
  }
}

function valueFacts(node: PlistNode): Pick<Field, 'value' | 'kind' | 'instant' | 'words'> {
  switch (node.type) {
    case 'dict':
      return { value: '', kind: 'object' }
    case 'array':
      return { value: '', kind: 'list' }
    case 'string':
      return { value: node.value, kind: 'text' }
    case 'boolean':
      return { value: String(node.value), kind: 'boolean' }
    case 'data': {
      const cut = node.bytes.length > HEX
      const hex = encodeHex(node.bytes.subarray(0, HEX))
      const count = node.bytes.length.toLocaleString('en-GB')
      return { value: cut ? `${hex}…` : hex, kind: 'bytes', words: `${count} bytes` }
    }
    case 'date':
      return node.instant === null
        ? { value: node.raw, kind: 'text' }
        : { value: node.raw, kind: 'instant', instant: node.instant }
    default:
      return { value: node.raw, kind: 'number' }
  }
}

/** The view that the ranges refer to. */
export function plistView(id: string, bytes: Uint8Array): ByteView {
  return { id, title: 'Property list', base64: encodeBase64(bytes) }
}

function own(values: Readonly<Record<string, string>>, key: string): string | undefined {
  return Object.hasOwn(values, key) ? values[key] : undefined
}
