import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { makeKey } from '../../inspect/developer-token/testing/sign'
import { readCompact } from '../../verify/read-compact'
import { findMistakes, suspectedMistakes } from './find-mistakes'
import { CLAIMS, HEADER, INPUT, part, sign, suspect, tokenWith } from './testing/tokens'

const KEY = makeKey()
const P8 = KEY.p8
const pad = (text: string) => text + '='.repeat((4 - (text.length % 4)) % 4)
const [head = '', body = ''] = INPUT.split('.')
const HASH = createHash('sha256').update(INPUT).digest()
const raw = sign(P8, INPUT)
const [r, s] = [raw.subarray(0, 32), raw.subarray(32)]
const reversed = (bytes: Uint8Array) => Buffer.from(bytes).reverse()

const OVER: [mistake: string, what: string, over: string | Buffer, hash?: string][] = [
  ['payload-signed-alone', 'the payload part', body],
  ['payload-signed-alone', 'the JSON of the payload', CLAIMS],
  ['payload-signed-alone', 'the header part', head],
  ['json-signed-unencoded', 'JSON with a dot', `${HEADER}.${CLAIMS}`],
  ['json-signed-unencoded', 'JSON without a dot', `${HEADER}${CLAIMS}`],
  ['digest-signed', 'the hash', HASH],
  ['digest-signed', 'the hash in hex', HASH.toString('hex')],
  ['digest-signed', 'the hash in upper case', HASH.toString('hex').toUpperCase()],
  ['digest-signed', 'the hash in base64', HASH.toString('base64')],
  ['signed-other-base64', 'padding', `${pad(head)}.${pad(body)}`],
  ['signed-with-extra', 'a dot more', `${INPUT}.`],
  ['signed-with-extra', 'LF', `${INPUT}\n`],
  ['signed-with-extra', 'CRLF', `${INPUT}\r\n`],
  ['signed-with-extra', 'no dot', `${head}${body}`],
  ['signed-as-utf16', 'UTF-16', Buffer.from(INPUT, 'utf16le')],
  ['signed-as-utf16', 'UTF-16, big-endian', Buffer.from(INPUT, 'utf16le').swap16()],
  ['signed-other-hash', 'SHA-384', INPUT, 'sha384'],
  ['signed-other-hash', 'SHA-512', INPUT, 'sha512'],
  ['signed-other-hash', 'SHA-1', INPUT, 'sha1'],
  ...[
    '{"kid":"ABC123DEFG","alg":"ES256"}',
    '{"alg":"ES256","typ":"JWT","kid":"ABC123DEFG"}',
    '{"typ":"JWT","kid":"ABC123DEFG","alg":"ES256"}',
    '{"alg":"ES256"}',
    '{"kid":"ABC123DEFG"}',
    '{"alg": "ES256", "kid": "ABC123DEFG"}',
    '{ "alg": "ES256", "kid": "ABC123DEFG" }',
    '{"alg":"ES256","kid":"DEF123GHIJ"}',
  ].map((json): [string, string, string] => ['header-changed', json, `${part(json)}.${body}`]),
  ...[
    '{"iat":1795341300,"iss":"DEF123GHIJ"}',
    '{"iss": "DEF123GHIJ", "iat": 1795341300}',
    '{"iss":"DEF123GHIJ","iat":"1795341300"}',
    '{"iss":"DEF123GHIJ","iat":1795341300000}',
    '{"iss":"DEF123GHIJ","iat":"1795341300000"}',
    '{"iss":"ABC123DEFG","iat":1795341300}',
  ].map((json): [string, string, string] => ['claims-changed', json, `${head}.${part(json)}`]),
  [
    'header-changed',
    'Key ID and Team ID swapped',
    `${part(HEADER.replace('ABC123DEFG', 'DEF123GHIJ'))}.${part(CLAIMS.replace('DEF123GHIJ', 'ABC123DEFG'))}`,
  ],
]

describe('ECDSA over another text', () => {
  it.each(OVER)('%s: %s', async (mistake, _what, over, hash = 'sha256') => {
    for (const der of [false, true]) {
      const jws = tokenWith(sign(P8, over, { hash, der }))
      const found = await findMistakes(jws, [await suspect(P8)])
      expect(found.signer).toBe(0)
      expect(found.mistakes).toMatchObject([{ mistake, proof: 'shown' }])
      expect(found.mistakes[0]?.words).toMatch(/The key ABC123DEFG made it .*\.$/s)
      // The public half alone shows it too.
      const half = await findMistakes(jws, [await suspect(KEY.publicPem)])
      expect(half.mistakes).toEqual(found.mistakes)
      // Without a key there is nothing to see.
      expect(suspectedMistakes(jws)).toEqual([])
    }
  })

  it('names the header that was signed', async () => {
    const json = '{"alg":"ES256","typ":"JWT","kid":"ABC123DEFG"}'
    const { mistakes } = await findMistakes(tokenWith(sign(P8, `${part(json)}.${body}`)), [
      await suspect(P8),
    ])
    expect(mistakes[0]?.words).toBe(`The key ABC123DEFG made it over the header ${json}.`)
  })

  it('is told of standard base64, where that differs', async () => {
    const claims = '{"iss":"DEF123GHIJ","iat":1795341300,"name":"ÿ~ÿ?~>"}'
    expect(part(claims)).toMatch(/[-_]/)
    for (const over of [
      [HEADER, claims].map((json) => Buffer.from(json).toString('base64')).join('.'),
      [HEADER, claims]
        .map((json) => Buffer.from(json).toString('base64').replace(/=+$/, ''))
        .join('.'),
    ]) {
      const text = `${part(HEADER)}.${part(claims)}.${sign(P8, over).toString('base64url')}`
      const { jws } = readCompact(text)
      const found = jws && (await findMistakes(jws, [await suspect(P8)]))
      expect(found?.mistakes).toMatchObject([{ mistake: 'signed-other-base64', proof: 'shown' }])
    }
  })
})

const der = sign(P8, INPUT, { der: true })
const WRITTEN: [
  mistakes: string[],
  what: string,
  signature: Uint8Array | string,
  alone: string[],
][] = [
  [['halves-swapped'], 'S before R', Buffer.concat([s, r]), []],
  [['halves-little-endian'], 'each in reverse', Buffer.concat([reversed(r), reversed(s)]), []],
  [['halves-little-endian'], 'all in reverse', reversed(raw), []],
  [['halves-not-padded'], 'a zero before R', Buffer.concat([Buffer.of(0), r, s]), []],
  [
    ['halves-not-padded'],
    'zeros before both',
    Buffer.concat([Buffer.of(0), r, Buffer.of(0), s]),
    [],
  ],
  [['signature-as-text'], 'hex as bytes', Buffer.from(raw.toString('hex')), ['signature-as-text']],
  [['signature-as-text'], 'hex in place', raw.toString('hex'), ['signature-as-text']],
  [
    ['signature-as-text'],
    'base64 twice',
    Buffer.from(raw.toString('base64')),
    ['signature-as-text'],
  ],
  [
    ['signature-as-text'],
    'base64url twice',
    Buffer.from(raw.toString('base64url')),
    ['signature-as-text'],
  ],
  [['signature-as-text'], 'DER in hex', Buffer.from(der.toString('hex')), ['signature-as-text']],
  [
    ['signature-as-text'],
    'DER in base64',
    Buffer.from(der.toString('base64')),
    ['signature-as-text'],
  ],
]

describe('ECDSA written differently', () => {
  it.each(WRITTEN)('%j: %s', async (expected, _what, signature, alone) => {
    const jws = tokenWith(signature)
    const { mistakes, signer } = await findMistakes(jws, [await suspect(P8)])
    expect(signer).toBe(0)
    expect(mistakes.map(({ mistake }) => mistake)).toEqual(expected)
    expect(mistakes.every(({ proof }) => proof === 'shown')).toBe(true)
    expect(suspectedMistakes(jws).map(({ mistake }) => mistake)).toEqual(alone)
  })

  it('reads R of 31 bytes', async () => {
    const short = signUntil((bytes) => bytes[0] === 0 && (bytes[32] ?? 0) > 0)
    const { mistakes } = await findMistakes(tokenWith(short.subarray(1)), [await suspect(P8)])
    expect(mistakes).toMatchObject([{ mistake: 'halves-not-padded', proof: 'shown' }])
  })

  it('reads DER without the zero that keeps a number positive', async () => {
    const high = signUntil((bytes) => (bytes[0] ?? 0) > 0x7f && (bytes[32] ?? 0) > 0x7f)
    const number = (half: Uint8Array) => Buffer.concat([Buffer.of(2, 32), half])
    const lax = Buffer.concat([
      Buffer.of(0x30, 68),
      number(high.subarray(0, 32)),
      number(high.subarray(32)),
    ])
    const jws = tokenWith(lax)
    expect(suspectedMistakes(jws)).toMatchObject([
      { mistake: 'signature-der-lax', proof: 'suspected' },
    ])
    const { mistakes } = await findMistakes(jws, [await suspect(P8)])
    expect(mistakes).toMatchObject([{ mistake: 'signature-der-lax', proof: 'shown' }])
  })

  it.each([
    [96, 'signature-other-curve'],
    [132, 'signature-other-curve'],
    [256, 'signature-rsa'],
    [384, 'signature-rsa'],
    [512, 'signature-rsa'],
  ])('suspects %i bytes to be %s', async (length, mistake) => {
    const jws = tokenWith(new Uint8Array(length).fill(0xa7))
    for (const keys of [[], [await suspect(P8)]]) {
      const found = await findMistakes(jws, keys)
      expect(found).toMatchObject({ mistakes: [{ mistake, proof: 'suspected' }], signer: null })
    }
  })
})

describe('what cannot be told', () => {
  it.each([
    ['another key', sign(makeKey().p8, INPUT)],
    ['another team', sign(P8, `${head}.${part('{"iss":"XXXXXXXXXX","iat":1795341300}')}`)],
    ['another second', sign(P8, `${head}.${part('{"iss":"DEF123GHIJ","iat":1795341301}')}`)],
    ['zeros', new Uint8Array(64)],
    ['R of zeros', Buffer.concat([new Uint8Array(32), s])],
    ['nothing', new Uint8Array(0)],
    ['60 bytes of noise', new Uint8Array(60).fill(0x91)],
  ])('%s', async (_what, signature) => {
    const keys = [await suspect(P8)]
    expect(await findMistakes(tokenWith(signature), keys)).toEqual({ mistakes: [], signer: null })
  })
})

describe('a token that is far too long', () => {
  it('is not looked into', async () => {
    const long = part(JSON.stringify({ iss: 'x'.repeat(8000) }))
    const text = `${head}.${long}.${sign(P8, long).toString('base64url')}`
    const { jws } = readCompact(text)
    const found = jws && (await findMistakes(jws, [await suspect(P8)]))
    expect(found).toEqual({ mistakes: [], signer: null })
  })
})

describe('the time it takes', () => {
  it('is short where nothing is found', async () => {
    const jws = tokenWith(sign(makeKey().p8, INPUT))
    const keys = [await suspect(P8)]
    await findMistakes(jws, keys)
    const times: number[] = []
    for (let run = 0; run < 5; run++) {
      const start = performance.now()
      await findMistakes(jws, keys)
      times.push(performance.now() - start)
    }
    // 150 ms on a quiet machine; the fastest of five, with room for a busy one.
    expect(Math.min(...times)).toBeLessThan(400)
  })
})

/** A signature of the input that has a rare form. */
function signUntil(fits: (raw: Uint8Array) => boolean): Buffer {
  for (let run = 0; run < 20_000; run++) {
    const bytes = sign(P8, INPUT)
    if (fits(bytes)) return bytes
  }
  throw new Error('none in 20,000')
}
