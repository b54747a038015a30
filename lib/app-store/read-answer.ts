import { exactValue } from '../json/exact'
import type { JsonValue } from '../json/node'
import { readJson } from '../json/read'

/** A body as it is shown and as it is read. */
export interface ReadBody {
  is: 'empty' | 'json' | 'not-json'
  /** Numbers that a double cannot hold are the text of their digits. */
  body: JsonValue
  /** As it came, where it is not JSON; cut. */
  text: string | null
}

const MOST_TEXT = 4_000

/** Reads a body strictly. Of keys that stand twice the last counts. Never throws. */
export function readAnswerBody(text: string): ReadBody {
  if (text.trim() === '') return { is: 'empty', body: null, text: null }
  const read = readJson(text)
  if (read.ok) return { is: 'json', body: exactValue(read.root), text: null }
  return { is: 'not-json', body: null, text: text.slice(0, MOST_TEXT) }
}
