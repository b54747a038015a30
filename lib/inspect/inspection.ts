import type { JsonValue } from '../json/node'
import type { Finding, Step } from '../rules/rule'

/**
 * What `inspect` answers: plain JSON, safe to clone, to send and to print.
 *
 * - `valid`: a signature was verified up to a root or with a key that is named, and nothing is wrong.
 * - `invalid`: a step failed, or a finding is an error.
 * - `unverified`: there was nothing to verify against; the summary says so.
 */
export interface Inspection {
  /** The decoder's id: `device-token`, `transaction`, `app-receipt`, … */
  format: string
  /** What it is, in a few words without a full stop. */
  title: string
  verdict: Verdict
  /** The verdict with its grounds, as a sentence. */
  summary: string
  /** Which of Apple's environments it says it comes from; never a reason to trust it. */
  environment?: string
  findings: Finding[]
  steps: Step[]
  fields: Field[]
  /** The byte sequences that the ranges of fields refer to. */
  views: ByteView[]
  /** Long lists of things of one kind, such as the purchases of a receipt. */
  tables: DataTable[]
  /** The decoded facts, unknown fields kept. */
  value: JsonValue
  /** What was inside and could be read on its own: nested tokens, certificates. */
  parts: Inspection[]
  /** The input was read only after something in it was put right: what, and the text that results. */
  repaired?: Repaired
  /** Of a part: where it stood in the whole, such as `data.signedTransactionInfo`. */
  at?: string
  /** Other readings of the same input, the likeliest first. */
  candidates: Candidate[]
}

export type Verdict = 'valid' | 'invalid' | 'unverified'

export interface Repaired {
  /** `The line breaks inside the token were taken out.` */
  what: string
  /** Paste this instead. */
  text: string
}

export interface Candidate {
  format: string
  title: string
  /** 0 to 1. */
  likelihood: number
}

/** One fact of what was decoded, as the tree shows it. */
export interface Field {
  /** Its name on the wire: `expiresDate`, `1708`, `aps-environment`. */
  label: string
  /** The same in words: `Expires`. Left out where the label says it, or nobody documents it. */
  title?: string
  /** As it came over the wire, bytes in hex; empty for an object or a list. */
  value: string
  kind: FieldKind
  /** The value in words: `active`, `10.99 EUR`, `one month`. */
  words?: string
  /** What one should know of it: a sentence. */
  note?: string
  /** Of kind `instant`: milliseconds since 1970 UTC. */
  instant?: number
  /** Nobody documents this field, or this value of it. */
  unknown?: true
  /** Where it stands: `[start, end)` in the bytes of that view. */
  range?: { view: string; start: number; end: number }
  children?: Field[]
}

export type FieldKind =
  | 'text'
  | 'number'
  | 'boolean'
  | 'null'
  | 'bytes'
  | 'instant'
  | 'money'
  | 'enum'
  | 'object'
  | 'list'

/** Bytes to look at. Never those of a private key. */
export interface ByteView {
  id: string
  /** `Payload`, `Receipt (DER)`. */
  title: string
  /** Standard base64 with padding. */
  base64: string
}

/** Rows of equal shape; thousands of them are normal. */
export interface DataTable {
  id: string
  title: string
  columns: readonly TableColumn[]
  /** One cell a column; `null` where the row has none. Instants are milliseconds since 1970 UTC. */
  rows: (string | number | boolean | null)[][]
}

export interface TableColumn {
  id: string
  title: string
  kind: 'text' | 'mono' | 'number' | 'instant' | 'boolean'
}
