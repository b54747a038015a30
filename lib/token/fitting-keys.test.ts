import { createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { fittingKeys, type PublicHalf } from './fitting-keys'

const newKey = () => generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey
const half = (key: KeyObject, keyId: string, fileKeyId: string | null = null): PublicHalf => ({
  id: keyId,
  name: `Key ${keyId}`,
  keyId,
  fileKeyId,
  pem: createPublicKey(key).export({ format: 'pem', type: 'spki' }).toString(),
})
const encode = (value: object | string) =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url')

function tokenOf(key: KeyObject, kid: unknown, dsaEncoding: 'ieee-p1363' | 'der' = 'ieee-p1363') {
  const [header, claims] = [encode({ alg: 'ES256', kid }), encode({ iss: 'T', iat: 1 })]
  const made = sign('sha256', Buffer.from(`${header}.${claims}`), { key, dsaEncoding })
  return { header, claims, signature: made.toString('base64url') }
}

const [mine, other] = [newKey(), newKey()]
const KEYS = [half(other, 'OTHERKEY12'), half(mine, 'MINE123456')]
const namesOf = async (...of: Parameters<typeof fittingKeys>) =>
  (await fittingKeys(...of)).map(({ name }) => name)

describe('the kept keys that a token has to do with', () => {
  it.each<[string, ReturnType<typeof tokenOf>, string[]]>([
    ['the one that signed and is named', tokenOf(mine, 'MINE123456'), ['Key MINE123456']],
    ['the one that signed, under another name', tokenOf(mine, 'X'), ['Key MINE123456']],
    ['written as DER', tokenOf(mine, 'X', 'der'), ['Key MINE123456']],
    [
      'the one that is named and the one that signed',
      tokenOf(mine, 'OTHERKEY12'),
      ['Key OTHERKEY12', 'Key MINE123456'],
    ],
    ['none of a stranger’s token', tokenOf(newKey(), 'STRANGER12'), []],
    [
      'the one that is named, though a stranger signed',
      tokenOf(newKey(), 'MINE123456'),
      ['Key MINE123456'],
    ],
    ['no kid', tokenOf(newKey(), undefined), []],
    ['a kid that is no text', tokenOf(newKey(), 7), []],
    ['a header that is no JSON', { ...tokenOf(mine, 'x'), header: encode('{"kid":') }, []],
    ['a header that is null', { ...tokenOf(mine, 'x'), header: encode('null') }, []],
    ['nothing but dots', { header: '', claims: '', signature: '' }, []],
    ['no base64url', { header: '*', claims: '*', signature: '*' }, []],
    ['a signature of zeros', { ...tokenOf(mine, 'x'), signature: 'A'.repeat(86) }, []],
  ])('%s', async (_, token, names) => {
    expect(await namesOf(token, KEYS)).toEqual(names)
  })

  it('names one key once, and by its file where there was one', async () => {
    const twice = [half(mine, 'MINE123456', 'MINE123456'), half(mine, 'MINE123456')]
    expect(await namesOf(tokenOf(mine, 'MINE123456'), twice)).toEqual(['AuthKey_MINE123456.p8'])
  })

  it('takes a key that cannot be read for none', async () => {
    const broken = {
      ...half(mine, 'A'),
      pem: '-----BEGIN PUBLIC KEY-----\n?\n-----END PUBLIC KEY-----',
    }
    expect(await namesOf(tokenOf(mine, 'x'), [broken])).toEqual([])
  })
})
