import { encodeBase64 } from '../bytes/base64'
import { encodeUtf8 } from '../bytes/utf8'
import type { JsonMember, JsonNode } from '../json/node'
import type { ByteView, Field } from './inspection'

/** What is known of one field of a JSON object: a row of a table of Apple's fields. */
export interface JsonFieldRow {
  /** `Expires`. */
  title: string
  kind?: Field['kind']
  /** A sentence on what it is. */
  note?: string
  /** The raw values that are documented, in words; a value that is not among them is marked. */
  values?: Readonly<Record<string, string>>
  /** The value in words, where a table does not do: a price needs its currency. `whole` is the object around. */
  words?(value: string, whole: ReadonlyMap<string, JsonNode>): string | undefined
  /** Fields of the object, or of each object of the list, that this one holds. */
  fields?: JsonFieldTable
}

export type JsonFieldTable = Readonly<Record<string, JsonFieldRow>>

/**
 * The fields of a JSON text as a tree, each with its bytes in the view. What the table does not
 * know is kept and marked as unknown; duplicate keys are all shown. `null`: nothing is known of
 * this format, so nothing is marked.
 */
export function jsonFields(
  root: JsonNode,
  text: string,
  view: string,
  table: JsonFieldTable | null,
): Field[] {
  const offsets = new ByteOffsets(text)
  return childrenOf(root, { offsets, text, view }, table)
}

/** The view that the ranges of `jsonFields` refer to. */
export function textView(id: string, title: string, text: string): ByteView {
  return { id, title, base64: encodeBase64(encodeUtf8(text)) }
}

interface Scope {
  offsets: ByteOffsets
  text: string
  view: string
}

function childrenOf(node: JsonNode, scope: Scope, table: JsonFieldTable | null): Field[] {
  if (node.type === 'object') {
    const whole = new Map(node.members.map((member) => [member.key, member.value]))
    return node.members.map((member) => memberField(member, whole, scope, table))
  }
  if (node.type === 'array') {
    return node.items.map((item, index) => ({
      ...valueField(String(index), item, scope, table),
      range: rangeOf(item, scope),
    }))
  }
  return []
}

function memberField(
  member: JsonMember,
  whole: ReadonlyMap<string, JsonNode>,
  scope: Scope,
  table: JsonFieldTable | null,
): Field {
  const row = table && Object.hasOwn(table, member.key) ? table[member.key] : undefined
  const field = valueField(member.key, member.value, scope, row?.fields ?? null)
  const { kind, value } = field
  const known: Field = {
    ...field,
    range: {
      view: scope.view,
      start: scope.offsets.at(member.keyRange.start),
      end: scope.offsets.at(member.value.end),
    },
    ...(row ? { title: row.title } : {}),
    ...(row?.note ? { note: row.note } : {}),
    ...(table && !row ? { unknown: true as const } : {}),
  }
  if (!row || kind === 'object' || kind === 'list' || kind === 'null') return known
  const words = row.values ? own(row.values, value) : row.words?.(value, whole)
  return {
    ...known,
    kind: row.kind ?? (row.values ? 'enum' : kind),
    ...(words === undefined ? {} : { words }),
    ...(row.values && words === undefined ? { unknown: true as const } : {}),
    ...instantOf(row, member.value),
  }
}

function valueField(
  label: string,
  node: JsonNode,
  scope: Scope,
  table: JsonFieldTable | null,
): Field {
  switch (node.type) {
    case 'object':
      return { label, value: '', kind: 'object', children: childrenOf(node, scope, table) }
    case 'array':
      return { label, value: '', kind: 'list', children: childrenOf(node, scope, table) }
    case 'string':
      return { label, value: node.value, kind: 'text' }
    case 'number':
      // The digits as they came: a double would change integers beyond 2^53.
      return { label, value: node.raw, kind: 'number' }
    case 'boolean':
      return { label, value: String(node.value), kind: 'boolean' }
    case 'null':
      return { label, value: 'null', kind: 'null' }
  }
}

/** An instant of milliseconds since 1970, where the field is one and a date can hold it. */
function instantOf(row: JsonFieldRow, node: JsonNode): { instant?: number; kind?: Field['kind'] } {
  if (row.kind !== 'instant') return {}
  const value = node.type === 'number' ? node.value : Number.NaN
  const valid = Number.isFinite(value) && Math.abs(value) <= 8.64e15
  return valid ? { instant: value } : { kind: node.type === 'number' ? 'number' : 'text' }
}

function rangeOf(node: JsonNode, { offsets, view }: Scope): Field['range'] {
  return { view, start: offsets.at(node.start), end: offsets.at(node.end) }
}

function own(values: Readonly<Record<string, string>>, key: string): string | undefined {
  return Object.hasOwn(values, key) ? values[key] : undefined
}

/** From places in UTF-16 code units to places in UTF-8 bytes. */
class ByteOffsets {
  private readonly starts: Uint32Array | null

  constructor(text: string) {
    // Text that is all ASCII has the same places in both.
    this.starts = /^[\0-\x7f]*$/.test(text) ? null : byteStarts(text)
  }

  at(unit: number): number {
    return this.starts?.[unit] ?? unit
  }
}

function byteStarts(text: string): Uint32Array {
  const starts = new Uint32Array(text.length + 1)
  let bytes = 0
  for (let unit = 0; unit < text.length; unit++) {
    starts[unit] = bytes
    const code = text.charCodeAt(unit)
    const next = text.charCodeAt(unit + 1)
    if (code >= 0xd800 && code < 0xdc00 && next >= 0xdc00 && next < 0xe000) {
      starts[++unit] = bytes
      bytes += 4
    } else bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : 3
  }
  starts[text.length] = bytes
  return starts
}
