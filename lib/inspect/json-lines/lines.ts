import { readJson } from '../../json/read'
import type { Source } from '../source'

/** One line that is not empty. `number` counts from 1, empty lines included, as editors do. */
export interface Line {
  number: number
  text: string
}

/** As many lines as tell what a text is. */
const PEEKED = 40
/** Longer ones are no lines of a log. */
const LONGEST = 200_000
const OBJECT = /^\{[\s\S]*\}$/

/** The lines of a text that are not empty. */
export function linesOf(text: string): Line[] {
  return text
    .split(/\r\n|\r|\n/)
    .map((line, index) => ({ number: index + 1, text: line.trim() }))
    .filter((line) => line.text !== '')
}

/**
 * Whether a text is JSON lines: no JSON as a whole, two lines or more that are an object each, and no
 * more lines that are none than lines that are one. Looks at the first lines only.
 */
export function isJsonLines({ text, json }: Source): boolean {
  if (text === null || json?.ok || !text.includes('{')) return false
  const lines = linesOf(text.slice(0, PEEKED * LONGEST)).slice(0, PEEKED)
  const whole = lines.filter(({ text: line }) => isObject(line)).length
  return whole >= 2 && whole * 2 >= lines.length
}

const isObject = (line: string): boolean =>
  line.length < LONGEST && OBJECT.test(line) && readJson(line).ok
