import { createCipheriv, randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { Scratch } from '../../bytes/scratch'
import { derive, PURPOSE, passwordBytes } from './derive'
import { decryptTripleDes } from './des'
import { decryptRc2 } from './rc2'

const hex = (text: string) => new Uint8Array(Buffer.from(text.replaceAll(' ', ''), 'hex'))

describe('triple DES', () => {
  it('opens what OpenSSL encrypted', () => {
    for (let round = 0; round < 300; round++) {
      const [key, iv, text] = [randomBytes(24), randomBytes(8), randomBytes(8 * (round % 9))]
      const cipher = createCipheriv('des-ede3-cbc', key, iv).setAutoPadding(false)
      const data = Buffer.concat([cipher.update(text), cipher.final()])
      expect(Buffer.from(decryptTripleDes(key, iv, data))).toEqual(text)
    }
  })

  it('takes whole blocks only', () => {
    expect(() =>
      decryptTripleDes(new Uint8Array(24), new Uint8Array(8), new Uint8Array(9)),
    ).toThrow()
  })
})

// https://www.rfc-editor.org/rfc/rfc2268#section-5
describe('RC2', () => {
  it.each([
    ['00000000 00000000', 63, '00000000 00000000', 'ebb773f9 93278eff'],
    ['ffffffff ffffffff', 64, 'ffffffff ffffffff', '278b27e4 2e2f0d49'],
    ['30000000 00000000', 64, '10000000 00000001', '30649edf 9be7d2c2'],
    ['88', 64, '00000000 00000000', '61a8a244 adacccf0'],
    ['88bca90e 90875a', 64, '00000000 00000000', '6ccf4308 974c267f'],
    ['88bca90e 90875a7f 0f79c384 627bafb2', 64, '00000000 00000000', '1a807d27 2bbe5db1'],
    ['88bca90e 90875a7f 0f79c384 627bafb2', 128, '00000000 00000000', '2269552a b0f85ca6'],
  ])('key %s, %i bits', (key, bits, plain, cipher) => {
    expect(decryptRc2(hex(key), bits, new Uint8Array(8), hex(cipher))).toEqual(hex(plain))
  })

  it('takes whole blocks only', () => {
    expect(() => decryptRc2(hex('88'), 64, new Uint8Array(8), new Uint8Array(9))).toThrow()
  })
})

// The vectors that came with the draft of the standard and that Bouncy Castle and others test with.
describe('the derivation of PKCS #12', () => {
  it.each([
    [
      'smeg',
      PURPOSE.key,
      '0a58cf64530d823f',
      1,
      '8aaae6297b6cb04642ab5b077851284eb7128f1a2a7fbca3',
    ],
    ['smeg', PURPOSE.iv, '0a58cf64530d823f', 1, '79993dfe048d3b76'],
    [
      'smeg',
      PURPOSE.key,
      '642b99ab44fb4b1f',
      1,
      'f3a95fec48d7711e985cfe67908c5ab79fa3d7c5caa5d966',
    ],
    ['smeg', PURPOSE.mac, '3d83c0e4546ac140', 1, '8d967d88f6caa9d714800ab3d48051d63f73a312'],
    [
      'queeg',
      PURPOSE.key,
      '05dec959acff72f7',
      1000,
      'ed2034e36328830ff09df1e1a07dd357185dac0d4f9eb3d4',
    ],
    ['queeg', PURPOSE.mac, '263216fcc2fab31c', 1000, '5ec4c7a80df652294c3925b6489a7ab857c83476'],
  ] as const)('%s, purpose %i', (password, purpose, salt, rounds, expected) => {
    const scratch = new Scratch()
    const length = expected.length / 2
    const order = { hash: 'SHA-1', purpose, salt: hex(salt), rounds, length } as const
    const bytes = derive({ ...order, password: passwordBytes(password, scratch) }, scratch)
    expect(Buffer.from(bytes).toString('hex')).toBe(expected)
  })
})
