import { generateKeyPairSync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { inspect } from '..'
import { publicKey } from './decoder'

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey
const p384 = generateKeyPairSync('ec', { namedCurve: 'P-384' }).publicKey
const ed = generateKeyPairSync('ed25519').publicKey
const spki = { format: 'der', type: 'spki' } as const

describe('public keys', () => {
  it.each(publicKey.samples)('$name', async ({ text = '', verdict }) => {
    const inspection = await inspect(text)
    expect(inspection).toMatchObject({ format: 'public-key', verdict, findings: [] })
    // openssl pkey -pubin -outform DER | sha256sum
    expect(inspection.value).toMatchObject({
      kind: 'EC',
      curve: 'P-256',
      fingerprint: '6457136d07a1d2edb034af3b5e9c8d70920e95d57935ebe9df078e783f0183d2',
    })
  })

  it.each([
    ['RSA in PEM', rsa.export({ format: 'pem', type: 'spki' }), 'RSA with 2048 bits'],
    ['RSA in DER', new Uint8Array(rsa.export(spki)), 'RSA with 2048 bits'],
    ['P-384 in base64', p384.export(spki).toString('base64'), 'EC on P-384'],
    ['Ed25519', ed.export({ format: 'pem', type: 'spki' }), 'algorithm 1.3.101.112'],
  ])('%s', async (_name, input, title) => {
    const inspection = await inspect(typeof input === 'string' ? input : new Uint8Array(input))
    expect(inspection).toMatchObject({ format: 'public-key', title: `Public key: ${title}` })
  })

  it.each([
    ['cut off', '-----BEGIN PUBLIC KEY-----\nMFkwEwYHKoZIzj0CAQYI\n-----END PUBLIC KEY-----'],
    ['no base64', '-----BEGIN PUBLIC KEY-----\n$$$$\n-----END PUBLIC KEY-----'],
    ['another thing', '-----BEGIN PUBLIC KEY-----\nMAMCAQE=\n-----END PUBLIC KEY-----'],
  ])('%s: said, not thrown', async (_name, text) => {
    const inspection = await inspect(text)
    expect(inspection.title).toBe('Unreadable public key')
  })
})
