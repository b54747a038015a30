import { performance } from 'node:perf_hooks'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeKeyParts } from '../../../e2e/fixtures/key-parts'
import { refusedKeys } from '../../../e2e/fixtures/refused-keys'
import { repairableKeys } from '../../../e2e/fixtures/repairable-keys'
import { readPrivateKey } from './read'

const parts = makeKeyParts()
const seeds = [...repairableKeys(parts), ...(await refusedKeys(parts))]
  .map(({ bytes }) => bytes)
  .filter((bytes) => bytes.length > 0 && bytes.length < 10_000)

const expectReading = (bytes: Uint8Array) => {
  const reading = readPrivateKey(bytes)
  if (reading.ok) expect(reading.pkcs8.length).toBeGreaterThan(60)
  else expect(reading.problem.title).toBeTruthy()
}

describe('any bytes', () => {
  it('random ones are read or refused, never thrown at', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => expectReading(bytes)),
      { numRuns: 10_000 },
    )
  })

  it('so are changed, cut and doubled key files', () => {
    const change = fc.record({
      at: fc.nat(2000),
      take: fc.nat(40),
      put: fc.oneof(
        fc.uint8Array({ maxLength: 4 }),
        fc
          .constantFrom('\\', '"', '%0', '&#', '<', '-----BEGIN ', '=', '\n', '{\\rtf', "\\'9")
          .map((text) => Buffer.from(text)),
      ),
    })
    const file = fc.record({
      seed: fc.nat(seeds.length - 1),
      changes: fc.array(change, { minLength: 1, maxLength: 4 }),
    })
    const started = performance.now()
    fc.assert(
      fc.property(file, ({ seed, changes }) => {
        let bytes = Buffer.from(seeds[seed] ?? [])
        for (const { at, take, put } of changes) {
          const place = at % (bytes.length + 1)
          bytes = Buffer.concat([bytes.subarray(0, place), put, bytes.subarray(place + take)])
        }
        expectReading(bytes)
      }),
      { numRuns: 10_000 },
    )
    expect(performance.now() - started).toBeLessThan(15_000)
  })

  it.each(
    [
      '-',
      '-----BEGIN ',
      '-----BEGIN A-----',
      '<a',
      '&',
      '&#',
      '\\',
      '\\\\n',
      '%0A',
      'A',
      'A ',
      '=A',
      '"',
      '> ',
      '\n>',
      '{\\rtf',
      'ey.',
      ':\n',
      'nM',
      '\u2014',
    ].map((piece) => [piece]),
  )('%j over and over in 64 kB ends in good time', (piece) => {
    const bytes = Buffer.from(piece.repeat(Math.floor(65_000 / Buffer.byteLength(piece))))
    const wrapped = Buffer.concat([
      Buffer.from('-----BEGIN PRIVATE KEY-----\n'),
      bytes.subarray(0, 65_000),
    ])
    const started = performance.now()
    expectReading(bytes)
    expectReading(wrapped)
    expect(performance.now() - started).toBeLessThan(1000)
  })

  it('another character in the body never gives the same key without a word', () => {
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
    const body = parts.body.replaceAll('\n', '')
    fc.assert(
      fc.property(fc.nat(body.length - 1), fc.integer({ min: 1, max: 63 }), (at, step) => {
        const digit = alphabet.charAt((alphabet.indexOf(body.charAt(at)) + step) % 64)
        const changed = body.slice(0, at) + digit + body.slice(at + 1)
        const reading = readPrivateKey(
          Buffer.from(`-----BEGIN PRIVATE KEY-----\n${changed}\n-----END PRIVATE KEY-----\n`),
        )
        const same = reading.ok && Buffer.from(reading.pkcs8).equals(parts.der)
        expect(same && reading.repairs.length === 0).toBe(false)
      }),
      { numRuns: 2000 },
    )
  })
})
