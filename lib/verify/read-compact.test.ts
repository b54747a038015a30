import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { encodeBase64, encodeBase64Url } from '../bytes/base64'
import { encodeUtf8 } from '../bytes/utf8'
import { jwsFindings, jwsRules } from '../rules/jws'
import { readCompact } from './read-compact'

const b64 = (text: string) => encodeBase64Url(encodeUtf8(text))
const HEADER = b64('{"alg":"ES256"}')
const PAYLOAD = b64('{"bundleId":"com.example.app"}')
const SIGNATURE = encodeBase64Url(new Uint8Array(64).fill(251))
const TOKEN = `${HEADER}.${PAYLOAD}.${SIGNATURE}`

const failed = (text: string) => readCompact(text).steps.filter((step) => step.result === 'fail')

describe('a token in canonical form', () => {
  it('passes every step and is not repaired', () => {
    const { steps, jws, repaired } = readCompact(TOKEN)
    expect(steps.map((step) => step.result)).toEqual(Array(5).fill('pass'))
    expect(repaired).toBeNull()
    expect(jws?.payload.value).toEqual({ bundleId: 'com.example.app' })
    expect(jws?.signature).toHaveLength(64)
    expect(new TextDecoder().decode(jws?.signed)).toBe(`${HEADER}.${PAYLOAD}`)
  })
})

// RFC 7515 sections 2, 3.1 and 7.2, RFC 4648 section 3.5.
describe('what cannot be read', () => {
  test.each([
    ['', 'jws/empty', 'empty'],
    ['  \n', 'jws/empty', 'empty'],
    ['a', 'jws/no-dots', 'no dot'],
    ['a.b', 'jws/part-missing', 'two parts'],
    [`${HEADER}.${PAYLOAD}`, 'jws/part-missing', 'signature'],
    ['a.b.c', 'jws/cut-short', '1 character'],
    ['a.b.c.d', 'jws/part-count', '4 parts'],
    ['.'.repeat(5000), 'jws/part-count', 'more than 1000 parts'],
    ['a.b.c.d.e', 'jws/encrypted', 'JWE'],
    [`${TOKEN}\n${TOKEN}`, 'jws/part-count', '5 parts'],
    [`{"payload":"x","signatures":[]}`, 'jws/json-serialization', 'signatures'],
    [`{"signedPayload":"x"}`, 'jws/json-not-token', 'JSON'],
    [`${HEADER}.${PAYLOAD}.abc%def`, 'jws/character', '“%”'],
    [`${HEADER}.${PAYLOAD}.abc…`, 'jws/character', '“…”'],
    [`${HEADER}.${PAYLOAD}.abc\u0000`, 'jws/character', 'U+0000'],
    [`${HEADER}.${PAYLOAD}.a=bc`, 'jws/character', '“=”'],
    [`.${PAYLOAD}.${SIGNATURE}`, 'jws/header-empty', 'no bytes'],
    [`${HEADER}..${SIGNATURE}`, 'jws/payload-empty', 'no bytes'],
    [`_w.${PAYLOAD}.${SIGNATURE}`, 'jws/header-not-json', 'UTF-8'],
    [`${b64('[]')}.${PAYLOAD}.${SIGNATURE}`, 'jws/header-not-json', 'not an object'],
    [`${b64('{"alg":}')}.${PAYLOAD}.${SIGNATURE}`, 'jws/header-not-json', 'not JSON'],
    [`${HEADER}.${b64('"text"')}.${SIGNATURE}`, 'jws/payload-not-json', 'not an object'],
    [`${HEADER}.${b64('{} {}')}.${SIGNATURE}`, 'jws/payload-not-json', 'follows'],
    [`${HEADER}.${b64('['.repeat(1000))}.${SIGNATURE}`, 'jws/payload-not-json', 'nested'],
  ])('%j is %s', (text, code, words) => {
    const { jws, steps } = readCompact(text)
    expect(jws).toBeNull()
    const [first] = steps.filter((step) => step.result === 'fail')
    expect(first).toMatchObject({ code })
    expect(first?.detail).toContain(words)
  })
})

describe('what is read and said', () => {
  test.each([
    [
      'alg twice',
      `${b64('{"alg":"none","alg":"ES256"}')}.${PAYLOAD}.${SIGNATURE}`,
      'jws/header-duplicate-key',
    ],
    [
      'a key twice, deep',
      `${HEADER}.${b64('{"data":{"a":1,"a":2}}')}.${SIGNATURE}`,
      'jws/payload-duplicate-key',
    ],
    ['no signature', `${HEADER}.${PAYLOAD}.`, 'jws/signature-missing'],
    ['a byte order mark', `${HEADER}.${b64('\ufeff{}')}.${SIGNATURE}`, 'jws/payload-not-json'],
  ])('%s', (_name, text, code) => {
    expect(readCompact(text).jws).not.toBeNull()
    expect(failed(text).map((step) => step.code)).toEqual([code])
  })
})

describe('what is repaired', () => {
  const standard = encodeBase64(new Uint8Array(64).fill(251))
  const spare = `${SIGNATURE.slice(0, -1)}${SIGNATURE.endsWith('w') ? 'x' : '?'}`
  test.each([
    ['a line break', `${HEADER}.\n${PAYLOAD}.${SIGNATURE}`, 'jws/white-space', 'line breaks'],
    ['a space', `${HEADER}. ${PAYLOAD}.${SIGNATURE}`, 'jws/white-space', 'white space'],
    ['a space at the end', `${TOKEN} `, 'jws/white-space', 'white space'],
    ['a zero-width space', `${TOKEN}\u200b`, 'jws/white-space', 'white space'],
    ['padding', `${TOKEN}==`, 'jws/padding', 'padding'],
    ['the other alphabet', `${HEADER}.${PAYLOAD}.${standard}`, 'jws/padding', '+ and /'],
    [
      'only the other alphabet',
      `${HEADER}.${PAYLOAD}.${standard.replaceAll('=', '')}`,
      'jws/standard-alphabet',
      '+ and /',
    ],
    ['spare bits', `${HEADER}.${PAYLOAD}.${spare}`, 'jws/spare-bits', 'spare bits'],
  ])('%s', (_name, text, code, done) => {
    const { jws, repaired, steps } = readCompact(text)
    expect(repaired).toMatchObject({ text: TOKEN, what: expect.stringContaining(done) })
    expect(jws?.parts.join('.')).toBe(TOKEN)
    expect(steps.filter((step) => step.result === 'fail')).toMatchObject([{ code }])
  })
})

describe('the steps and the rules', () => {
  it('has a rule for every code', () => {
    const known = new Set(jwsRules.map((rule) => rule.code))
    for (const text of ['', 'a', 'a.b', 'a.b.c', `${TOKEN}=`, `${TOKEN} `, '{}'])
      for (const step of failed(text)) expect(known).toContain(step.code)
    expect(jwsFindings(failed('a.b.c'))).toMatchObject([{ code: 'jws/cut-short', level: 'error' }])
  })

  it('never throws, and what it accepts without a word is canonical', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.uint8Array({ maxLength: 8 }).map(encodeBase64Url),
      fc.constantFrom(HEADER, PAYLOAD, SIGNATURE, '.', ' ', '=', '+'),
    )
    const text = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(''))
    fc.assert(
      fc.property(fc.oneof(text, fc.constant(TOKEN)), (input) => {
        const { steps, jws, repaired } = readCompact(input)
        if (steps.some((step) => step.result === 'fail')) return
        expect(repaired).toBeNull()
        expect(
          jws &&
            `${encodeBase64Url(jws.header.bytes)}.${encodeBase64Url(jws.payload.bytes)}.${encodeBase64Url(jws.signature)}`,
        ).toBe(input)
      }),
      { numRuns: 2000 },
    )
  })
})
