import { createHash, createPublicKey, generateKeyPairSync, verify } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { makeKeyParts, pkcs8, publicPoint } from '../../e2e/fixtures/key-parts'
import { importSigningKey } from './import-key'

const newKey = () => generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey
const derOf = (key: ReturnType<typeof newKey>) =>
  new Uint8Array(key.export({ format: 'der', type: 'pkcs8' }))

describe('a key that is kept in the browser', () => {
  it('signs, cannot be exported, and comes with its public half; its bytes are wiped', async () => {
    const key = newKey()
    const bytes = derOf(key)
    const imported = await importSigningKey(bytes)
    expect(bytes.every((byte) => byte === 0)).toBe(true)
    const spki = createPublicKey(key).export({ format: 'der', type: 'spki' })
    expect(imported.fingerprint).toBe(createHash('sha256').update(spki).digest('hex'))
    expect(createPublicKey(imported.pem).export({ format: 'der', type: 'spki' })).toEqual(spki)
    const message = new Uint8Array([1, 2, 3])
    const algorithm = { name: 'ECDSA', hash: 'SHA-256' }
    const made = new Uint8Array(await crypto.subtle.sign(algorithm, imported.key, message))
    const own = { key: createPublicKey(key), dsaEncoding: 'ieee-p1363' } as const
    expect(verify('sha256', message, own, made)).toBe(true)
    for (const format of ['pkcs8', 'jwk'] as const) {
      await expect(crypto.subtle.exportKey(format, imported.key)).rejects.toThrow(/extractable/)
    }
  })

  it('has its public half also where the file left it out', async () => {
    const parts = makeKeyParts()
    const imported = await importSigningKey(new Uint8Array(pkcs8({ scalar: parts.scalar })))
    expect(createPublicKey(imported.pem).equals(createPublicKey(parts.key))).toBe(true)
  })

  it.each<[string, () => Uint8Array]>([
    ['nothing', () => new Uint8Array(0)],
    ['half a key', () => derOf(newKey()).subarray(0, 60)],
    [
      'P-384',
      () =>
        new Uint8Array(
          generateKeyPairSync('ec', { namedCurve: 'P-384' }).privateKey.export({
            format: 'der',
            type: 'pkcs8',
          }),
        ),
    ],
    [
      'the public half of another key',
      () =>
        new Uint8Array(
          pkcs8({ scalar: makeKeyParts().scalar, publicKey: publicPoint(makeKeyParts().scalar) }),
        ),
    ],
  ])('%s is refused, and wiped', async (_, make) => {
    const bytes = make()
    await expect(importSigningKey(bytes)).rejects.toThrow()
    expect(bytes.every((byte) => byte === 0)).toBe(true)
  })
})
