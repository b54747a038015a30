import { describe, expect, it } from 'vitest'
import { APPLE_ROOTS } from '@/lib/apple/roots'
import { certificateOf } from '@/lib/x509/certificate-of'
import { keyOf, readKeyFile, readRootFile, rootOf } from './credential-file'

const pem = APPLE_ROOTS.find((root) => root.pem !== null)?.pem ?? ''
const der = certificateOf(pem) ?? new Uint8Array()
const file = (name: string, part: BlobPart) => new File([part], name)

describe('a root to trust', () => {
  it('is taken as PEM and as DER, which gives the same', async () => {
    const one = await readRootFile(file('root.pem', pem))
    const two = await readRootFile(file('root.cer', der.slice()))
    expect(one).toMatchObject({ ok: true, name: 'root.pem' })
    expect(two.ok && certificateOf(two.pem)).toEqual(der)
  })

  it.each([
    ['no PEM', 'hello'],
    ['another PEM', '-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----'],
    ['PEM without its content', '-----BEGIN CERTIFICATE-----\n%%\n-----END CERTIFICATE-----'],
  ])('is refused where it is %s', async (_, text) => {
    expect(await rootOf('x', text)).toMatchObject({ ok: false })
  })

  it('is refused where it is too large', async () => {
    expect(await readRootFile(file('x.cer', new Uint8Array(70_000)))).toMatchObject({ ok: false })
  })
})

describe('a key to check with', () => {
  it.each([
    ['-----BEGIN PRIVATE KEY-----\nMIGT', true],
    ['-----BEGIN EC PRIVATE KEY-----\nMIGT', true],
    ['-----BEGIN PUBLIC KEY-----\nMFkw', true],
    ['-----BEGIN CERTIFICATE-----\nMIGT', false],
    ['', false],
  ])('%j: %s', async (text, ok) => {
    expect(keyOf('x', text).ok).toBe(ok)
    expect((await readKeyFile(file('x', text))).ok).toBe(ok)
  })
})
