import { PASS_FIELDS, PASS_STYLES } from '../../apple/pass-fields'
import { decodeUtf8 } from '../../bytes/utf8'
import { exactValue } from '../../json/exact'
import { isJsonObject, type JsonValue } from '../../json/node'
import { readJson } from '../../json/read'
import type { ByteView, DataTable, Field } from '../inspection'
import { jsonFields, textView } from '../json-fields'
import { maskToken, type PassFacts, passFacts, passFields } from './pass-facts'

export type PassJson =
  | {
      ok: true
      facts: PassFacts
      /** `Event ticket`, or `Pass` where the kind is not one of the five. */
      title: string
      fields: Field[]
      views: ByteView[]
      table: DataTable
      value: JsonValue
    }
  | { ok: false; problem: string }

/** pass.json with its authentication token masked in everything that comes out. Never throws. */
export function readPassJson(content: Uint8Array): PassJson {
  const text = decodeUtf8(content)?.replace(/^\uFEFF/, '')
  if (text === undefined) return { ok: false, problem: 'pass.json is not UTF-8.' }
  const read = readJson(text)
  if (!read.ok) {
    return {
      ok: false,
      problem: `pass.json is not JSON: line ${read.line}, column ${read.column}.`,
    }
  }
  if (!isJsonObject(read.value)) return { ok: false, problem: 'pass.json is not a JSON object.' }
  const facts = passFacts(read.value)
  const masked = maskToken(text, read.root)
  const again = readJson(masked)
  if (!again.ok || !isJsonObject(again.value))
    return { ok: false, problem: 'pass.json cannot be shown without its token.' }
  const [style] = facts.styles
  return {
    ok: true,
    facts,
    title: (facts.styles.length === 1 && style && PASS_STYLES[style]) || 'Pass',
    fields: jsonFields(again.root, masked, 'pass', PASS_FIELDS),
    views: [textView('pass', 'pass.json', masked)],
    table: {
      id: 'fields',
      title: 'Fields on the pass',
      columns: [
        { id: 'place', title: 'Place', kind: 'text' },
        { id: 'key', title: 'Key', kind: 'mono' },
        { id: 'label', title: 'Label', kind: 'text' },
        { id: 'value', title: 'Value', kind: 'text' },
        { id: 'changeMessage', title: 'Message on a change', kind: 'text' },
      ],
      rows: passFields(again.value).map((row) => [
        row.place,
        row.key,
        row.label,
        row.value,
        row.changeMessage,
      ]),
    },
    value: exactValue(again.root),
  }
}
