import { JSON_HINTS } from './hints'
import { notAColon, notAKey, notASeparator, notAValue } from './mistakes'
import { type JsonMember, type JsonNode, type JsonValue, toValue } from './node'
import { toPointer } from './pointer'
import { JsonFault, type JsonProblem, scanNumber, scanString, skipSpace } from './scan'

/**
 * The budgets, checked before anything is built: a hostile text gets a finding and costs little.
 * No push type takes more than 5,120 bytes, which bounds what an honest payload can hold.
 */
export const JSON_LIMITS = { depth: 128, values: 50_000, length: 2_000_000 } as const

export type ParsedJson =
  | {
      ok: true
      value: JsonValue
      root: JsonNode
      /** Keys that one object has more than once. */
      duplicateKeys: { pointer: string; key: string; starts: number[] }[]
      /** Numbers that a double cannot hold: integers beyond 2^53 and those too great for any. */
      unsafeIntegers: { pointer: string; raw: string; value: number }[]
      /** Texts or keys with half of a surrogate pair: they cannot be written as UTF-8. */
      loneSurrogates: string[]
      /** How deep objects and arrays are nested: 0 for a scalar, 1 for `{}`. */
      depth: number
    }
  | {
      ok: false
      problem: JsonProblem
      /** UTF-16 code units from the start. */
      offset: number
      /** From 1. */
      line: number
      /** From 1, in UTF-16 code units. */
      column: number
      /** What is there, as a sentence. */
      message: string
      /** What to do about it. */
      hint: string
    }

/**
 * Reads JSON strictly by RFC 8259, with the place of every value. A byte order mark in front is
 * skipped (§8.1 lets a reader do so). Never throws: a text that is not JSON is data.
 */
export function readJson(text: string): ParsedJson {
  try {
    return new Reader(text).read()
  } catch (cause) {
    if (!(cause instanceof JsonFault)) throw new Error('the JSON reader failed', { cause })
    const before = text.slice(0, cause.offset).split(/\r\n|\r|\n/)
    return {
      ok: false,
      problem: cause.problem,
      offset: cause.offset,
      line: before.length,
      column: (before.at(-1)?.length ?? 0) + 1,
      message: cause.message,
      hint: JSON_HINTS[cause.problem],
    }
  }
}

class Reader {
  private at = 0
  private values = 0
  private deepest = 0
  private readonly path: (string | number)[] = []
  private readonly duplicateKeys: { pointer: string; key: string; starts: number[] }[] = []
  private readonly unsafeIntegers: { pointer: string; raw: string; value: number }[] = []
  private readonly loneSurrogates = new Set<string>()

  constructor(private readonly text: string) {}

  read(): ParsedJson {
    const { text } = this
    if (text.length > JSON_LIMITS.length) {
      throw new JsonFault('too-long', 0, `The text has ${text.length} characters.`)
    }
    if (text.startsWith('\ufeff')) this.at = 1
    this.space()
    if (this.at === text.length) throw new JsonFault('empty', this.at, 'There is nothing here.')
    const root = this.value(0)
    this.space()
    if (this.at < text.length) {
      throw new JsonFault('trailing-text', this.at, 'Something follows after the end of the JSON.')
    }
    return {
      ok: true,
      value: toValue(root),
      root,
      duplicateKeys: this.duplicateKeys,
      unsafeIntegers: this.unsafeIntegers,
      loneSurrogates: [...this.loneSurrogates],
      depth: this.deepest,
    }
  }

  private space(): void {
    this.at = skipSpace(this.text, this.at)
  }

  private value(depth: number): JsonNode {
    this.values += 1
    if (this.values > JSON_LIMITS.values) {
      throw new JsonFault(
        'too-many-values',
        this.at,
        `There are more than ${JSON_LIMITS.values} values.`,
      )
    }
    const start = this.at
    const char = this.text[start]
    if (char === '{' || char === '[') {
      if (depth >= JSON_LIMITS.depth) {
        throw new JsonFault(
          'too-deep',
          start,
          `Objects and arrays are nested more than ${JSON_LIMITS.depth} deep.`,
        )
      }
      this.deepest = Math.max(this.deepest, depth + 1)
      return char === '{' ? this.object(depth + 1) : this.array(depth + 1)
    }
    if (char === '"') {
      const { value, end } = scanString(this.text, start)
      this.at = end
      this.noteText(value)
      return { type: 'string', value, start, end }
    }
    return this.number() ?? this.literal() ?? this.fail()
  }

  private fail(): never {
    throw notAValue(this.text, this.at)
  }

  private object(depth: number): JsonNode {
    const start = this.at
    const members: JsonMember[] = []
    const seen = new Map<string, { pointer: string; key: string; starts: number[] }>()
    this.entries('}', () => {
      if (this.text[this.at] !== '"') throw notAKey(this.text, this.at)
      const keyStart = this.at
      const { value: key, end } = scanString(this.text, keyStart)
      this.at = end
      this.space()
      if (this.text[this.at] !== ':') throw notAColon(this.text, this.at)
      this.at += 1
      this.space()
      this.path.push(key)
      this.noteText(key)
      const known = seen.get(key)
      if (known) {
        if (known.starts.length === 1) this.duplicateKeys.push(known)
        known.starts.push(keyStart)
      } else {
        seen.set(key, { pointer: toPointer(this.path), key, starts: [keyStart] })
      }
      members.push({ key, keyRange: { start: keyStart, end }, value: this.value(depth) })
      this.path.pop()
    })
    return { type: 'object', members, start, end: this.at }
  }

  private array(depth: number): JsonNode {
    const start = this.at
    const items: JsonNode[] = []
    this.entries(']', () => {
      this.path.push(items.length)
      items.push(this.value(depth))
      this.path.pop()
    })
    return { type: 'array', items, start, end: this.at }
  }

  /** The commas and the closing bracket are the same for objects and arrays. */
  private entries(close: '}' | ']', entry: () => void): void {
    this.at += 1
    this.space()
    let comma = -1
    while (this.text[this.at] !== close) {
      entry()
      this.space()
      comma = this.at
      if (this.text[this.at] === close) break
      if (this.text[this.at] !== ',') throw notASeparator(this.text, this.at, close)
      this.at += 1
      this.space()
      if (this.text[this.at] === close) {
        throw new JsonFault('trailing-comma', comma, 'There is a comma after the last entry.')
      }
    }
    this.at += 1
  }

  private number(): JsonNode | null {
    const start = this.at
    const found = scanNumber(this.text, start)
    if (!found) return null
    // `01`, `1.`, `0x10`: a number that goes on is no number.
    if (/[\w.]/.test(this.text[found.end] ?? '')) return null
    const value = Number(found.raw)
    if (!Number.isFinite(value) || (Number.isInteger(value) && !Number.isSafeInteger(value))) {
      this.unsafeIntegers.push({ pointer: toPointer(this.path), raw: found.raw, value })
    }
    this.at = found.end
    return { type: 'number', value, raw: found.raw, start, end: found.end }
  }

  private literal(): JsonNode | null {
    const start = this.at
    const word = /^(?:true|false|null)(?![\p{L}\p{N}_$])/u.exec(
      this.text.slice(start, start + 6),
    )?.[0]
    if (!word) return null
    const end = start + word.length
    this.at = end
    return word === 'null'
      ? { type: 'null', start, end }
      : { type: 'boolean', value: word === 'true', start, end }
  }

  private noteText(value: string): void {
    if (!value.isWellFormed()) this.loneSurrogates.add(toPointer(this.path))
  }
}
