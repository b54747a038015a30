import { describe, expect, it } from 'vitest'
import { readBer } from '../bytes/ber'
import { readDer } from '../bytes/der'
import { inspect } from '../inspect'
import { leastTime, threadTime } from '../testing/least-time'
import { readCertificate } from '../x509/read-certificate'
import { readCms } from './cms'
import { asn1Corpus, fuzzAsn1 } from './testing/asn1-fuzz'
import { tlv } from './testing/der'

// A million of the same inputs: npm run bench asn1.
it('15,000 changed certificates and messages: each reader answers, none throws', async () => {
  const { read, slowest } = fuzzAsn1(await asn1Corpus(), 15_000, 1, threadTime)
  // Not everything is broken by a change: otherwise only the first check would have been tried.
  for (const reader of ['der', 'ber', 'certificate', 'cms']) {
    expect(read[reader]).toBeGreaterThan(75)
  }
  expect(slowest).toBeLessThan(100)
}, 120_000)

const bytes = (...parts: (readonly number[] | Uint8Array)[]): Uint8Array =>
  Uint8Array.from(parts.flatMap((part) => [...part]))

/** SEQUENCEs in each other, each with the shortest length. */
function nested(depth: number): Uint8Array {
  const backwards: number[] = []
  for (let level = 0; level < depth; level++) {
    const { length } = backwards
    const digits: number[] = []
    for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) digits.push(rest % 256)
    if (length < 0x80) backwards.push(length)
    else backwards.push(...digits, 0x80 | digits.length)
    backwards.push(0x30)
  }
  return Uint8Array.from(backwards.reverse())
}

const open = (depth: number): Uint8Array =>
  new Uint8Array(depth * 4).map((_, at) => (at >= depth * 2 ? 0 : at % 2 ? 0x80 : 0x30))

describe('the nine bombs', () => {
  // What each reader answers; `null`: it reads it, since a long value is no harm.
  it.each<[string, () => Uint8Array, string | null, string | null]>([
    ['10,000 deep', () => nested(10_000), 'too-deep', 'too-deep'],
    ['1,000,000 deep', () => nested(1_000_000), 'too-deep', 'too-deep'],
    ['10,000 deep with open lengths', () => open(10_000), 'indefinite-length', 'too-deep'],
    ['1,000,000 deep with open lengths', () => open(1_000_000), 'indefinite-length', 'too-deep'],
    [
      'a length of 4 GB',
      () => bytes([0x04, 0x84, 0xff, 0xff, 0xff, 0xff], [1, 2, 3]),
      'truncated',
      'truncated',
    ],
    [
      'a length of eight bytes',
      () => bytes([0x30, 0x88], Array(8).fill(0xff), [1]),
      'long-length',
      'long-length',
    ],
    ['an INTEGER of a megabyte', () => tlv(0x02, new Uint8Array(1_048_576).fill(0x7f)), null, null],
    ['an OID of a megabyte', () => tlv(0x06, new Uint8Array(1_048_576).fill(0x81)), null, null],
    [
      'a SEQUENCE of 500,000',
      () =>
        tlv(
          0x30,
          new Uint8Array(1_000_000).map((_, at) => (at % 2 ? 0 : 5)),
        ),
      'too-many',
      null,
    ],
  ])('%s', async (_name, make, der, ber) => {
    const bomb = make()
    const strict = readDer(bomb)
    const loose = readBer(bomb)
    expect(strict.ok ? null : strict.problem.code).toBe(der)
    expect(loose.ok ? null : loose.problem.code).toBe(ber)
    // The outermost value of a bomb is no certificate and no message, whatever is in it.
    expect(readCertificate(bomb).ok).toBe(false)
    expect(readCms(bomb).ok).toBe(false)
    for (const reader of [readDer, readBer, readCertificate, readCms]) {
      expect(await leastTime(() => reader(bomb))).toBeLessThan(100)
    }
    const result = await inspect(bomb, { as: 'provisioning-profile' })
    expect(result.verdict).toBe('invalid')
    expect(result.findings.map(({ code }) => code)).toEqual([
      ber === 'too-deep' ? 'budget/asn-depth' : 'cms/form',
    ])
  })
})
