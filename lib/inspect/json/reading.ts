import type { ParsedJson } from '../../json/read'
import { jsonRules } from '../../rules/json'
import { findings, lint } from '../../rules/lint'
import type { Finding } from '../../rules/rule'
import type { Source } from '../source'

/** What is to be said of a JSON text as such. `size` where white space counts towards a limit. */
export function jsonFindings(
  source: Source,
  parsed: ParsedJson,
  size: { whiteSpace: number; all: number } | null = null,
): Finding[] {
  return findings(lint(jsonRules, { parsed, byteOrderMark: startsWithMark(source), size }))
}

export function startsWithMark({ bytes }: Source): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
}
