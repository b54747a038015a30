import type { ByteView, Field } from '../inspection'
import type { JsonFieldTable } from '../json-fields'
import { jsonFields, textView } from '../json-fields'
import type { HttpAnswer } from './answer'

/** What is known of a header: its title, a note, or its value in words. */
export interface HeaderRow {
  title: string
  note?: string
  /** Milliseconds since 1970 UTC, where the header is an instant. */
  instant?(value: string): number | null
}

const NO_HEADERS: Readonly<Record<string, HeaderRow>> = {}

/** An answer as fields: status, headers, and the body's JSON with its bytes in the view `body`. */
export function answerFields(
  answer: HttpAnswer,
  table: JsonFieldTable | null,
  headers: Readonly<Record<string, HeaderRow>> = NO_HEADERS,
): { fields: Field[]; views: ByteView[] } {
  const fields: Field[] = []
  if (answer.status !== null) {
    fields.push({
      label: 'status',
      title: 'HTTP status',
      value: `${answer.status}`,
      kind: 'number',
    })
  }
  for (const [name, value] of answer.headers) fields.push(headerField(name, value, headers))
  if (answer.json?.ok) fields.push(...jsonFields(answer.json.root, answer.body, 'body', table))
  else if (answer.body !== '') {
    fields.push({ label: 'body', title: 'Body', value: answer.body.slice(0, 4_000), kind: 'text' })
  }
  return { fields, views: answer.body === '' ? [] : [textView('body', 'Body', answer.body)] }
}

function headerField(
  label: string,
  value: string,
  known: Readonly<Record<string, HeaderRow>>,
): Field {
  const row = Object.hasOwn(known, label) ? known[label] : undefined
  const instant = row?.instant?.(value) ?? null
  return {
    label,
    ...(row ? { title: row.title } : {}),
    ...(row?.note ? { note: row.note } : {}),
    value,
    kind: instant === null ? 'text' : 'instant',
    ...(instant === null ? {} : { instant }),
  }
}
