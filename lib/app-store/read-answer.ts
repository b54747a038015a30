import { exactValue } from '../json/exact'
import type { JsonValue } from '../json/node'
import { readJson } from '../json/read'
import { duplicateKey } from '../rules/json/oddities'
import { findings, lint } from '../rules/lint'
import type { Finding } from '../rules/rule'

/** A body as it is shown and as it is read. */
export interface ReadBody {
  is: 'empty' | 'json' | 'not-json'
  /** Numbers that a double cannot hold are the text of their digits. */
  body: JsonValue
  /** As it came, where it is not JSON; cut. */
  text: string | null
  /** Keys that stand twice, of which the last counts. */
  oddities: Finding[]
}

const MOST_TEXT = 4_000

/** Reads a body strictly. Never throws. */
export function readAnswerBody(text: string): ReadBody {
  if (text.trim() === '') return { is: 'empty', body: null, text: null, oddities: [] }
  const parsed = readJson(text)
  if (!parsed.ok) {
    return { is: 'not-json', body: null, text: text.slice(0, MOST_TEXT), oddities: [] }
  }
  const oddities = findings(lint([duplicateKey], { parsed, byteOrderMark: false, size: null }))
  return { is: 'json', body: exactValue(parsed.root), text: null, oddities }
}
