import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeHex } from '../../bytes/hex'
import { inspect } from '..'
import { Source } from '../source'
import { deviceToken } from './decoder'

const [first] = deviceToken.samples
const HEX = first.text ?? ''
const BYTES = Buffer.from(HEX, 'hex')
const detect = (text: string) => deviceToken.detect(Source.of(text))
const field = (inspection: Awaited<ReturnType<typeof inspect>>, label: string) =>
  inspection.fields.find((row) => row.label === label)

describe('the samples', () => {
  it.each(deviceToken.samples)('$name', async ({ text = '', verdict, findings = [] }) => {
    const inspection = await inspect(text)
    expect(inspection.format).toBe('device-token')
    expect(inspection.verdict).toBe(verdict)
    expect(inspection.findings.map(({ code }) => code)).toEqual(findings)
  })
})

describe('what comes out', () => {
  // Apple Developer Forums, “bad devicetoken”: Windows-1252 text written as UTF-8, escaped.
  it('undoes a store that took bytes for text, to the byte', async () => {
    const asked = String.raw`\xc2\xa1\xcb\x9cr\xc3\x81\xe2\x80\x9e\x01b\xc3\xbce1pf\t\xc2\xa7\xc3\x82v}\xc3\xa1\xc3\x9a:?\r\n\xc3\xa5\xc6\x92\xc3\xb7y\xc3\x9e\xe2\x80\x9c\xc3\x89r`
    const inspection = await inspect(asked)
    const undone = 'a19872c1840162fc6531706609a7c2767de1da3a3f0d0ae583f779de93c972'
    expect(inspection).toMatchObject({ format: 'device-token', verdict: 'invalid' })
    expect(field(inspection, 'remains')?.value).toBe(undone)
    expect(field(inspection, 'bytes')?.value).toBe('31')
    expect(field(inspection, 'lost')?.value).toBe('81 8d 8f 90 9d')
    expect(inspection.findings[0]?.message).toContain('one was lost')
    expect(inspection.findings[0]?.fix).toContain('never as text')
    expect(inspection.views[0]?.base64).toBe(Buffer.from(undone, 'hex').toString('base64'))
    expect(inspection.value).toMatchObject({ hex: null, remains: undone, bytes: 31 })
  })

  it('gives the code that does it right for a description that left bytes out', async () => {
    const inspection = await inspect('{length = 32, bytes = 0x965b251e 6cb1926e ... 7d0b3a12 }')
    const [swift, objectiveC] = inspection.findings[0]?.snippets ?? []
    expect(swift?.title).toBe('Swift')
    expect(swift?.code).toContain('String(format: "%02x", $0)')
    expect(objectiveC?.title).toBe('Objective-C')
    expect(objectiveC?.code).toContain('[token appendFormat:@"%02x", bytes[i]];')
    expect(inspection.findings[0]?.message).toContain('It mentions 32 bytes and shows 12 of them.')
    expect(inspection.views).toEqual([])
  })

  it('gives hex in lower case, base64 and the bytes', async () => {
    const inspection = await inspect(`Token: <${HEX.toUpperCase()}>`)
    expect(field(inspection, 'hex')).toMatchObject({
      value: HEX,
      kind: 'bytes',
      range: { view: 'token', start: 0, end: 32 },
    })
    expect(field(inspection, 'base64')?.value).toBe(BYTES.toString('base64'))
    expect(field(inspection, 'base64url')?.value).toBe(BYTES.toString('base64url'))
    expect(inspection.views[0]?.base64).toBe(BYTES.toString('base64'))
    expect(inspection.summary).toContain('only APNs can say')
  })

  it('never says that a token must have 64 digits', async () => {
    const inspection = await inspect((HEX + HEX + HEX).slice(0, 160))
    expect(inspection).toMatchObject({ format: 'device-token', verdict: 'unverified' })
    expect(field(inspection, 'bytes')?.value).toBe('80')
    expect(JSON.stringify(inspection)).not.toContain('must')
  })

  it('reads bytes that are no text as the token itself', async () => {
    const inspection = await inspect(new Uint8Array(BYTES))
    expect(inspection.value).toMatchObject({ hex: HEX })
  })

  it('explains what it is not, when that reading is forced', async () => {
    const said = async (text: string) =>
      (await inspect(text, { as: 'device-token' })).findings[0]?.code
    expect(await said('6f9619ff-8b86-d011-b42d-00cf4fc964ff')).toBe('device-token/uuid')
    expect(await said('00008030-001A2B3C4D5E6F70')).toBe('device-token/udid')
    expect(await said('eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJYIn0.c2ln')).toBe('device-token/jwt')
    expect(await said('Hello, world')).toBe('device-token/not-hex')
    expect(await said(' ')).toBe('device-token/empty')
  })
})

const windows = (text: string) => new TextDecoder('windows-1252').decode(Buffer.from(text, 'hex'))

describe('how likely it is one', () => {
  it.each<[what: string, text: string, least: number, most: number]>([
    ['64 digits', HEX, 0.9, 1],
    ['64 digits in upper case', HEX.toUpperCase(), 0.9, 1],
    ['80 bytes', (HEX + HEX + HEX).slice(0, 160), 0.7, 1],
    ['a description', `<${HEX}>`, 0.9, 1],
    ['a lost description', '{length=32,bytes=0x965b251e...7d0b3a12}', 0.9, 1],
    ['a count alone', '32 bytes', 0.9, 1],
    ['an O for a 0', `O${HEX.slice(1)}`, 0.5, 0.8],
    ['the bytes as Windows-1252 text', windows(HEX), 0.5, 0.9],
    ['a token that was decoded as UTF-8', BYTES.toString('utf8'), 0.5, 0.9],
    ['32 bytes in base64: possible, weak', BYTES.toString('base64'), 0.2, 0.45],
    [
      '80 bytes in base64',
      Buffer.concat([BYTES, BYTES, BYTES]).subarray(0, 80).toString('base64'),
      0.2,
      0.4,
    ],
    [
      '64 bytes in base64: a signature as likely',
      Buffer.concat([BYTES, BYTES]).toString('base64'),
      0,
      0.05,
    ],
    ['a list of 32 bytes', JSON.stringify([...BYTES]), 0.6, 1],
    ['a SHA-1, or an older UDID', HEX.slice(0, 40), 0.05, 0.3],
    ['an MD5', HEX.slice(0, 32), 0.05, 0.3],
    ['DER that fills the hex', `3022${'0420'}${HEX}`, 0, 0],
    ['text in hex', Buffer.from('Hello, this is a text.').toString('hex'), 0, 0],
    ['a transaction’s id', '2000000123456789', 0, 0.1],
    ['a word', 'decade', 0, 0],
    ['a UUID', '6f9619ff-8b86-d011-b42d-00cf4fc964ff', 0, 0.1],
    ['a JWT', 'eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJYIn0.c2ln', 0, 0],
    [
      'a sentence with accents',
      'Können Sie mir bitte bei der Rückerstattung für März helfen?',
      0,
      0.05,
    ],
    ['a sentence in Russian', 'Здравствуйте, покупка не пришла', 0, 0.05],
    ['JSON', '{"aps":{"alert":"Hello"}}', 0, 0.05],
    ['a list of three numbers', '[1, 2, 3]', 0, 0],
    ['nothing', '', 0, 0],
    ['a key', '-----BEGIN PRIVATE KEY-----\nMIGH\n-----END PRIVATE KEY-----', 0, 0.05],
  ])('%s', (_what, text, least, most) => {
    expect(detect(text)).toBeGreaterThanOrEqual(least)
    expect(detect(text)).toBeLessThanOrEqual(most)
  })

  it('leaves SubjectPublicKeyInfo in hex alone', async () => {
    const { publicKey } = await crypto.subtle.generateKey(
      { name: 'ECDSA', namedCurve: 'P-256' },
      true,
      ['sign', 'verify'],
    )
    const spki = Buffer.from(await crypto.subtle.exportKey('spki', publicKey))
    expect(detect(spki.toString('hex'))).toBe(0)
    expect(detect(spki.toString('base64'))).toBe(0)
  })
})

describe('any text', () => {
  const mutated = fc
    .tuple(
      fc.constantFrom(...deviceToken.samples.map(({ text = '' }) => text)),
      fc.array(fc.tuple(fc.nat(400), fc.string({ unit: 'binary', maxLength: 3 })), {
        maxLength: 4,
      }),
    )
    .map(([text, changes]) =>
      changes.reduce((now, [at, put]) => now.slice(0, at) + put + now.slice(at + 1), text),
    )

  it('is answered in plain JSON, the digits sendable or not given', async () => {
    await fc.assert(
      fc.asyncProperty(mutated, async (text) => {
        const source = Source.of(text)
        const likelihood = deviceToken.detect(source)
        expect(likelihood).toBeGreaterThanOrEqual(0)
        expect(likelihood).toBeLessThanOrEqual(1)
        const inspection = await inspect(text, { as: 'device-token' })
        expect(JSON.parse(JSON.stringify(inspection))).toEqual(inspection)
        const hex = field(inspection, 'hex')?.value
        expect(inspection.verdict).toBe(hex === undefined ? 'invalid' : 'unverified')
        if (hex !== undefined) expect(decodeHex(hex).ok).toBe(true)
      }),
      { numRuns: 2_000 },
    )
  })
})
