import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { leastTime } from '../testing/least-time'
import { type BerNode, berContents, octets, readBer, toDefinite } from './ber'
import { readDer } from './der'
import { decodeHex, encodeHex } from './hex'

const hex = (text: string): Uint8Array => {
  const read = decodeHex(text.replace(/\s/g, ''))
  if (!read.ok) throw new Error('not hex')
  return read.bytes
}
const nodeOf = (bytes: Uint8Array): BerNode => {
  const read = readBer(bytes)
  if (!read.ok) throw new Error(read.problem.code)
  return read.node
}

describe('what DER is not', () => {
  it.each([
    ['an open length', '30 80 02 01 05 00 00', '3003020105'],
    [
      'open lengths in one another',
      '30 80 30 80 05 00 00 00 31 80 00 00 00 00',
      '300630020500 3100',
    ],
    ['a length of zeros and five', '30 84 00 00 00 03 02 01 05', '3003020105'],
    ['a long form for a short length', '04 81 01 ff', '0401ff'],
    ['a string in pieces', '24 80 04 02 01 02 04 01 03 00 00', '0403010203'],
    [
      'a string in pieces of pieces',
      '24 80 24 07 04 02 01 02 04 01 03 04 01 04 00 00',
      '040401020304',
    ],
    ['a string of no pieces', '24 80 00 00', '0400'],
    ['a long tag for a short one', '1f 10 01 00', '100100'],
    ['a length with a hundred zeros', `04 e5 ${'00'.repeat(100)} 01 aa`, '0401aa'],
  ])('%s is read, and written anew as DER', (_name, input, der) => {
    const bytes = hex(input)
    const read = readBer(bytes)
    expect(read).toMatchObject({ ok: true, leftover: 0, loose: true })
    expect(encodeHex(toDefinite(bytes, nodeOf(bytes)))).toBe(der.replace(/\s/g, ''))
    expect(readDer(bytes).ok).toBe(false)
  })

  it('leaves the end-of-contents out of the contents, and counts it to the whole', () => {
    const bytes = hex('30 80 02 01 05 00 00 aa')
    const read = readBer(bytes)
    expect(read).toMatchObject({ ok: true, leftover: 1, node: { start: 0, content: 2, end: 7 } })
    expect(encodeHex(berContents(bytes, nodeOf(bytes)))).toBe('020105')
  })

  it('a tagged string in pieces is one string', () => {
    const bytes = hex('a0 80 04 01 01 04 01 02 00 00')
    const text = octets(bytes, nodeOf(bytes))
    expect(text && encodeHex(text)).toBe('0102')
  })

  it('a piece that is no string makes none', () => {
    const bytes = hex('24 03 02 01 05')
    expect(octets(bytes, nodeOf(bytes))).toBeNull()
  })
})

describe('what is refused', () => {
  it.each([
    ['nothing', '', 'empty'],
    ['an identifier alone', '30', 'truncated'],
    ['an open length without an end', '30 80 02 01 05', 'truncated'],
    ['half an end', '30 80 00', 'truncated'],
    ['a value of open length that is no container', '04 80 00 00', 'indefinite-length'],
    ['the reserved length', '30 ff 00', 'long-length'],
    ['a length of seven bytes', '30 87 01 00 00 00 00 00 00', 'long-length'],
    ['more than there is', '30 05 02 01 05', 'truncated'],
    ['a part longer than the whole', '30 03 02 05 01 00 00 00 00', 'overrun'],
    ['a part whose head goes past the whole', '30 01 02 01 05', 'overrun'],
    ['a tag without an end', '1f ff ff ff ff ff 01 00', 'long-tag'],
  ])('%s', (_name, input, code) => {
    expect(readBer(hex(input))).toMatchObject({ ok: false, problem: { code } })
  })

  it('more values and more layers than asked for', () => {
    const wide = hex(`30 09 ${'020105'.repeat(3)}`)
    expect(readBer(wide, 0, { nodes: 4 }).ok).toBe(true)
    expect(readBer(wide, 0, { nodes: 3 })).toMatchObject({ problem: { code: 'too-many', at: 8 } })
    const deep = hex('30 80 30 80 30 80 00 00 00 00 00 00')
    expect(readBer(deep, 0, { depth: 3 }).ok).toBe(true)
    expect(readBer(deep, 0, { depth: 2 })).toMatchObject({ problem: { code: 'too-deep', at: 4 } })
  })
})

/** Trees as they are written: `[tag, contents]`, `[tag, children]`. */
const tree = fc.letrec((tie) => ({
  value: fc.oneof({ maxDepth: 5 }, tie('leaf'), tie('branch')),
  leaf: fc.tuple(fc.constantFrom(2, 4, 5, 12, 0x80), fc.uint8Array({ maxLength: 300 })),
  branch: fc.tuple(fc.constantFrom(0x30, 0x31, 0xa0), fc.array(tie('value'), { maxLength: 5 })),
})).value as fc.Arbitrary<Tree>
type Tree = [number, Uint8Array | Tree[]]

function write([tag, inside]: Tree, open: boolean): number[] {
  const body =
    inside instanceof Uint8Array ? [...inside] : inside.flatMap((part) => write(part, open))
  if (open && !(inside instanceof Uint8Array)) return [tag, 0x80, ...body, 0, 0]
  if (open) return [tag, 0x83, 0, body.length >> 8, body.length & 255, ...body]
  const length =
    body.length < 128
      ? [body.length]
      : body.length < 256
        ? [0x81, body.length]
        : [0x82, body.length >> 8, body.length & 255]
  return body.length > 65_535 ? [] : [tag, ...length, ...body]
}

describe('against what writes and reads it otherwise', () => {
  it('DER and BER of the same tree are the same tree, and BER comes back as DER', () => {
    fc.assert(
      fc.property(tree, (value) => {
        const der = Uint8Array.from(write(value, false))
        const ber = Uint8Array.from(write(value, true))
        const strict = readDer(der)
        expect(readBer(der)).toMatchObject({ ok: true, loose: false })
        expect(strict.ok && stripped(nodeOf(der))).toEqual(strict.ok && strict.node)
        expect(encodeHex(toDefinite(ber, nodeOf(ber)))).toBe(encodeHex(der))
      }),
      { numRuns: 300 },
    )
  })

  it('openssl sees as many values', () => {
    const bytes = hex('30 80 02 01 05 24 80 04 02 01 02 04 01 03 00 00 a0 80 05 00 00 00 00 00')
    const lines = execFileSync('openssl', ['asn1parse', '-inform', 'DER'], { input: bytes })
      .toString()
      .trim()
      .split('\n')
      .filter((line) => !line.includes('EOC'))
    expect(count(nodeOf(bytes))).toBe(lines.length)
  })
})

const count = (node: BerNode): number => node.children.reduce((sum, one) => sum + count(one), 1)
const stripped = ({ indefinite: _, ...node }: BerNode): object => ({
  ...node,
  children: node.children.map(stripped),
})

it('reads a receipt with 5,000 purchases in a moment', async () => {
  const attribute = hex('30 0e 02 02 06 a6 02 01 01 04 05 02 03 01 02 03')
  const purchase = new Uint8Array(17 * attribute.length)
  for (let index = 0; index < 17; index++) purchase.set(attribute, index * attribute.length)
  const head = hex(`31 82 ${purchase.length.toString(16).padStart(4, '0')}`)
  const one = head.length + purchase.length
  const whole = new Uint8Array(2 + 5_000 * one + 2)
  whole.set(hex('30 80'))
  for (let index = 0; index < 5_000; index++) {
    whole.set(head, 2 + index * one)
    whole.set(purchase, 2 + index * one + head.length)
  }
  const read = readBer(whole)
  expect(read.ok && count(read.node)).toBe(345_001)
  expect(await leastTime(() => readBer(whole))).toBeLessThan(300)
})
