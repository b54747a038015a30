import { isJsonObject, type JsonNode, type JsonObject } from '../../json/node'
import { readJson } from '../../json/read'
import type { Field } from '../inspection'
import { type JsonFieldTable, jsonFields } from '../json-fields'
import { maskSecrets } from '../mask-secrets'
import type { Source } from '../source'
import { foldDates } from './dates'

/** Entries of a list shown in the tree; the tables have all of them. */
const SHOWN = 50

/** A JSON object that may have carried a secret, with the secret gone. */
export interface MaskedJson {
  text: string
  root: JsonNode
  value: JsonObject
  /** How many secrets were masked. */
  masked: number
}

/** The input as a JSON object without its secrets; `null` where it is no such object. */
export function readMasked(source: Source): MaskedJson | null {
  const { text, json } = source
  if (text === null || !json?.ok || !isJsonObject(json.value)) return null
  const { text: safe, masked } = maskSecrets(text, json.root)
  if (masked === 0) return { text, root: json.root, value: json.value, masked }
  const again = readJson(safe)
  return again.ok && isJsonObject(again.value)
    ? { text: safe, root: again.root, value: again.value, masked }
    : null
}

/** The fields with each date once and long lists cut; and which dates do not agree with themselves. */
export function datedFields(
  { root, text }: MaskedJson,
  view: string,
  table: JsonFieldTable,
): { fields: Field[]; disagreeing: string[] } {
  const disagreeing: string[] = []
  const fields = foldDates(jsonFields(root, text, view, table), disagreeing)
  return { fields: fields.map(shortened), disagreeing }
}

function shortened(field: Field): Field {
  const { children } = field
  if (!children) return field
  if (field.kind !== 'list' || children.length <= SHOWN) {
    return { ...field, children: children.map(shortened) }
  }
  return {
    ...field,
    note: `The first ${SHOWN} of ${children.length.toLocaleString('en-GB')} are shown here; the table has all of them.`,
    children: children.slice(0, SHOWN),
  }
}
