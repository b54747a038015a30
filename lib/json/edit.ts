import { isJsonObject, type JsonNode, type JsonValue } from './node'
import { child, fromPointer } from './pointer'
import { readJson } from './read'

/** A replacement in a text: what stands from `start` to `end` becomes `insert`. */
export interface TextEdit {
  start: number
  end: number
  insert: string
}

export function applyEdit(text: string, edit: TextEdit): string {
  return text.slice(0, edit.start) + edit.insert + text.slice(edit.end)
}

/**
 * The smallest edit that gives `pointer` that value, or takes it away (`undefined`). Objects on the
 * way that are not there are made. `null` where the text is not JSON, or where the way leads
 * through a text or a number.
 */
export function editAt(
  text: string,
  pointer: string,
  value: JsonValue | undefined,
): TextEdit | null {
  const parts = fromPointer(pointer)
  if (!parts) return null
  const blank = text.trim() === ''
  const parsed = readJson(blank ? '{}' : text)
  if (!parsed.ok) return null
  if (blank) {
    const insert = value === undefined ? text : written(wrap(parts, value), style('{}'), '')
    return { start: 0, end: text.length, insert }
  }
  let node = parsed.root
  for (const [index, part] of parts.entries()) {
    const next = child(node, part)
    if (!next) {
      if (value === undefined) return nothing(node)
      return insertion(text, node, part, wrap(parts.slice(index + 1), value))
    }
    if (value === undefined && index === parts.length - 1) return removal(node, next.node)
    node = next.node
  }
  if (value === undefined || same(node, value)) return nothing(node)
  return {
    start: node.start,
    end: node.end,
    insert: written(value, style(text), indentAt(text, node.start)),
  }
}

function nothing(node: JsonNode): TextEdit {
  return { start: node.end, end: node.end, insert: '' }
}

function wrap(parts: readonly string[], value: JsonValue): JsonValue {
  return parts.reduceRight<JsonValue>((inner, part) => {
    const object = Object.create(null)
    object[part] = inner
    return object
  }, value)
}

/** Whether what stands there says the value already: then nothing is touched. */
function same(node: JsonNode, value: JsonValue): boolean {
  switch (node.type) {
    case 'object': {
      if (
        !isJsonObject(value) ||
        new Set(node.members.map((member) => member.key)).size !== node.members.length
      )
        return false
      const keys = Object.keys(value)
      return (
        keys.length === node.members.length &&
        node.members.every((member) => {
          const given = Object.hasOwn(value, member.key) ? value[member.key] : undefined
          return given !== undefined && same(member.value, given)
        })
      )
    }
    case 'array':
      return (
        Array.isArray(value) &&
        value.length === node.items.length &&
        node.items.every((item, index) => same(item, value[index] ?? null))
      )
    case 'null':
      return value === null
    default:
      return node.value === value
  }
}

function insertion(
  text: string,
  parent: JsonNode,
  part: string,
  value: JsonValue,
): TextEdit | null {
  if (parent.type !== 'object' && parent.type !== 'array') return null
  if (parent.type === 'array' && part !== '-' && part !== String(parent.items.length)) return null
  const looks = style(text)
  const key = parent.type === 'object' ? `${JSON.stringify(part)}${looks.colon}` : ''
  const entries = entriesOf(parent)
  const last = entries.at(-1)
  if (last) {
    // The new entry stands apart from the last one as the last one does from what is before it.
    const before = entries.at(-2)
    const gapStart = before ? text.indexOf(',', before.end) + 1 : parent.start + 1
    const own = text.slice(gapStart, last.start)
    const gap = before || own.includes('\n') ? own : looks.unit ? ' ' : looks.comma
    const insert = `,${gap}${key}${written(value, looks, indentAt(text, last.start))}`
    return { start: last.end, end: last.end, insert }
  }
  const outer = indentAt(text, parent.start)
  const inner = `${outer}${looks.unit}`
  const entry = `${key}${written(value, looks, looks.unit ? inner : '')}`
  const insert = looks.unit ? `${looks.line}${inner}${entry}${looks.line}${outer}` : entry
  return { start: parent.start + 1, end: parent.end - 1, insert }
}

function removal(parent: JsonNode, node: JsonNode): TextEdit | null {
  if (parent.type !== 'object' && parent.type !== 'array') return null
  const entries = entriesOf(parent)
  const index = entries.findIndex((entry) => entry.end === node.end)
  const entry = entries[index]
  if (!entry) return null
  const before = entries[index - 1]
  const after = entries[index + 1]
  if (before) return { start: before.end, end: entry.end, insert: '' }
  if (after) return { start: entry.start, end: after.start, insert: '' }
  return { start: parent.start + 1, end: parent.end - 1, insert: '' }
}

function entriesOf(node: JsonNode): { start: number; end: number }[] {
  if (node.type === 'object') {
    return node.members.map((member) => ({ start: member.keyRange.start, end: member.value.end }))
  }
  return node.type === 'array' ? node.items : []
}

interface Style {
  /** White space that one level adds; empty: the text is on one line. */
  unit: string
  line: '\n' | '\r\n'
  colon: ':' | ': '
  comma: '' | ' '
}

/** How the text is laid out, so that what is added looks like what was there. */
function style(text: string): Style {
  const indent = /[{[]\r?\n([ \t]+)/.exec(text)?.[1] ?? ''
  const opener = /[{[]\r?\n/.exec(text)
  const outer = opener ? indentAt(text, opener.index) : ''
  return {
    unit: indent.startsWith(outer) ? indent.slice(outer.length) : '',
    line: text.includes('\r\n') ? '\r\n' : '\n',
    colon: /":\S/.test(text) ? ':' : ': ',
    comma: /,\S/.test(text) || /":\S/.test(text) ? '' : ' ',
  }
}

function indentAt(text: string, offset: number): string {
  const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset)
  return /^[ \t]*/.exec(line)?.[0] ?? ''
}

function written(value: JsonValue, looks: Style, indent: string): string {
  if (!looks.unit) {
    return looks.colon === ':' ? JSON.stringify(value) : spaced(value)
  }
  return JSON.stringify(value, null, looks.unit).replaceAll('\n', `${looks.line}${indent}`)
}

/** On one line with a space after each colon and comma. */
function spaced(value: JsonValue): string {
  if (Array.isArray(value)) return `[${value.map(spaced).join(', ')}]`
  if (!isJsonObject(value)) return JSON.stringify(value)
  const members = Object.keys(value).map(
    (key) => `${JSON.stringify(key)}: ${spaced(value[key] ?? null)}`,
  )
  return `{${members.join(', ')}}`
}
