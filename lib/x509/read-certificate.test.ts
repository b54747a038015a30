import { X509Certificate } from 'node:crypto'
import { rootCertificates } from 'node:tls'
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { APPLE_ROOTS } from '../apple/roots'
import { encodeBase64 } from '../bytes/base64'
import { issue } from '../verify/testing/issue'
import { makePki } from '../verify/testing/pki'
import { certificateOf } from './certificate-of'
import { readCertificate } from './read-certificate'
import type { Certificate } from './types'

const pki = await makePki({ kind: 'EC' })

function read(der: Uint8Array): Certificate {
  const reading = readCertificate(der)
  if (!reading.ok) throw new Error(reading.problem)
  return reading.certificate
}

function apple(name: string): Certificate {
  const der = certificateOf(APPLE_ROOTS.find((root) => root.name === name)?.pem ?? '')
  if (!der) throw new Error(`no root ${name}`)
  return read(der)
}

describe('what a certificate says', () => {
  // The dates and keys as openssl x509 -text prints them.
  it('of Apple Root CA - G3', () => {
    expect(apple('Apple Root CA - G3')).toMatchObject({
      serial: '2dc5fc88d2c54b95',
      notBefore: Date.UTC(2014, 3, 30, 18, 19, 6),
      notAfter: Date.UTC(2039, 3, 30, 18, 19, 6),
      publicKey: { kind: 'EC', curve: 'P-384' },
      signatureAlgorithm: { name: 'ecdsa-with-SHA384', hash: 'SHA-384', kind: 'ECDSA' },
      isCa: true,
      pathLength: null,
      keyUsage: ['keyCertSign', 'cRLSign'],
      subject: {
        text: 'Apple Root CA - G3',
        attributes: [
          { type: 'CN', value: 'Apple Root CA - G3' },
          { type: 'OU', value: 'Apple Certification Authority' },
          { type: 'O', value: 'Apple Inc.' },
          { type: 'C', value: 'US' },
        ],
      },
    })
  })

  it('of Apple Root CA, with its SHA-1 signature and RSA key', () => {
    expect(apple('Apple Root CA')).toMatchObject({
      serial: '02',
      publicKey: { kind: 'RSA', bits: 2048 },
      signatureAlgorithm: { name: 'sha1WithRSAEncryption', hash: 'SHA-1' },
      isCa: true,
    })
  })

  it('of a leaf: its mark, its path length, and where its parts stand', () => {
    const leaf = read(pki.leaf.der)
    expect(leaf.extensions.map(({ oid }) => oid)).toContain('1.2.840.113635.100.6.11.1')
    expect(leaf).toMatchObject({ isCa: false, pathLength: null, keyUsage: ['digitalSignature'] })
    expect(read(pki.intermediate.der)).toMatchObject({ isCa: true, pathLength: 0 })
    expect(leaf.der.subarray(leaf.places.subject.start, leaf.places.subject.end)).toEqual(
      leaf.subject.der,
    )
    expect(leaf.der.subarray(leaf.places.spki.start, leaf.places.spki.end)).toEqual(leaf.spki)
    expect(leaf.issuer.der).toEqual(read(pki.intermediate.der).subject.der)
  })

  it('with dates beyond 2050 and without any extension', async () => {
    const odd = await issue({
      name: 'Odd',
      to: new Date('2091-02-03T04:05:06Z'),
      ca: null,
      keyUsage: null,
    })
    expect(read(odd.der)).toMatchObject({
      notAfter: Date.UTC(2091, 1, 3, 4, 5, 6),
      isCa: false,
      keyUsage: null,
      extensions: [],
    })
  })
})

const CURVES: Record<string, string> = {
  prime256v1: 'P-256',
  secp384r1: 'P-384',
  secp521r1: 'P-521',
}

test('it reads every root that Node ships as Node reads it', () => {
  expect(rootCertificates.length).toBeGreaterThan(100)
  for (const pem of rootCertificates) {
    const node = new X509Certificate(pem)
    const own = read(node.raw)
    const details = node.publicKey.asymmetricKeyDetails ?? {}
    expect([own.serial, own.notBefore, own.notAfter, own.isCa, encodeBase64(own.spki)]).toEqual([
      node.serialNumber.toLowerCase().padStart(2, '0'),
      Date.parse(node.validFrom),
      Date.parse(node.validTo),
      node.ca,
      node.publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
    ])
    expect(own.publicKey).toEqual(
      details.modulusLength === undefined
        ? { kind: 'EC', curve: CURVES[details.namedCurve ?? ''] }
        : { kind: 'RSA', bits: details.modulusLength },
    )
  }
})

describe('what is no certificate', () => {
  const leaf = pki.leaf.der
  const patched = (at: number, byte: number) => leaf.with(at, byte)
  const part = (name: keyof Certificate['places']) => read(leaf).places[name].start
  test.each([
    ['nothing', new Uint8Array(), 'There are no bytes.'],
    [
      'half of one',
      leaf.subarray(0, 200),
      `It ends too early: ${leaf.length - 200} bytes are missing.`,
    ],
    [
      'an INTEGER',
      Uint8Array.of(2, 1, 5),
      'It is not a certificate: a body, an algorithm and a signature were expected.',
    ],
    [
      'an open length',
      Uint8Array.of(0x30, 0x80, 0, 0),
      'A length is left open, which BER allows and DER does not.',
    ],
    [
      'a key',
      pki.leaf.der.subarray(part('spki')),
      'It is not a certificate: a body, an algorithm and a signature were expected.',
    ],
    [
      'a date of letters',
      patched(part('notAfter') + 3, 0x41),
      'The end of its validity is not a date.',
    ],
    [
      'a month 13',
      leaf.with(part('notBefore') + 4, 0x31).with(part('notBefore') + 5, 0x33),
      'The beginning of its validity is not a date.',
    ],
    [
      'another algorithm inside',
      patched(part('signatureAlgorithm') + 11, 3),
      'The signature’s algorithm is not the one that the certificate names inside.',
    ],
    ['a name that is a SET', patched(part('issuer'), 0x31), 'The issuer is not a name.'],
    [
      'a serial that is no number',
      patched(part('serial'), 4),
      'It is not a certificate: parts of its body are missing.',
    ],
  ])('%s', (_what, der, problem) => {
    expect(readCertificate(der)).toMatchObject({ ok: false, problem })
  })

  test('an extension that stands there twice (RFC 5280, 4.2)', async () => {
    const twice = await issue({ name: 'Twice', marks: ['1.2.3', '1.2.3'] })
    expect(readCertificate(twice.der)).toMatchObject({
      ok: false,
      problem: 'The extension 1.2.3 is there twice.',
    })
  })
})

test('it counts what follows, and starts where it is told', () => {
  const bytes = Uint8Array.of(7, 7, ...pki.root.der, 1, 2, 3)
  const reading = readCertificate(bytes, 2)
  expect(reading).toMatchObject({ ok: true, leftover: 3, certificate: { serial: '01' } })
  expect(reading.ok && reading.certificate.der).toEqual(pki.root.der)
})

test('20,000 mutated certificates: a result each, never an error', () => {
  const change = fc.record({ at: fc.nat(pki.leaf.der.length - 1), byte: fc.nat(255) })
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 6 }), (changes) => {
      const der = pki.leaf.der.slice()
      for (const { at, byte } of changes) der[at] = byte
      const reading = readCertificate(der)
      return reading.ok || /^[A-Z].*\.$/.test(reading.problem)
    }),
    { numRuns: 20_000 },
  )
})
