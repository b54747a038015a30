import { generateKeyPairSync } from 'node:crypto'
import { performance } from 'node:perf_hooks'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type DerNode, readDer } from './der'
import { contents, isContext, isDer, oidText, smallInteger, wholeBits } from './der-value'
import { writeDer } from './der-write'
import { decodeHex } from './hex'
import { Scratch } from './scratch'

function hex(text: string): Uint8Array {
  const result = decodeHex(text.replaceAll(' ', ''))
  if (!result.ok) throw new Error(`not hex: ${text}`)
  return result.bytes
}

function parse(bytes: Uint8Array): DerNode {
  const result = readDer(bytes)
  if (!result.ok) throw new Error(result.problem.code)
  return result.node
}

describe('strictness, X.690 sections 8 and 10', () => {
  it.each([
    ['an empty SEQUENCE', '30 00', { ok: true, leftover: 0 }],
    ['bytes after the value', '30 00 01 02', { ok: true, leftover: 2 }],
    ['a length of 128 in two bytes', `04 81 80 ${'00'.repeat(128)}`, { ok: true, leftover: 0 }],
    ['a tag of 31', '1f 1f 00', { ok: true, leftover: 0 }],
    ['nothing', '', { ok: false, problem: { code: 'empty', at: 0 } }],
    ['a tag alone', '30', { ok: false, problem: { code: 'truncated', at: 1, missing: 1 } }],
    ['a cut value', '04 05 00', { ok: false, problem: { code: 'truncated', at: 0, missing: 4 } }],
    ['a cut length', '30 82 01', { ok: false, problem: { code: 'truncated', at: 3, missing: 1 } }],
    [
      'BER’s open length',
      '30 80 00 00',
      { ok: false, problem: { code: 'indefinite-length', at: 0 } },
    ],
    [
      'a long length for 5',
      '04 81 05 0000000000',
      { ok: false, problem: { code: 'long-length', at: 0 } },
    ],
    [
      'a leading zero in a length',
      `04 82 00 80 ${'00'.repeat(128)}`,
      { ok: false, problem: { code: 'long-length', at: 0 } },
    ],
    [
      'a length of 16 EB',
      '04 88 ff ff ff ff ff ff ff ff',
      { ok: false, problem: { code: 'long-length', at: 0 } },
    ],
    ['the length 0xff', '04 ff', { ok: false, problem: { code: 'long-length', at: 0 } }],
    ['a small tag written long', '1f 1e 00', { ok: false, problem: { code: 'long-tag', at: 0 } }],
    [
      'a tag with a leading zero',
      '1f 80 1f 00',
      { ok: false, problem: { code: 'long-tag', at: 0 } },
    ],
    [
      'a tag without end',
      '1f ff ff ff ff ff 00',
      { ok: false, problem: { code: 'long-tag', at: 0 } },
    ],
    [
      'a part larger than its whole',
      '30 03 04 02 00 00',
      { ok: false, problem: { code: 'overrun', at: 2 } },
    ],
  ])('%s', (_, text, expected) => {
    expect(readDer(hex(text))).toMatchObject(expected)
  })

  it('stops at its depth and its number of nodes', () => {
    const deep = hex(
      Array.from(
        { length: 40 },
        (_, at) => `30${(78 - 2 * at).toString(16).padStart(2, '0')}`,
      ).join(''),
    )
    expect(readDer(deep)).toMatchObject({ ok: false, problem: { code: 'too-deep', at: 64 } })
    expect(readDer(deep, 0, { depth: 40 })).toMatchObject({ ok: true })
    const wide = writeDer(
      new Scratch(),
      0x30,
      new Uint8Array(60_000).fill(5).map((_, at) => (at % 2 ? 0 : 5)),
    )
    expect(readDer(wide)).toMatchObject({ ok: false, problem: { code: 'too-many' } })
    expect(readDer(wide, 0, { nodes: 30_001 })).toMatchObject({ ok: true })
  })
})

describe('what it reads', () => {
  it('walks a PKCS#8 key that Node wrote', () => {
    const key = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey
    const bytes = new Uint8Array(key.export({ type: 'pkcs8', format: 'der' }))
    const [version, algorithm, inner] = parse(bytes).children
    expect(smallInteger(bytes, version)).toBe(0)
    expect(algorithm?.children.map((oid) => oidText(bytes, oid))).toEqual([
      '1.2.840.10045.2.1',
      '1.2.840.10045.3.1.7',
    ])
    if (!isDer(inner, 'octetString')) throw new Error('no octet string')
    const ec = contents(bytes, inner)
    const [one, secret, publicKey] = parse(ec).children
    expect(smallInteger(ec, one)).toBe(1)
    expect(secret && secret.end - secret.content).toBe(32)
    expect(isContext(publicKey, 1)).toBe(true)
    expect(wholeBits(ec, publicKey?.children[0])?.length).toBe(65)
  })

  it('gives back any value that was written, with its range', () => {
    const length = fc.oneof(
      fc.integer({ min: 0, max: 300 }),
      fc.constantFrom(127, 128, 255, 256, 65_535),
    )
    fc.assert(
      fc.property(length, fc.nat(5), (size, before) => {
        const body = new Uint8Array(size).fill(7)
        const value = writeDer(new Scratch(), 0x04, body)
        const bytes = new Uint8Array(before + value.length)
        bytes.set(value, before)
        const result = readDer(bytes, before)
        expect(result).toMatchObject({
          ok: true,
          leftover: 0,
          node: { start: before, end: bytes.length },
        })
        if (result.ok) expect(contents(bytes, result.node)).toEqual(body)
      }),
    )
    expect(() => writeDer(new Scratch(), 4, new Uint8Array(65_536))).toThrow('65536 bytes')
  })

  it.each([
    ['06 03 2b 65 70', '1.3.101.112'],
    ['06 09 2a 86 48 86 f7 63 64 06 02', '1.2.840.113635.100.6.2'],
    ['06 0a 2a 86 48 86 f7 63 64 06 0b 01', '1.2.840.113635.100.6.11.1'],
    ['06 03 88 37 03', '2.999.3'],
    ['06 03 2a 80 01', null],
    ['06 02 2a 86', null],
    ['06 00', null],
    ['04 01 2a', null],
  ])('the object identifier %s is %j', (text, oid) => {
    const bytes = hex(text)
    const result = readDer(bytes)
    expect(result.ok ? oidText(bytes, result.node) : null).toBe(oid)
  })

  it.each([
    ['02 01 00', 0],
    ['02 01 7f', 127],
    ['02 01 80', null],
    ['02 02 00 80', null],
    ['02 00', null],
    ['22 03 02 01 00', null],
  ])('the small integer %s is %j', (text, value) => {
    const bytes = hex(text)
    expect(smallInteger(bytes, parse(bytes))).toBe(value)
  })

  it.each([
    ['03 02 00 aa', 1],
    ['03 02 04 a0', null],
    ['03 00', null],
  ])('the bit string %s holds %j whole bytes', (text, length) => {
    const bytes = hex(text)
    expect(wholeBits(bytes, parse(bytes))?.length ?? null).toBe(length)
  })
})

describe('hostile input', () => {
  const key = generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey
  const seed = new Uint8Array(key.export({ type: 'pkcs8', format: 'der' }))

  it('never throws and stays quick over 100,000 mutated inputs', () => {
    // A small generator with a fixed seed: the same 100,000 inputs every time.
    let state = 0x2545f491
    const next = (below: number) => {
      state ^= state << 13
      state ^= state >>> 17
      state ^= state << 5
      return (state >>> 0) % below
    }
    const codes = new Set<string>()
    const started = performance.now()
    for (let run = 0; run < 100_000; run++) {
      const bytes = seed.slice(0, next(8) ? seed.length : next(seed.length))
      for (let flips = next(4) + 1; flips > 0; flips--) {
        // Most structure is at the start: mutate there more often.
        const at = next(2) ? next(32) : next(bytes.length || 1)
        if (at < bytes.length) bytes[at] = next(256)
      }
      const result = readDer(bytes)
      codes.add(result.ok ? 'ok' : result.problem.code)
    }
    expect(performance.now() - started).toBeLessThan(15_000)
    codes.delete('empty')
    expect([...codes].sort()).toEqual([
      'indefinite-length',
      'long-length',
      'long-tag',
      'ok',
      'overrun',
      'truncated',
    ])
  })

  it('never throws on random bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
        const result = readDer(bytes)
        if (result.ok) expect(result.node.end + result.leftover).toBe(bytes.length)
      }),
      { numRuns: 10_000 },
    )
  })
})
