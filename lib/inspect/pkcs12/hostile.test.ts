import { execFileSync } from 'node:child_process'
import { createPrivateKey } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { seeded } from '../../bytes/testing/seeded'
import { inspect } from '..'
import { BUDGETS } from '../budgets'
import { leaksOfBytes } from '../private-key/testing/leaks'

// What the rounds are of: security.md, acceptance test 27; OpenSSL spends 7 seconds on 10^7 of them.
const ROUNDS = [100_000, 1_000_000, 2_000_001, 10_000_000, 0x7fffffff, 0xffffffffff]

const PASSWORD = 'correct horse'
const PBE = '1.2.840.113549.1.12.1.'
const salt = octets(Buffer.from('saltsalt'))
const iv = octets(Buffer.alloc(16))
const AES = sequence(oid('2.16.840.1.101.3.4.1.42'), iv)

const rc2 = (rounds: number) => sequence(oid(`${PBE}6`), sequence(salt, integer(rounds)))
const pbkdf2 = (rounds: number) =>
  pbes2(sequence(oid('1.2.840.113549.1.5.12'), sequence(salt, integer(rounds), hmac('11'))))
const scrypt = (n: number, r = 8, p = 1) =>
  pbes2(sequence(oid('1.3.6.1.4.1.11591.4.11'), sequence(salt, ...[n, r, p].map(integer))))

const BOMBS: [name: string, of: (rounds: number) => Buffer][] = [
  ['the seal', (rounds) => pfx([], rounds)],
  ['an encrypted box', (rounds) => pfx([encrypted(rc2(rounds))], 1)],
  ['an encrypted box with AES', (rounds) => pfx([encrypted(pbkdf2(rounds))], 1)],
  ['an encrypted key', (rounds) => pfx([data(shrouded(rc2(rounds)))], 1)],
  ['a key in a box in a box', (rounds) => pfx([data(nested(shrouded(pbkdf2(rounds))))], 1)],
  ['twenty boxes', (rounds) => pfx(Array(20).fill(encrypted(rc2(rounds))), 1)],
  ['scrypt', (rounds) => pfx([encrypted(scrypt(rounds))], 1)],
]

describe('files that ask for endless work', () => {
  it.each(BOMBS.flatMap(([name, of]) => ROUNDS.map((rounds) => ({ name, of, rounds }))))(
    '$rounds rounds in $name: done or refused in time',
    async ({ of, rounds }) => {
      const bytes = new Uint8Array(of(rounds))
      const started = performance.now()
      const inspection = await inspect(bytes, { password: 'x' })
      const ms = performance.now() - started
      expect(inspection.format).toBe('pkcs12')
      expect(ms).toBeLessThan(1_500)
      const codes = inspection.findings.map(({ code }) => code)
      if (rounds > BUDGETS.passwordRounds) {
        expect(codes).toEqual(['budget/password-rounds'])
        expect(ms).toBeLessThan(50)
      } else if (codes.includes('budget/password-rounds')) expect(ms).toBeLessThan(50)
    },
  )

  it('without a password, too', async () => {
    const inspection = await inspect(new Uint8Array(pfx([], 0x7fffffff)))
    expect(inspection.findings.map(({ code }) => code)).toEqual(['budget/password-rounds'])
  })

  it.each([
    [
      'a salt of a megabyte',
      pfx(
        [
          encrypted(
            sequence(oid(`${PBE}6`), sequence(octets(Buffer.alloc(1_000_000)), integer(1))),
          ),
        ],
        1,
      ),
    ],
    ['no rounds', pfx([encrypted(rc2(0))], 1)],
    ['rounds below zero', pfx([encrypted(rc2(-5))], 1)],
    [
      'bags in bags in bags',
      pfx([data(nested(nested(nested(nested(nested(nested(shrouded(rc2(1)))))))))], 1),
    ],
    ['a thousand layers', nestedSequences(1_000)],
  ])('%s: refused', async (_name, bytes) => {
    const inspection = await inspect(new Uint8Array(bytes), { as: 'pkcs12', password: 'x' })
    expect(inspection.findings.map(({ code }) => code)).toEqual(['pkcs12/not-readable'])
  })
})

it('a thousand mutated files: never throws, never shows the key or the password', async () => {
  const random = seeded(27)
  const under = (limit: number) => Math.floor(random() * limit)
  const { files, secret } = openedFiles()
  let opened = 0
  for (let number = 0; number < 1_000; number++) {
    const bytes = Buffer.from(files[number % files.length] ?? [])
    for (let left = under(3); left > 0; left--) bytes[under(bytes.length)] = under(256)
    const cut = under(20) === 0 ? bytes.subarray(0, under(bytes.length)) : bytes
    const inspection = await inspect(new Uint8Array(cut), { password: PASSWORD, as: 'pkcs12' })
    if (inspection.summary.includes('EC on P-256')) opened++
    expect(leaksOfBytes(secret, inspection)).toEqual([])
    expect(JSON.stringify(inspection)).not.toContain(PASSWORD)
  }
  expect(opened).toBeGreaterThan(300)
})

/** Three files of one key, with few rounds so that the time goes into reading. */
function openedFiles(): { files: Buffer[]; secret: Buffer } {
  const folder = mkdtempSync(join(tmpdir(), 'p12-'))
  const openssl = (...words: string[]) =>
    execFileSync('openssl', words, { cwd: folder, stdio: ['ignore', 'pipe', 'ignore'] })
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-keyout', 'key']
  openssl('req', '-x509', '-nodes', ...key, '-out', 'cert', '-subj', '/CN=Sample')
  const files = [[], ['-legacy'], ['-nomac', '-certpbe', 'NONE', '-keypbe', 'NONE']].map((how) =>
    openssl(
      'pkcs12',
      '-export',
      '-in',
      'cert',
      '-inkey',
      'key',
      '-iter',
      '1',
      '-passout',
      `pass:${PASSWORD}`,
      ...how,
    ),
  )
  const { d } = createPrivateKey(readFileSync(join(folder, 'key'))).export({ format: 'jwk' })
  rmSync(folder, { recursive: true })
  return { files, secret: Buffer.from(String(d), 'base64url') }
}

function pfx(safes: readonly Buffer[], macRounds: number): Buffer {
  const info = sequence(sequence(oid('1.3.14.3.2.26')), octets(Buffer.alloc(20)))
  const mac = sequence(info, salt, integer(macRounds))
  const content = octets(sequence(...safes))
  return sequence(integer(3), sequence(oid('1.2.840.113549.1.7.1'), context(content)), mac)
}

function encrypted(algorithm: Buffer): Buffer {
  const inner = sequence(oid('1.2.840.113549.1.7.1'), algorithm, value(0x80, Buffer.alloc(16)))
  return sequence(oid('1.2.840.113549.1.7.6'), context(sequence(integer(0), inner)))
}

function data(bag: Buffer): Buffer {
  return sequence(oid('1.2.840.113549.1.7.1'), context(octets(sequence(bag))))
}

function shrouded(algorithm: Buffer): Buffer {
  const key = sequence(algorithm, octets(Buffer.alloc(16)))
  return sequence(oid('1.2.840.113549.1.12.10.1.2'), context(key))
}

function nested(bag: Buffer): Buffer {
  return sequence(oid('1.2.840.113549.1.12.10.1.6'), context(sequence(bag)))
}

function pbes2(kdf: Buffer): Buffer {
  return sequence(oid('1.2.840.113549.1.5.13'), sequence(kdf, AES))
}

function hmac(last: string): Buffer {
  return sequence(oid(`1.2.840.113549.2.${last}`))
}

function nestedSequences(depth: number): Buffer {
  let inner: Buffer = Buffer.alloc(0)
  for (let layer = 0; layer < depth; layer++) inner = value(0x30, inner)
  return inner
}

function value(tag: number, ...parts: readonly Buffer[]): Buffer {
  const body = Buffer.concat(parts)
  const size = body.length.toString(16)
  const long = Buffer.from(size.length % 2 ? `0${size}` : size, 'hex')
  const length = body.length < 0x80 ? [body.length] : [0x80 | long.length, ...long]
  return Buffer.concat([Buffer.from([tag, ...length]), body])
}

function sequence(...parts: readonly Buffer[]): Buffer {
  return value(0x30, ...parts)
}

function context(...parts: readonly Buffer[]): Buffer {
  return value(0xa0, ...parts)
}

function octets(bytes: Buffer): Buffer {
  return value(0x04, bytes)
}

function integer(number: number): Buffer {
  if (number < 0) return Buffer.from([2, 1, number & 0xff])
  const hex = number.toString(16)
  const bytes = Buffer.from(hex.length % 2 ? `0${hex}` : hex, 'hex')
  return value(2, (bytes[0] ?? 0) >= 0x80 ? Buffer.concat([Buffer.alloc(1), bytes]) : bytes)
}

function oid(dotted: string): Buffer {
  const [one = 0, two = 0, ...rest] = dotted.split('.').map(Number)
  const arcs = [one * 40 + two, ...rest].flatMap((arc) => {
    const digits = [arc & 0x7f]
    for (let left = Math.floor(arc / 128); left > 0; left = Math.floor(left / 128))
      digits.unshift((left & 0x7f) | 0x80)
    return digits
  })
  return value(6, Buffer.from(arcs))
}
