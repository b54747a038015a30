import { makeZip } from '../../lib/inspect/zip/testing/make-zip'

/** Something small that asks for endless work, or something large: as it is pasted or dropped. */
export interface Bomb {
  kind: 'JSON' | 'text' | 'DER' | 'a zip' | 'XML' | 'a receipt'
  name: string
  /** Not before its test, for some take a while. */
  make(): { text: string } | { file: Buffer }
}

const MEGABYTE = 1_000_000

/** `{…}` of the tag, definite length. */
function tlv(tag: number, ...contents: Buffer[]): Buffer {
  const content = Buffer.concat(contents)
  const digits = content.length.toString(16)
  const size = Buffer.from(digits.length % 2 ? `0${digits}` : digits, 'hex')
  const length = content.length < 0x80 ? size : Buffer.from([0x80 | size.length, ...size])
  return Buffer.concat([Buffer.from([tag]), length, content])
}

const integer = (value: number): Buffer => {
  const four = Buffer.alloc(4)
  four.writeInt32BE(value)
  return tlv(0x02, value < 0x80 ? four.subarray(3) : four)
}
const oid = (hex: string): Buffer => tlv(0x06, Buffer.from(hex, 'hex'))
const octets = (content: Buffer): Buffer => tlv(0x04, content)
const sequence = (...contents: Buffer[]): Buffer => tlv(0x30, ...contents)
const DATA = oid('2a864886f70d010701')
const SIGNED_DATA = oid('2a864886f70d010702')
const SHA256 = sequence(oid('608648016503040201'), tlv(0x05))

/** A value in a value in a value: each costs four bytes. */
function nested(depth: number): Buffer {
  const heads: Buffer[] = []
  for (let left = depth, size = 0; left > 0; left--) {
    const head = Buffer.from([0x30, 0x83, size >> 16, (size >> 8) & 0xff, size & 0xff])
    heads.push(head)
    size += head.length
  }
  return Buffer.concat(heads.reverse())
}

/** A .p12 whose seal asks for that many rounds of hashing. */
function sealed(rounds: number): Buffer {
  const digest = sequence(SHA256, octets(Buffer.alloc(32)))
  const seal = sequence(digest, octets(Buffer.from('saltsalt')), integer(rounds))
  return sequence(integer(3), sequence(DATA, tlv(0xa0, octets(sequence()))), seal)
}

/** A receipt with that many purchases, which nobody signed. */
function receipt(purchases: number): Buffer {
  const attribute = (type: number, content: Buffer) =>
    sequence(integer(type), integer(1), octets(content))
  const text = (value: string) => tlv(0x0c, Buffer.from(value))
  const date = (value: string) => tlv(0x16, Buffer.from(value))
  const all = Array.from({ length: purchases }, (_, index) =>
    attribute(
      17,
      tlv(
        0x31,
        attribute(1701, integer(1)),
        attribute(1702, text(`com.example.app.product${index % 100}`)),
        attribute(1703, text(String(200_000_000_000_000 + index))),
        attribute(1704, date('2026-01-01T00:00:00Z')),
        attribute(1705, text(String(200_000_000_000_000 + index))),
        attribute(1706, date('2026-01-01T00:00:00Z')),
        attribute(1708, date('2026-02-01T00:00:00Z')),
      ),
    ),
  )
  const content = tlv(0x31, attribute(2, text('com.example.app')), Buffer.concat(all))
  const signed = sequence(
    integer(1),
    tlv(0x31, SHA256),
    sequence(DATA, tlv(0xa0, octets(content))),
    tlv(0x31),
  )
  return sequence(SIGNED_DATA, tlv(0xa0, signed))
}

const plist = (inside: string): string =>
  `<?xml version="1.0"?><plist version="1.0">${inside}</plist>`

function laughs(): string {
  const entities = Array.from({ length: 9 }, (_, index) => {
    return `<!ENTITY l${index + 1} "${`&l${index};`.repeat(10)}">`
  })
  return `<?xml version="1.0"?><!DOCTYPE plist [<!ENTITY l0 "ha">${entities.join('')}]><plist version="1.0"><string>&l9;</string></plist>`
}

const pass = { name: 'pass.json', data: Buffer.from('{"formatVersion":1}') }

/** Each is a megabyte or so where it is not the point that it is small. */
export const BOMBS: readonly Bomb[] = [
  {
    kind: 'JSON',
    name: 'JSON, deep',
    make: () => ({ text: '['.repeat(MEGABYTE / 2) + ']'.repeat(MEGABYTE / 2) }),
  },
  {
    kind: 'JSON',
    name: 'JSON, deep and open',
    make: () => ({ text: '{"a":'.repeat(MEGABYTE / 5) }),
  },
  {
    kind: 'JSON',
    name: 'JSON, wide',
    make: () => ({
      text: JSON.stringify(
        Object.fromEntries(Array.from({ length: 80_000 }, (_, i) => [`k${i}`, i])),
      ),
    }),
  },
  { kind: 'JSON', name: 'JSON, a list', make: () => ({ text: `[${'1,'.repeat(MEGABYTE / 2)}1]` }) },
  {
    kind: 'JSON',
    name: 'JSON, lists in a list',
    make: () => ({ text: `[${'[],'.repeat(MEGABYTE / 3)}[]]` }),
  },
  {
    kind: 'JSON',
    name: 'JSON, one key again and again',
    make: () => ({ text: `{${'"a":1,'.repeat(100_000)}"a":1}` }),
  },
  {
    kind: 'JSON',
    name: 'JSON, one long text',
    make: () => ({ text: JSON.stringify({ aps: { alert: 'x'.repeat(MEGABYTE) } }) }),
  },
  {
    kind: 'text',
    name: 'text that just fits the box',
    make: () => ({ text: 'x'.repeat(100_000) }),
  },
  {
    kind: 'text',
    name: 'a megabyte of invisible characters',
    make: () => ({ text: '\u202e'.repeat(MEGABYTE / 3) }),
  },
  { kind: 'DER', name: 'ASN.1, deep', make: () => ({ file: nested(100_000) }) },
  {
    kind: 'DER',
    name: 'ASN.1, deep, in base64',
    make: () => ({ text: nested(100_000).toString('base64') }),
  },
  {
    kind: 'DER',
    name: 'ASN.1, wide',
    make: () => ({ file: sequence(Buffer.concat(Array(400_000).fill(integer(1)))) }),
  },
  { kind: 'DER', name: 'a .p12 with 2^31-1 rounds', make: () => ({ file: sealed(0x7fffffff) }) },
  {
    kind: 'DER',
    name: 'a .p12 with as many rounds as are allowed',
    make: () => ({ file: sealed(600_000) }),
  },
  {
    kind: 'a zip',
    name: 'a zip bomb',
    make: () => ({ file: makeZip([pass, { name: 'a', data: Buffer.alloc(60 * MEGABYTE) }]) }),
  },
  {
    kind: 'a zip',
    name: 'a zip bomb that says it is small',
    make: () => ({
      file: makeZip([pass, { name: 'a', data: Buffer.alloc(60 * MEGABYTE), size: 10 }]),
    }),
  },
  {
    kind: 'a zip',
    name: 'a zip of many files',
    make: () => ({
      file: makeZip([
        pass,
        ...Array.from({ length: 60_000 }, (_, index) => ({
          name: `${index}`,
          data: Buffer.alloc(0),
          stored: true,
        })),
      ]),
    }),
  },
  { kind: 'XML', name: 'a billion laughs', make: () => ({ text: laughs() }) },
  {
    kind: 'XML',
    name: 'a property list, deep',
    make: () => ({ text: plist('<array>'.repeat(100_000)) }),
  },
  {
    kind: 'XML',
    name: 'a property list, wide',
    make: () => ({ text: plist(`<array>${'<string>a</string>'.repeat(60_000)}</array>`) }),
  },
  { kind: 'a receipt', name: 'a receipt of 5 MB', make: () => ({ file: receipt(20_000) }) },
  {
    kind: 'a receipt',
    name: 'a receipt of 3 MB, in base64',
    make: () => ({ text: receipt(8_000).toString('base64') }),
  },
]
