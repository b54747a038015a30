import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodePemBody, findPemBlocks, findPemMarkers } from './pem'
import { Scratch } from './scratch'

const of = (text: string) => new TextEncoder().encode(text)

describe('markers', () => {
  it.each([
    ['-----BEGIN PRIVATE KEY-----', 'begin', 'PRIVATE KEY', true],
    ['-----END CERTIFICATE-----', 'end', 'CERTIFICATE', true],
    ['----BEGIN PRIVATE KEY---', 'begin', 'PRIVATE KEY', false],
    ['-BEGIN PRIVATE KEY-', 'begin', 'PRIVATE KEY', false],
    ['-----begin private key-----', 'begin', 'PRIVATE KEY', false],
    ['-----BEGIN  PRIVATE   KEY-----', 'begin', 'PRIVATE KEY', false],
    ['-----BEGINPRIVATEKEY-----', 'begin', 'PRIVATEKEY', false],
    ['----- BEGIN EC PRIVATE KEY -----', 'begin', 'EC PRIVATE KEY', false],
    ['-----BEGIN X509 CRL-----', 'begin', 'X509 CRL', true],
  ])('%j', (text, kind, label, exact) => {
    expect(findPemMarkers(of(text))).toEqual([{ kind, label, start: 0, end: text.length, exact }])
  })

  it.each(['BEGIN PRIVATE KEY', '-----BEGIN', '-----BEGIN-----', '-----BEGIN K*Y-----', '-- END'])(
    '%j is none',
    (text) => {
      expect(findPemMarkers(of(text))).toEqual([])
    },
  )

  it('leaves the hyphens that end a base64url body to the body', () => {
    const [end] = findPemMarkers(of('abc-------END KEY-----'))
    expect(end?.start).toBe(5)
  })
})

describe('blocks', () => {
  it.each([
    ['-----BEGIN A-----x-----END A-----', [['A', 'x', true, true]]],
    ['-----BEGIN A-----x', [['A', 'x', true, false]]],
    ['x-----END A-----', [['A', 'x', false, true]]],
    [
      '-----BEGIN A-----x-----BEGIN B-----y-----END B-----z-----END C-----',
      [
        ['A', 'x', true, false],
        ['B', 'y', true, true],
        ['C', 'z', false, true],
      ],
    ],
    ['nothing', []],
  ])('%j', (text, expected) => {
    const blocks = findPemBlocks(of(text)).map((block) => [
      block.label,
      text.slice(block.start, block.end),
      block.begin !== null,
      block.finish !== null,
    ])
    expect(blocks).toEqual(expected)
  })

  it('gives back any body, whatever stands around it, and wipes it', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 300 }),
        fc.integer({ min: 1, max: 80 }),
        (body, width) => {
          const lines = Buffer.from(body)
            .toString('base64')
            .match(new RegExp(`.{1,${width}}`, 'g'))
          const text = of(
            `KEY="\n-----BEGIN A KEY-----\n${(lines ?? []).join('\n')}\n-----END A KEY-----"`,
          )
          const [block] = findPemBlocks(text)
          if (!block) throw new Error('no block was found')
          const scratch = new Scratch()
          const decoded = decodePemBody(text, block, scratch)
          expect([...decoded.bytes]).toEqual([...body])
          scratch.wipe()
          expect(decoded.bytes.every((byte) => byte === 0)).toBe(true)
        },
      ),
    )
  })

  it('ends in good time on hyphens alone', () => {
    const hyphens = new Uint8Array(65_536).fill(0x2d)
    expect(findPemBlocks(hyphens)).toEqual([])
    expect(findPemBlocks(of('-----BEGIN '.repeat(6000)))).toEqual([])
    expect(findPemBlocks(of('-----BEGIN A-----'.repeat(4000))).length).toBe(200)
  })
})
