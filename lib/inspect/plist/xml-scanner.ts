import { PlistFault } from './node'

/** `<name>`, `<name/>` or `</name>`. */
export interface Tag {
  name: string
  start: number
  closes: boolean
  empty: boolean
}

const LESS = 0x3c
const GREATER = 0x3e
const SLASH = 0x2f
const NAME = /^[a-z]+$/
/** Kept, since making one for each of many thousand texts takes longer than reading them. */
const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
const ENTITY = /&(#[0-9]{1,7}|#x[0-9a-fA-F]{1,6}|[^;&\s]{0,40});?/g
const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

/** Walks through XML from tag to tag, over bytes, so that every place is a byte’s. */
export class XmlScanner {
  at = 0

  constructor(private readonly bytes: Uint8Array) {
    if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) this.at = 3
  }

  /** The next tag; declarations and comments before it are passed over. */
  tag(): Tag {
    this.skip()
    const start = this.at
    if (start >= this.bytes.length) this.fail('It ends before the last element is closed.')
    if (this.bytes[start] !== LESS) this.fail('There is text where an element was expected.')
    const end = this.find(GREATER, start, 'An element’s tag is not closed.')
    this.at = end + 1
    const closes = this.bytes[start + 1] === SLASH
    const empty = this.bytes[end - 1] === SLASH && end - 1 > start + 1
    const inside = this.slice(start + (closes ? 2 : 1), empty ? end - 1 : end)
    if (inside.length < 10 && NAME.test(inside)) return { name: inside, start, closes, empty }
    const found = /^([A-Za-z][\w.:-]{0,40})(?:\s([^<]*))?$/.exec(inside)
    const [, name = '', attributes = ''] = found ?? []
    if (!found) throw new PlistFault('syntax', start, 'It is not an XML tag.')
    if (attributes.trim() !== '' && name !== 'plist') {
      throw new PlistFault('syntax', start, `<${name}> has attributes, which no property list has.`)
    }
    return { name, start, closes, empty }
  }

  /** The end of that element, and nothing else. */
  close(name: string): void {
    const tag = this.tag()
    if (!tag.closes || tag.name !== name) {
      throw new PlistFault('syntax', tag.start, `</${name}> was expected.`)
    }
  }

  /** Text up to the next tag, its entities and CDATA sections resolved. */
  text(): string {
    const parts: string[] = []
    for (;;) {
      const end = this.untilTag()
      parts.push(this.resolved(this.at, end))
      this.at = end
      if (this.starts('<![CDATA[')) {
        const close = this.findText(']]>', end, 'A CDATA section is not closed.')
        parts.push(this.slice(end + 9, close))
        this.at = close + 3
      } else if (this.starts('<!--')) {
        this.at = this.findText('-->', end, 'A comment is not closed.') + 3
      } else return parts.join('')
    }
  }

  /** Where the next `<` stands. */
  untilTag(): number {
    return this.find(LESS, this.at, 'It ends within an element.')
  }

  nothingMore(): void {
    this.skip()
    if (this.at < this.bytes.length) this.fail('Something follows the property list.')
  }

  /** White space, the XML declaration, comments, a DOCTYPE. */
  private skip(): void {
    for (;;) {
      while (isSpace(this.bytes[this.at])) this.at++
      if (this.starts('<?'))
        this.at = this.findText('?>', this.at, 'A declaration is not closed.') + 2
      else if (this.starts('<!--')) {
        this.at = this.findText('-->', this.at, 'A comment is not closed.') + 3
      } else if (this.starts('<!DOCTYPE')) this.doctype()
      else return
    }
  }

  /** Passed over unless it declares something: what it names is never read. */
  private doctype(): void {
    const start = this.at
    let quote = 0
    for (let at = start; at < this.bytes.length; at++) {
      const byte = this.bytes[at] ?? 0
      if (quote) quote = byte === quote ? 0 : quote
      else if (byte === 0x22 || byte === 0x27) quote = byte
      else if (byte === 0x5b) {
        throw new PlistFault(
          'entities',
          start,
          'The DOCTYPE declares entities of its own. Property lists have none, and none of it was read.',
        )
      } else if (byte === GREATER) {
        this.at = at + 1
        return
      }
    }
    this.fail('The DOCTYPE is not closed.')
  }

  private resolved(start: number, end: number): string {
    const text = this.slice(start, end)
    if (!text.includes('&')) return text
    return text.replace(ENTITY, (whole, name: string) => {
      const known = Object.hasOwn(NAMED, name) ? NAMED[name] : character(name)
      if (known !== undefined && whole.endsWith(';')) return known
      throw new PlistFault(
        'entities',
        start,
        `The entity ${whole.slice(0, 40)} is not one that XML itself defines. It was not read.`,
      )
    })
  }

  private slice(start: number, end: number): string {
    if (end - start < 10) {
      let text = ''
      let high = 0
      for (let at = start; at < end; at++) {
        const byte = this.bytes[at] ?? 0
        high |= byte
        text += String.fromCharCode(byte)
      }
      if (high < 0x80) return text
    }
    try {
      return UTF8.decode(this.bytes.subarray(start, end))
    } catch {
      throw new PlistFault('syntax', start, 'It is not UTF-8.')
    }
  }

  private starts(text: string): boolean {
    for (let index = 0; index < text.length; index++) {
      if (this.bytes[this.at + index] !== text.charCodeAt(index)) return false
    }
    return true
  }

  private find(byte: number, from: number, missing: string): number {
    const at = this.bytes.indexOf(byte, from)
    if (at < 0) throw new PlistFault('syntax', from, missing)
    return at
  }

  private findText(text: string, from: number, missing: string): number {
    const first = text.charCodeAt(0)
    for (
      let at = this.bytes.indexOf(first, from);
      at >= 0;
      at = this.bytes.indexOf(first, at + 1)
    ) {
      let index = 1
      while (index < text.length && this.bytes[at + index] === text.charCodeAt(index)) index++
      if (index === text.length) return at
    }
    throw new PlistFault('syntax', from, missing)
  }

  private fail(message: string): never {
    throw new PlistFault('syntax', this.at, message)
  }
}

const isSpace = (byte: number | undefined): boolean =>
  byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09

/** `#65`, `#x41`; a surrogate or zero is no character. */
function character(name: string): string | undefined {
  if (!name.startsWith('#')) return undefined
  const code = name.startsWith('#x') ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
  const surrogate = code >= 0xd800 && code < 0xe000
  return code > 0 && code <= 0x10ffff && !surrogate ? String.fromCodePoint(code) : undefined
}
