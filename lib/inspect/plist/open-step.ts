import { codePointAt, decodeUtf8 } from '../../bytes/utf8'
import type { PlistCounter } from './counter'
import { type PlistEntry, PlistFault, type PlistNode } from './node'

/**
 * The oldest form, in which dictionaries are also printed by `NSLog` and `po`:
 * `{ aps = { alert = Hello; badge = 3; }; }`. It knows texts and data only.
 * https://developer.apple.com/library/archive/documentation/Cocoa/Conceptual/PropertyLists/OldStylePlists/OldStylePLists.html
 */
export function readOpenStep(bytes: Uint8Array, counter: PlistCounter): PlistNode {
  const reader = new Reader(bytes, counter)
  const root = reader.value(0)
  reader.end()
  return root
}

const BARE = /[A-Za-z0-9_$/:.+-]/
const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  a: '\x07',
  b: '\b',
  f: '\f',
  v: '\v',
}

class Reader {
  private at = 0

  constructor(
    private readonly bytes: Uint8Array,
    private readonly counter: PlistCounter,
  ) {}

  value(depth: number): PlistNode {
    this.space()
    const start = this.at
    this.counter.value(depth, start)
    switch (this.char()) {
      case '{': {
        this.at++
        const entries = this.entries(depth)
        return { type: 'dict', entries, start, end: this.at }
      }
      case '(': {
        this.at++
        const items = this.items(depth)
        return { type: 'array', items, start, end: this.at }
      }
      case '<':
        return { type: 'data', bytes: this.data(), start, end: this.at }
      default:
        return { type: 'string', value: this.text(), start, end: this.at }
    }
  }

  end(): void {
    this.space()
    if (this.at < this.bytes.length) this.fail('Something follows the property list.')
  }

  private entries(depth: number): PlistEntry[] {
    const entries: PlistEntry[] = []
    for (this.space(); this.char() !== '}'; this.space()) {
      const keyStart = this.at
      const key = this.text()
      this.space()
      this.expect('=')
      entries.push({ key, keyStart, value: this.value(depth + 1) })
      this.space()
      if (this.char() === '}') break
      this.expect(';')
    }
    this.at++
    return entries
  }

  private items(depth: number): PlistNode[] {
    const items: PlistNode[] = []
    for (this.space(); this.char() !== ')'; this.space()) {
      items.push(this.value(depth + 1))
      this.space()
      if (this.char() === ')') break
      this.expect(',')
    }
    this.at++
    return items
  }

  private data(): Uint8Array {
    const end = this.bytes.indexOf(0x3e, this.at)
    const digits =
      end < 0 ? '' : (decodeUtf8(this.bytes.subarray(this.at + 1, end)) ?? '?').replace(/\s/g, '')
    if (end < 0 || digits.length % 2 || !/^[0-9A-Fa-f]*$/.test(digits)) {
      this.fail('Whole bytes were expected between < and >, as hexadecimal digits.')
    }
    this.at = end + 1
    return Uint8Array.from({ length: digits.length / 2 }, (_, index) =>
      Number.parseInt(digits.slice(index * 2, index * 2 + 2), 16),
    )
  }

  private text(): string {
    const first = this.char()
    if (first === '"' || first === "'") return this.quoted(first)
    const start = this.at
    while (BARE.test(this.char())) this.at++
    if (this.at === start) this.fail('A value was expected.')
    return decodeUtf8(this.bytes.subarray(start, this.at)) ?? ''
  }

  private quoted(quote: string): string {
    this.at++
    const parts: string[] = []
    let start = this.at
    const take = () =>
      parts.push(decodeUtf8(this.bytes.subarray(start, this.at)) ?? this.fail('It is not UTF-8.'))
    for (; this.char() !== quote; this.at++) {
      if (this.at >= this.bytes.length) this.fail('A quotation mark is not closed.')
      if (this.char() !== '\\') continue
      take()
      parts.push(this.escape())
      start = this.at + 1
    }
    take()
    this.at++
    return parts.join('')
  }

  /** Leaves `at` on the last byte of the escape. */
  private escape(): string {
    this.at++
    const rest = String.fromCharCode(...this.bytes.subarray(this.at, this.at + 5))
    const coded = /^(?:U([0-9A-Fa-f]{4})|([0-7]{1,3}))/.exec(rest)
    if (coded) {
      this.at += coded[0].length - 1
      return String.fromCharCode(Number.parseInt(coded[1] ?? coded[2] ?? '0', coded[1] ? 16 : 8))
    }
    const one = codePointAt(this.bytes, this.at)
    if (!one || this.at >= this.bytes.length) this.fail('An escape is incomplete.')
    this.at += (one?.length ?? 1) - 1
    const letter = String.fromCodePoint(one?.codePoint ?? 0)
    return Object.hasOwn(ESCAPES, letter) ? (ESCAPES[letter] ?? letter) : letter
  }

  private space(): void {
    for (;;) {
      while (this.at < this.bytes.length && /\s/.test(this.char())) this.at++
      const two = this.char() + String.fromCharCode(this.bytes[this.at + 1] ?? 0)
      if (two === '//') {
        const end = this.bytes.indexOf(0x0a, this.at)
        this.at = end < 0 ? this.bytes.length : end + 1
      } else if (two === '/*') this.comment()
      else return
    }
  }

  private comment(): void {
    for (
      let at = this.bytes.indexOf(0x2f, this.at + 3);
      at >= 0;
      at = this.bytes.indexOf(0x2f, at + 1)
    ) {
      if (this.bytes[at - 1] !== 0x2a) continue
      this.at = at + 1
      return
    }
    this.fail('A comment is not closed.')
  }

  private char(): string {
    return this.at < this.bytes.length ? String.fromCharCode(this.bytes[this.at] ?? 0) : ''
  }

  private expect(char: string): void {
    if (this.char() !== char) this.fail(`${char} was expected.`)
    this.at++
  }

  private fail(message: string): never {
    throw new PlistFault('syntax', this.at, message)
  }
}
