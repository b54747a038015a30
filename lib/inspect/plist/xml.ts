import type { PlistCounter } from './counter'
import { type PlistEntry, PlistFault, type PlistNode } from './node'
import { readData, readDate, readInteger, readReal } from './scalars'
import { type Tag, XmlScanner } from './xml-scanner'

/**
 * A property list as XML. Only the elements of Apple's DTD are read, and of entities only the five
 * of XML and numbers; a DOCTYPE that declares its own is refused before any of it is read.
 * https://www.apple.com/DTDs/PropertyList-1.0.dtd
 */
export function readXml(bytes: Uint8Array, counter: PlistCounter): PlistNode {
  const scanner = new XmlScanner(bytes)
  const reader = new Reader(bytes, scanner, counter)
  const first = scanner.tag()
  if (first.name !== 'plist') {
    const root = reader.value(first, 0)
    scanner.nothingMore()
    return root
  }
  if (first.empty) throw new PlistFault('syntax', first.start, 'The property list is empty.')
  const root = reader.value(scanner.tag(), 0)
  scanner.close('plist')
  scanner.nothingMore()
  return root
}

/** More characters than any number or date has, white space included. */
const LONGEST = 1_000

class Reader {
  constructor(
    private readonly bytes: Uint8Array,
    private readonly scanner: XmlScanner,
    private readonly counter: PlistCounter,
  ) {}

  value(tag: Tag, depth: number): PlistNode {
    this.counter.value(depth, tag.start)
    const { start } = tag
    if (tag.closes)
      throw new PlistFault('syntax', start, `</${tag.name}> is where a value was expected.`)
    switch (tag.name) {
      case 'dict': {
        const entries = tag.empty ? [] : this.entries(depth)
        return { type: 'dict', entries, start, end: this.scanner.at }
      }
      case 'array': {
        const items = tag.empty ? [] : this.items(depth)
        return { type: 'array', items, start, end: this.scanner.at }
      }
      case 'true':
      case 'false':
        if (!tag.empty) this.scanner.close(tag.name)
        return { type: 'boolean', value: tag.name === 'true', start, end: this.scanner.at }
      case 'data':
        return { type: 'data', bytes: this.data(tag), start, end: this.scanner.at }
      case 'string':
      case 'integer':
      case 'real':
      case 'date':
        return this.scalar(tag.name, tag)
      default:
        throw new PlistFault('syntax', start, `<${tag.name}> is not an element of a property list.`)
    }
  }

  private scalar(name: 'string' | 'integer' | 'real' | 'date', tag: Tag): PlistNode {
    if (name !== 'string' && !tag.empty && this.scanner.untilTag() - this.scanner.at > LONGEST) {
      throw new PlistFault('syntax', tag.start, `The contents of <${name}> are too long.`)
    }
    const value = this.text(tag)
    const place = { start: tag.start, end: this.scanner.at }
    if (name === 'string') return { type: 'string', value, ...place }
    if (name === 'date') return { type: 'date', ...readDate(value), ...place }
    const raw = name === 'integer' ? readInteger(value) : readReal(value)
    if (raw === null) {
      throw new PlistFault('syntax', tag.start, `The contents of <${name}> are not a number.`)
    }
    return { type: name, raw, ...place }
  }

  private text(tag: Tag): string {
    if (tag.empty) return ''
    const text = this.scanner.text()
    this.scanner.close(tag.name)
    return text
  }

  private items(depth: number): PlistNode[] {
    const items: PlistNode[] = []
    for (
      let tag = this.scanner.tag();
      !(tag.closes && tag.name === 'array');
      tag = this.scanner.tag()
    ) {
      items.push(this.value(tag, depth + 1))
    }
    return items
  }

  private entries(depth: number): PlistEntry[] {
    const entries: PlistEntry[] = []
    for (
      let tag = this.scanner.tag();
      !(tag.closes && tag.name === 'dict');
      tag = this.scanner.tag()
    ) {
      if (tag.name !== 'key' || tag.closes) {
        throw new PlistFault(
          'syntax',
          tag.start,
          `<key> was expected, but <${tag.closes ? '/' : ''}${tag.name}> is there.`,
        )
      }
      const key = this.text(tag)
      entries.push({ key, keyStart: tag.start, value: this.value(this.scanner.tag(), depth + 1) })
    }
    return entries
  }

  private data(tag: Tag): Uint8Array {
    if (tag.empty) return new Uint8Array()
    const start = this.scanner.at
    const end = this.scanner.untilTag()
    const read = readData(this.bytes, start, end)
    if (!read) throw new PlistFault('syntax', start, 'The contents of <data> are not base64.')
    this.scanner.at = end
    this.scanner.close('data')
    return read
  }
}
