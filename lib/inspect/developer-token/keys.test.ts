import { generateKeyPairSync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { inspect } from '..'
import { makeKey, signed, unsigned, withHmac } from './testing/sign'

const NOW = new Date('2026-11-22T10:00:00Z')
const IAT = NOW.getTime() / 1000 - 300
const CLAIMS = { iss: 'DEF123GHIJ', iat: IAT }
const KEY = makeKey()
const OTHER = makeKey()
const FILE = 'AuthKey_ABC123DEFG.p8'
const token = signed(KEY.p8, CLAIMS)

const step = ({ steps }: Awaited<ReturnType<typeof inspect>>) =>
  steps.find(({ name }) => name === 'Signature matches')
const codes = ({ findings }: Awaited<ReturnType<typeof inspect>>) =>
  findings.map(({ code }) => code)

describe('with a key', () => {
  it.each([
    ['the .p8', KEY.p8],
    ['the public half', KEY.publicPem],
    ['a .p8 whose lines were lost', KEY.p8.replaceAll('\n', ' ')],
    ['the base64 of the .p8 alone', KEY.p8.replaceAll(/-----[^-]+-----|\n/g, '')],
  ])('%s proves that it signed', async (_what, pem) => {
    const inspection = await inspect(token, { now: NOW, keys: [{ name: FILE, pem }] })
    expect(inspection).toMatchObject({ format: 'provider-token', verdict: 'valid', findings: [] })
    expect(inspection.summary).toBe('The signature was made with the key ABC123DEFG.')
    expect(step(inspection)).toMatchObject({ result: 'pass' })
  })

  it('names it by its name, or by its fingerprint', async () => {
    const named = await inspect(token, { keys: [{ name: 'my key.pem', pem: KEY.publicPem }] })
    expect(named.summary).toContain('my key.pem')
    const nameless = await inspect(token, { keys: [{ pem: KEY.publicPem }] })
    expect(nameless.summary).toMatch(/the key with the fingerprint [0-9a-f]{16}…/)
  })

  it('says which of several signed', async () => {
    const keys = [
      { name: 'AuthKey_ZZZZZZZZZZ.p8', pem: OTHER.p8 },
      { name: FILE, pem: KEY.p8 },
    ]
    const inspection = await inspect(token, { now: NOW, keys })
    expect(inspection.verdict).toBe('valid')
    expect(step(inspection)?.detail).toBe(
      'It was made with the key ABC123DEFG, one of the 2 that were given.',
    )
  })

  it('fails where none of them did', async () => {
    const inspection = await inspect(token, { keys: [{ name: FILE, pem: OTHER.p8 }] })
    expect(inspection.verdict).toBe('invalid')
    expect(step(inspection)).toMatchObject({ result: 'fail', code: 'token/signature-other-key' })
    expect(codes(inspection)).toEqual(['token/signature-other-key'])
  })

  it('fails where the claims were changed after signing', async () => {
    const changed = [
      unsigned({ alg: 'ES256', kid: 'ABC123DEFG' }, { ...CLAIMS, iss: 'DEF123GHIK' }),
      token.split('.')[2],
    ].join('.')
    const inspection = await inspect(changed, { keys: [{ name: FILE, pem: KEY.p8 }] })
    expect(codes(inspection)).toEqual(['token/signature-other-key'])
  })

  it('fails for a signature of zeros, which a faulty verifier takes for any key', async () => {
    const psychic = `${token.split('.').slice(0, 2).join('.')}.${'A'.repeat(86)}`
    const inspection = await inspect(psychic, { keys: [{ pem: KEY.publicPem }] })
    expect(inspection.verdict).toBe('invalid')
  })

  it('says of a name that does not fit the header', async () => {
    const keys = [{ name: 'AuthKey_ZZZZZZZZZZ.p8', pem: KEY.p8 }]
    const inspection = await inspect(token, { now: NOW, keys })
    expect(inspection.verdict).toBe('valid')
    expect(codes(inspection)).toEqual(['token/kid-not-file-name'])
  })

  it('is not checked with what is no key for it, and says why', async () => {
    const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 })
    const keys = [
      { name: 'hello.txt', pem: 'Hello' },
      { name: 'rsa.pem', pem: rsa.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString() },
      { name: 'p384.p8', pem: makeKey('P-384').p8 },
      { name: 'p384.pem', pem: makeKey('P-384').publicPem },
    ]
    const inspection = await inspect(token, { keys })
    expect(inspection.verdict).toBe('unverified')
    expect(step(inspection)).toMatchObject({ result: 'skipped' })
    const detail = step(inspection)?.detail ?? ''
    for (const { name } of keys) expect(detail).toContain(`The key ${name}:`)
  })

  it('asks for one where there is none', async () => {
    const inspection = await inspect(token, { now: NOW })
    expect(inspection.verdict).toBe('unverified')
    expect(step(inspection)).toMatchObject({ result: 'skipped' })
    expect(step(inspection)?.detail).toContain('an APNs key (AuthKey_….p8)')
    expect(inspection.summary).toContain(
      'of key ABC123DEFG by its own header and of issuer DEF123GHIJ by its claims',
    )
  })

  it('checks DER too, and says that it is DER', async () => {
    const der = signed(KEY.p8, CLAIMS, { alg: 'ES256', kid: 'ABC123DEFG' }, 'der')
    const inspection = await inspect(der, { now: NOW, keys: [{ name: FILE, pem: KEY.p8 }] })
    expect(inspection.verdict).toBe('valid')
    expect(codes(inspection)).toEqual(['token/signature-der'])
  })
})

// Apple Developer Forums: InvalidProviderToken, “Invalid signing key”, Swift code with HMAC<SHA256>.
describe('an HMAC in place of ECDSA', () => {
  const body = KEY.p8.replaceAll(/-----[^-]+-----\n/g, '')
  it.each<[what: string, secret: string | Buffer, words: string]>([
    ['the whole file', KEY.p8, 'the whole text of the key file'],
    ['the file without its last line break', KEY.p8.trim(), 'the whole text of the key file'],
    ['its lines', body, 'the base64 lines of the key, line breaks included'],
    ['its lines, trimmed', body.trim(), 'the base64 lines of the key, line breaks included'],
    ['its base64', body.replaceAll('\n', ''), 'the base64 of the key without its line breaks'],
    ['its bytes', Buffer.from(body, 'base64'), 'the bytes of the key (DER)'],
  ])('is proven where the secret was %s', async (_what, secret, words) => {
    const keys = [{ name: FILE, pem: KEY.p8 }]
    const inspection = await inspect(withHmac(secret, CLAIMS), { now: NOW, keys })
    expect(inspection.verdict).toBe('invalid')
    expect(codes(inspection)).toEqual(['token/hmac-signature'])
    expect(inspection.findings[0]?.message).toBe(
      `The signature has 32 bytes, so it is an HMAC-SHA256 and not ECDSA, which has 64. The key ABC123DEFG shows it: the secret was ${words}.`,
    )
    expect(step(inspection)).toMatchObject({ result: 'fail', code: 'token/hmac-signature' })
    expect(inspection.findings[0]?.snippets?.map(({ title }) => title)).toContain(
      'Swift (CryptoKit)',
    )
  })

  it('is told by its length where no key is given, or another', async () => {
    for (const keys of [[], [{ pem: OTHER.p8 }]]) {
      const inspection = await inspect(withHmac(KEY.p8, CLAIMS), { now: NOW, keys })
      expect(codes(inspection)).toEqual(['token/hmac-signature'])
      expect(inspection.findings[0]?.message).toContain('Add the key to confirm it.')
    }
  })

  it('has nothing to do with white space in the JSON', async () => {
    const parts = [{ alg: 'ES256', kid: 'ABC123DEFG' }, CLAIMS].map((part) =>
      Buffer.from(JSON.stringify(part, null, 2)).toString('base64url'),
    )
    const inspection = await inspect(`${parts.join('.')}.${token.split('.')[2]}`, { now: NOW })
    expect(inspection).toMatchObject({ format: 'provider-token', findings: [] })
  })
})

describe('what is secret', () => {
  it.each([
    ['a good token', token],
    ['a token with line breaks', token.replaceAll(/.{60}/g, '$&\n')],
    ['a token with padding', `${token}==`],
    ['a token of another key', signed(OTHER.p8, CLAIMS)],
    ['a token with an HMAC', withHmac(KEY.p8, CLAIMS)],
  ])('is not in the inspection of %s', async (_what, text) => {
    const keys = [{ name: FILE, pem: KEY.p8 }]
    const said = JSON.stringify(await inspect(text, { now: NOW, keys }))
    const signature = (text.split('.')[2] ?? '').replaceAll(/[\s=]/g, '')
    const bytes = Buffer.from(signature, 'base64url')
    for (const encoding of ['base64url', 'base64', 'hex'] as const) {
      expect(said).not.toContain(bytes.toString(encoding).slice(0, 24))
    }
    expect(said).not.toContain(KEY.p8.split('\n')[1]?.slice(0, 40))
    const scalar = Buffer.from(KEY.p8.replaceAll(/-----[^-]+-----|\n/g, ''), 'base64').subarray(
      36,
      68,
    )
    expect(said).not.toContain(scalar.toString('hex'))
    expect(said).not.toContain(scalar.toString('base64url'))
  })
})

// https://datatracker.ietf.org/doc/html/rfc8725, jwt_tool’s playbook, CVE-2018-0114, CVE-2022-21449.
describe('attacks on whoever checks with a public key', () => {
  const keys = [{ name: FILE, pem: KEY.publicPem }]
  const ended = (header: object, signature: string) => `${unsigned(header, CLAIMS)}.${signature}`
  const jwk = { kty: 'EC', crv: 'P-256', x: 'A'.repeat(43), y: 'A'.repeat(43) }
  it.each([
    ['alg none, unsigned', ended({ alg: 'none' }, '')],
    ['alg nOnE, signed', signed(KEY.p8, CLAIMS, { alg: 'nOnE', kid: 'ABC123DEFG' })],
    ['HMAC with the public key', withHmac(KEY.publicPem, CLAIMS)],
    ['HS256, signed with the key', signed(KEY.p8, CLAIMS, { alg: 'HS256', kid: 'ABC123DEFG' })],
    ['a key in the header', signed(OTHER.p8, CLAIMS, { alg: 'ES256', kid: 'ABC123DEFG', jwk })],
    [
      'an address of a key',
      signed(OTHER.p8, CLAIMS, { alg: 'ES256', jku: 'https://example.com/' }),
    ],
    ['a path as kid', signed(KEY.p8, CLAIMS, { alg: 'ES256', kid: '../../dev/null' })],
    ['crit', signed(KEY.p8, CLAIMS, { alg: 'ES256', kid: 'ABC123DEFG', crit: ['x'], x: 1 })],
    ['b64', signed(KEY.p8, CLAIMS, { alg: 'ES256', kid: 'ABC123DEFG', b64: false })],
    ['zeros', ended({ alg: 'ES256', kid: 'ABC123DEFG' }, 'A'.repeat(86))],
    [
      'r of only zeros',
      ended({ alg: 'ES256', kid: 'ABC123DEFG' }, `${'A'.repeat(43)}${'B'.repeat(42)}A`),
    ],
    ['white space', `${token.slice(0, 20)} ${token.slice(20)}`],
    ['four parts', `${token}.AAAA`],
  ])('%s is invalid', async (_what, text) => {
    for (const as of ['provider-token', undefined]) {
      const inspection = await inspect(text, { now: NOW, keys, ...(as ? { as } : {}) })
      expect(inspection.verdict).toBe('invalid')
    }
  })

  it('does not take a signature of another algorithm for proven', async () => {
    const text = signed(KEY.p8, { hello: 'world' }, { alg: 'RS256', kid: 'X' })
    const inspection = await inspect(text, { keys })
    expect(inspection).toMatchObject({ format: 'other-jwt', verdict: 'unverified' })
    expect(step(inspection)?.detail).toContain('Assay checks only ES256')
  })
})
