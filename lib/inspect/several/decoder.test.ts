import { describe, expect, it } from 'vitest'
import { inspect } from '..'
import { makeKey, signed } from '../developer-token/testing/sign'

const NOW = new Date('2026-11-22T10:00:00Z')
const IAT = NOW.getTime() / 1000 - 300
const KEY = makeKey()
const token = (keyId: string) =>
  signed(KEY.p8, { iss: 'DEF123GHIJ', iat: IAT }, { alg: 'ES256', kid: keyId })
/** Of another service: several provider tokens are a series, and `token-log` reads them. */
const API = {
  iss: '57246542-96fe-1a63-e053-0824d011072a',
  iat: IAT,
  exp: IAT + 900,
  aud: 'appstoreconnect-v1',
  bid: 'com.example.app',
}
const api = (keyId: string) => signed(KEY.p8, API, { alg: 'ES256', kid: keyId, typ: 'JWT' })
const DEVICE = '4f9a1c7be2d05836a1b4c9d7e0f32856'.repeat(2)

describe('several in one paste', () => {
  it.each([
    { name: 'a blank line between', text: `${api('ABC123DEFG')}\n\n${api('ABC123DEFH')}` },
    { name: 'a comma between', text: `${api('ABC123DEFG')}, ${api('ABC123DEFH')}` },
  ])('$name: each token is read on its own', async ({ text }) => {
    const said = await inspect(text, { now: NOW, keys: [{ pem: KEY.p8 }] })
    expect(said).toMatchObject({ format: 'several', verdict: 'unverified' })
    expect(said.parts.map(({ format, verdict }) => [format, verdict])).toEqual([
      ['server-api-token', 'valid'],
      ['server-api-token', 'valid'],
    ])
    expect(said.summary).toMatch(/^2 were pasted .*: 2 valid\.$/)
    // The signatures are secrets as long as the tokens live.
    expect(JSON.stringify(said)).not.toContain(text.split('.').at(-1))
  })

  it('says what did not fit', async () => {
    const other = signed(makeKey().p8, API, { alg: 'ES256', kid: 'ABC123DEFG' })
    const text = `${api('ABC123DEFG')}\n${other}`
    const said = await inspect(text, { now: NOW, keys: [{ pem: KEY.p8 }] })
    expect(said.summary).toContain('1 valid, 1 invalid')
  })

  it('reads two device tokens as two', async () => {
    const said = await inspect(`${DEVICE}\r\n${DEVICE.toUpperCase()}\n`)
    expect(said.parts.map(({ format }) => format)).toEqual(['device-token', 'device-token'])
  })

  it('reads fifty at most, and says so', async () => {
    const said = await inspect(`${DEVICE}\n`.repeat(60))
    expect(said.parts).toHaveLength(50)
    expect(said.summary).toContain('The last 10 were not read.')
  })

  it.each([
    ['one', DEVICE],
    ['two of different kinds', `${DEVICE}\n${api('ABC123DEFG')}`],
    ['one over two lines', `${DEVICE.slice(0, 32)}\n${DEVICE.slice(32)}`],
    ['words', 'two words'],
  ])('%s is not several', async (_name, text) => {
    expect((await inspect(text)).format).not.toBe('several')
  })
})

describe('a token and its key in one paste', () => {
  const good = token('ABC123DEFG')
  it.each([
    { name: 'key first', text: `${KEY.p8}\n${good}` },
    { name: 'token first', text: `${good}\n${KEY.p8}` },
    { name: 'in code', text: `let key = """\n${KEY.p8}\n"""\nlet token = "${good}"` },
  ])('$name: the key checks the token', async ({ text }) => {
    const said = await inspect(text, { now: NOW })
    expect(said).toMatchObject({ format: 'provider-token', verdict: 'valid' })
    expect(said.findings.map(({ code }) => code)).toContain('paste/key-beside')
    expect(JSON.stringify(said)).not.toContain(KEY.p8.split('\n')[1])
  })

  it('is left alone where a reading is forced, or there are two tokens', async () => {
    const text = `${KEY.p8}\n${good}`
    expect((await inspect(text, { as: 'private-key' })).format).toBe('private-key')
    const two = await inspect(`${text}\n${good}`, { now: NOW })
    expect(two.findings.map(({ code }) => code)).not.toContain('paste/key-beside')
  })
})
