import { createHmac, createSign } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { inspect } from '..'
import { makeKey, unsigned } from './testing/sign'

const NOW = new Date('2026-11-22T10:00:00Z')
const CLAIMS = { iss: 'DEF123GHIJ', iat: NOW.getTime() / 1000 - 300 }
const KEY = makeKey()
const OTHER = makeKey()
const FILE = 'AuthKey_ABC123DEFG.p8'

const step = ({ steps }: Awaited<ReturnType<typeof inspect>>) =>
  steps.find(({ name }) => name === 'Signature matches')
const codes = ({ findings }: Awaited<ReturnType<typeof inspect>>) =>
  findings.map(({ code }) => code)

// Each mistake has its tests in lib/token/forensics; here they go through the whole inspection.
describe('a signature over something else', () => {
  const keys = [{ name: FILE, pem: KEY.p8 }]
  const input = unsigned({ alg: 'ES256', kid: 'ABC123DEFG' }, CLAIMS)
  const made = (over: string, dsaEncoding: 'ieee-p1363' | 'der' = 'ieee-p1363') =>
    createSign('sha256').update(over).sign({ key: KEY.p8, dsaEncoding })
  const [, payload = ''] = input.split('.')
  it.each<[what: string, signature: string, codes: string[]]>([
    ['the payload', made(payload).toString('base64url'), ['token/payload-signed-alone']],
    [
      'the payload, as DER',
      made(payload, 'der').toString('base64url'),
      ['token/payload-signed-alone', 'token/signature-der'],
    ],
    ['a line break more', made(`${input}\n`).toString('base64url'), ['token/signed-with-extra']],
    ['hex digits', made(input).toString('hex'), ['token/signature-as-text']],
    [
      'base64 twice, over the payload',
      Buffer.from(made(payload).toString('base64')).toString('base64url'),
      ['token/payload-signed-alone', 'token/signature-as-text'],
    ],
    [
      'an HMAC-SHA512',
      createHmac('sha512', KEY.p8).update(input).digest('base64url'),
      ['token/hmac-signature'],
    ],
  ])('is shown by the key: %s', async (_what, signature, expected) => {
    const inspection = await inspect(`${input}.${signature}`, { now: NOW, keys })
    expect(inspection.verdict).toBe('invalid')
    expect(codes(inspection).sort()).toEqual(expected)
    expect(step(inspection)?.result).toBe('fail')
    expect(step(inspection)?.detail).toContain('key ABC123DEFG')
    for (const { snippets, code } of inspection.findings) {
      if (code !== 'token/signature-der') expect(snippets?.length).toBe(9)
    }
  })

  it('comes with code that has the token’s own IDs', async () => {
    const own = unsigned({ alg: 'ES256', kid: 'QWERTY1234' }, { ...CLAIMS, iss: 'TEAM123456' })
    const signature = createHmac('sha256', KEY.p8).update(own).digest('base64url')
    const { findings } = await inspect(`${own}.${signature}`, { now: NOW, keys })
    const code = findings.find(({ code }) => code === 'token/hmac-signature')?.snippets ?? []
    expect(code).toHaveLength(9)
    for (const { code: text } of code) {
      expect(text).toContain('AuthKey_QWERTY1234.p8')
      expect(text).toContain('TEAM123456')
      expect(text).not.toMatch(/ABC123DEFG|DEF123GHIJ/)
    }
  })

  it('is shown by the one of several keys that the header names', async () => {
    const several = [...Array.from({ length: 8 }, () => ({ pem: OTHER.p8 })), ...keys]
    const text = `${input}.${made(payload).toString('base64url')}`
    const inspection = await inspect(text, { now: NOW, keys: several })
    expect(codes(inspection)).toEqual(['token/payload-signed-alone'])
  })

  it('is not told without a key, and with another it is said what cannot be told', async () => {
    const text = `${input}.${made(payload).toString('base64url')}`
    expect((await inspect(text, { now: NOW })).findings).toEqual([])
    const inspection = await inspect(text, { now: NOW, keys: [{ pem: OTHER.p8 }] })
    expect(codes(inspection)).toEqual(['token/signature-other-key'])
    expect(step(inspection)?.detail).toContain('It is not clear which')
  })
})
