import { createPrivateKey, createPublicKey } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { type KeyParts, makeKeyParts } from '../../../e2e/fixtures/key-parts'
import { refusedKeys } from '../../../e2e/fixtures/refused-keys'
import { repairableKeys, shortKey } from '../../../e2e/fixtures/repairable-keys'
import { Scratch } from '../../bytes/scratch'
import { problem } from './problems'
import { readPrivateKey, readPrivateKeyWith } from './read'
import { REPAIRS } from './repairs'

const parts = makeKeyParts()
const repairable = repairableKeys(parts)
const refused = await refusedKeys(parts)

/** The point of the public half, which any correct reading of the key must give. */
const pointOf = (pkcs8: Uint8Array) => {
  const key = createPrivateKey({ key: Buffer.from(pkcs8), format: 'der', type: 'pkcs8' })
  return createPublicKey(key).export({ format: 'jwk' })
}
const expectSame = (pkcs8: Uint8Array, { key }: Pick<KeyParts, 'key'>) =>
  expect(pointOf(pkcs8)).toEqual(createPublicKey(key).export({ format: 'jwk' }))

describe('what is put right', () => {
  it.each(repairable)('$name', ({ bytes, expected, fileName }) => {
    const reading = readPrivateKey(bytes, { fileName })
    if (!reading.ok) throw new Error(reading.problem.code)
    expect(reading.repairs.map(({ code }) => code)).toEqual(
      'repairs' in expected && expected.repairs,
    )
    expect(reading).toMatchObject({
      curve: 'P-256',
      keyIdFromName: 'ASSAY12345',
      nameKind: 'AuthKey',
    })
    expectSame(reading.pkcs8, parts)
  })

  it.each(repairable)('$name: WebCrypto imports what comes of it', async ({ bytes }) => {
    const reading = readPrivateKey(bytes)
    if (!reading.ok) throw new Error(reading.problem.code)
    const use = { name: 'ECDSA', namedCurve: 'P-256' }
    const pkcs8 = new Uint8Array(reading.pkcs8)
    const key = await crypto.subtle.importKey('pkcs8', pkcs8, use, false, ['sign'])
    expect(key.usages).toEqual(['sign'])
  })

  it('leaves a key that needs nothing byte for byte as it is', () => {
    const reading = readPrivateKey(Buffer.from(parts.pem))
    expect(reading.ok && Buffer.from(reading.pkcs8).equals(parts.der)).toBe(true)
  })

  it.each([
    ['as downloaded', true],
    ['without its public half', false],
    ['SEC 1, “EC PRIVATE KEY”', true],
    ['OneAsymmetricKey with the public half outside', true],
  ])('%s: has a public half: %s', (name, hasPublicKey) => {
    const row = repairable.find((fixture) => fixture.name === name)
    expect(row && readPrivateKey(row.bytes)).toMatchObject({ ok: true, hasPublicKey })
  })

  it('puts the zeros back that an encoder left out', () => {
    const { pem, scalar } = shortKey(parts)
    const reading = readPrivateKey(Buffer.from(pem))
    if (!reading.ok) throw new Error(reading.problem.code)
    expect(reading.repairs.map(({ code }) => code)).toEqual(['short-scalar'])
    const key = createPrivateKey({ key: Buffer.from(reading.pkcs8), format: 'der', type: 'pkcs8' })
    expect(key.export({ format: 'jwk' }).d).toBe(scalar.toString('base64url'))
  })

  it('has a row for every repair that there is', () => {
    const codes = repairable.flatMap(({ expected }) =>
      'repairs' in expected ? expected.repairs : [],
    )
    expect(Object.keys(REPAIRS).filter((code) => !codes.includes(code))).toEqual(['spare-bits'])
  })

  it('takes a last character whose spare bits were set', () => {
    // 67 bytes end in two base64 characters, the second with four spare bits.
    const row = repairable.find(({ name }) => name === 'without its public half')
    const text = Buffer.from(row?.bytes ?? []).toString()
    const changed = text.replace(
      /(.)==\n/,
      (_, last: string) => `${String.fromCharCode(last.charCodeAt(0) + 1)}==\n`,
    )
    expect(changed).not.toBe(text)
    const reading = readPrivateKey(Buffer.from(changed))
    expect(reading.ok && reading.repairs.map(({ code }) => code)).toEqual(['spare-bits'])
  })

  it('words every repair as a sentence', () => {
    for (const message of Object.values(REPAIRS))
      expect(message).toMatch(/^(The|Some|Each|There|Hyphens|One).*\.$/)
  })
})

describe('what is refused', () => {
  it.each(refused)('$name', ({ bytes, expected, fileName }) => {
    const reading = readPrivateKey(bytes, { fileName })
    expect(reading).toEqual({
      ok: false,
      problem: expect.objectContaining({ code: 'refused' in expected && expected.refused }),
    })
  })

  it.each([
    ['P-384', /^It is an EC key on P-384\. APNs accepts/],
    ['secp256k1', /^It is an EC key on secp256k1\./],
    ['Ed25519', /^It is an Ed25519 key\./],
    ['DSA', /^It is a key for DSA\./],
    ['two keys', /^2 were found\./],
    ['a ZIP archive', /^It is a ZIP archive/],
    ['bytes after the key', /^3 bytes are left over after the end of the key\./],
    ['cut in the middle, as DER', /^38 bytes are missing at the end\./],
    [
      'a character that base64 does not have',
      /is after 184 characters of the key’s base64 text, on line 4 counted from the BEGIN line\./,
    ],
    ['a character outside ASCII', /^A character outside ASCII is after 1 characters/],
    [
      'three characters lost',
      /^Its base64 text has 181 characters, which is not a possible number/,
    ],
    ['the middle as dots', /^There are dots or asterisks after 64 characters of/],
    ['an empty file', /^It contains nothing, or only white space/],
  ])('%s: the message', (name, message) => {
    const row = refused.find((fixture) => fixture.name === name)
    const reading = row && readPrivateKey(row.bytes)
    expect(reading && !reading.ok && reading.problem.message).toMatch(message)
  })

  it('has words for every problem', () => {
    const codes = new Set(
      refused.map(({ expected }) => ('refused' in expected ? expected.refused : '')),
    )
    for (const code of codes) {
      const { title, message, fix } = problem(code as Parameters<typeof problem>[0])
      expect(title).toMatch(/^[A-Z].*[^.]$/)
      expect(message).toMatch(/\.$/)
      expect(fix.length).toBeGreaterThan(30)
    }
    expect(codes.size).toBe(31)
  })
})

describe('secrets', () => {
  const secret = parts.scalar.toString('hex')
  const windows = parts.body.replaceAll('\n', '').match(/.{12}/g) ?? []

  it.each([...repairable, ...refused])(
    '$name: nothing is left behind, nothing is quoted',
    ({ bytes, fileName }) => {
      const before = Buffer.from(bytes)
      const scratch = new Scratch()
      const reading = readPrivateKeyWith(scratch, bytes, { fileName })
      scratch.wipe()
      for (const buffer of scratch.taken) expect(buffer.every((byte) => byte === 0)).toBe(true)
      expect(before.equals(bytes)).toBe(true)
      const shown = JSON.stringify(reading.ok ? { ...reading, pkcs8: null } : reading)
      expect(shown).not.toContain(secret)
      for (const window of windows) expect(shown).not.toContain(window)
      if (reading.ok) expectSame(reading.pkcs8, parts)
    },
  )

  it('the result is no view on the input or on a buffer that is wiped', () => {
    const input = Buffer.from(parts.der)
    const reading = readPrivateKey(input)
    input.fill(0)
    expect(reading.ok && Buffer.from(reading.pkcs8).equals(parts.der)).toBe(true)
  })
})
