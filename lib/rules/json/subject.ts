import { type ParsedJson, readJson } from '@/lib/json/read'

/** What the rules of this group look at: a text that should be JSON, read once. */
export interface JsonReading {
  parsed: ParsedJson
  /** It begins with the bytes EF BB BF. */
  byteOrderMark: boolean
  /** Bytes of white space between its values, and of all; only where they count towards a limit. */
  size: { whiteSpace: number; all: number } | null
}

/** A text as the rules look at it, for examples. */
export function jsonReading(text: string, more: Partial<JsonReading> = {}): JsonReading {
  return { parsed: readJson(text), byteOrderMark: false, size: null, ...more }
}
