import { createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { readDer } from '../bytes/der'
import type { DigestName } from '../bytes/digest'
import { encodeUtf8 } from '../bytes/utf8'
import { readPublicKey } from '../x509/public-key'
import type { PublicKeyFacts, SignatureAlgorithm } from '../x509/types'
import { rawFromDer, verifyRaw, verifySignature } from './signature'

const DATA = encodeUtf8('what was signed')
const HASHES = ['SHA-1', 'SHA-256', 'SHA-384', 'SHA-512'] as const
const CURVES = ['P-256', 'P-384', 'P-521'] as const

function facts(key: KeyObject): { spki: Uint8Array; publicKey: PublicKeyFacts } {
  const spki = new Uint8Array(createPublicKey(key).export({ type: 'spki', format: 'der' }))
  const read = readDer(spki)
  if (!read.ok) throw new Error(read.problem.code)
  return { spki, publicKey: readPublicKey(spki, read.node) }
}

function algorithm(kind: SignatureAlgorithm['kind'], hash: DigestName | null): SignatureAlgorithm {
  return { oid: '1.2.3', name: 'test', hash, kind }
}

const ec = Object.fromEntries(
  CURVES.map((namedCurve) => [namedCurve, generateKeyPairSync('ec', { namedCurve }).privateKey]),
) as Record<(typeof CURVES)[number], KeyObject>
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey

describe('what Node signs matches, and does not with one bit changed', () => {
  const rows = [
    ...CURVES.flatMap((curve) => HASHES.map((hash) => ({ name: curve, key: ec[curve], hash }))),
    ...HASHES.map((hash) => ({ name: 'RSA', key: rsa, hash })),
  ]
  test.each(rows)('$name with $hash', async ({ name, key, hash }) => {
    const kind = name === 'RSA' ? 'RSA' : 'ECDSA'
    const signature = new Uint8Array(sign(hash, DATA, key))
    const check = { ...facts(key), algorithm: algorithm(kind, hash), data: DATA, signature }
    expect(await verifySignature(check)).toBe('matches')
    const last = signature.length - 1
    const changed = signature.with(last, (signature[last] ?? 0) ^ 1)
    expect(await verifySignature({ ...check, signature: changed })).toBe('does not match')
    const other = hash === 'SHA-1' ? 'SHA-256' : 'SHA-1'
    expect(await verifySignature({ ...check, algorithm: algorithm(kind, other) })).toBe(
      'does not match',
    )
    expect(await verifySignature({ ...check, data: DATA.with(0, 0) })).toBe('does not match')
  })

  test.each(CURVES)('%s as JOSE writes it', async (curve) => {
    const signature = new Uint8Array(
      sign('SHA-256', DATA, { key: ec[curve], dsaEncoding: 'ieee-p1363' }),
    )
    const check = { ...facts(ec[curve]), hash: 'SHA-256' as const, data: DATA, signature }
    expect(await verifyRaw(check)).toBe('matches')
    for (const bad of [
      new Uint8Array(signature.length),
      signature.subarray(1),
      Uint8Array.of(...signature, 0),
      new Uint8Array(),
      new Uint8Array(sign('SHA-256', DATA, ec[curve])),
      signature.slice().fill(0, 0, signature.length / 2),
      signature.slice().fill(0, signature.length / 2),
      signature.slice().fill(0xff),
    ]) {
      expect(await verifyRaw({ ...check, signature: bad })).toBe('does not match')
    }
  })
})

describe('what cannot match', () => {
  const signature = new Uint8Array(sign('SHA-256', DATA, ec['P-256']))
  const own = facts(ec['P-256'])
  const check = { ...own, algorithm: algorithm('ECDSA', 'SHA-256'), data: DATA, signature }

  it('an RSA algorithm with an EC key, and the reverse', async () => {
    const wrong = { ...check, algorithm: algorithm('RSA', 'SHA-256') }
    expect(await verifySignature(wrong)).toBe('does not match')
    expect(await verifySignature({ ...check, ...facts(rsa) })).toBe('does not match')
    const raw = { ...facts(rsa), hash: 'SHA-256' as const, data: DATA, signature }
    expect(await verifyRaw(raw)).toBe('does not match')
  })

  it('a key that is none', async () => {
    const broken = { ...check, spki: own.spki.with(30, (own.spki[30] ?? 0) ^ 1) }
    expect(await verifySignature(broken)).toBe('does not match')
    expect(await verifySignature({ ...check, spki: new Uint8Array() })).toBe('does not match')
  })

  it('algorithms and keys that are not checked here say so', async () => {
    const md5 = { ...check, algorithm: algorithm('RSA', null) }
    const other = { kind: 'other' as const, oid: '1.3.101.112' }
    const raw = { ...own, hash: 'SHA-256' as const, data: DATA, signature }
    expect(await verifySignature(md5)).toBe('not supported')
    expect(await verifySignature({ ...check, publicKey: other })).toBe('not supported')
    expect(await verifyRaw({ ...raw, publicKey: other })).toBe('not supported')
    const huge = { ...facts(rsa), publicKey: { kind: 'RSA' as const, bits: 16384 } }
    expect(
      await verifySignature({ ...check, ...huge, algorithm: algorithm('RSA', 'SHA-256') }),
    ).toBe('not supported')
  })
})

describe('r and s in DER', () => {
  const N = 'ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551'
  test.each([
    ['r = 1, s = 1', '3006020101020101', true],
    ['r = the order, which has a zero in front', `30260221 00${N} 020101`, true],
    ['r = 0', '3006020100020101', false],
    ['s = 0', '3006020101020100', false],
    ['r negative', '3006 0201ff 020101', false],
    ['a zero too many in front', '3007 02020001 020101', false],
    ['an empty number', '3005 0200 020101', false],
    ['longer than the curve', `30270222 0100${N} 020101`, false],
    ['one number', '3003 020101', false],
    ['three numbers', '3009 020101 020101 020101', false],
    ['a byte after it', '3006020101020101 00', false],
    ['a SET', '3106020101020101', false],
    ['a length not written the shortest way', '308106020101020101', false],
    ['an open length', '3080020101020101 0000', false],
    ['nothing', '', false],
  ])('%s', (_name, hex, ok) => {
    const bytes = new Uint8Array(Buffer.from(hex.replaceAll(' ', ''), 'hex'))
    expect(rawFromDer(bytes, 'P-256') !== null).toBe(ok)
  })

  it('never throws, and what it gives has the length of the curve', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 90 }), fc.constantFrom(...CURVES), (bytes, curve) => {
        const raw = rawFromDer(Uint8Array.of(0x30, bytes.length, ...bytes), curve)
        return raw === null || raw.length === { 'P-256': 64, 'P-384': 96, 'P-521': 132 }[curve]
      }),
      { numRuns: 5_000 },
    )
  })
})
