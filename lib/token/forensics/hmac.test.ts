import { describe, expect, it } from 'vitest'
import { makeKey } from '../../inspect/developer-token/testing/sign'
import { findMistakes, suspectedMistakes } from './find-mistakes'
import { CLAIMS, HEADER, hmac, INPUT, part, suspect, tokenWith } from './testing/tokens'

const KEY = makeKey()
const PEM = KEY.p8
const BASE64 = PEM.replaceAll(/-----[^-]+-----|\n/g, '')
const BODY = BASE64.match(/.{1,64}/g)?.join('\n') ?? ''
const WIDE = BASE64.match(/.{1,76}/g)?.join('\n') ?? ''
const DER = Buffer.from(BASE64, 'base64')
const NUMBER = DER.subarray(36, 68)
const crlf = (text: string) => text.replaceAll('\n', '\r\n')

// Developer forums: the .p8 given to HMAC<SHA256>, cut up in every way that people cut it up.
const SECRETS: [what: string, secret: string | Buffer, words: string][] = [
  ['the file', PEM, 'the whole text of the key file'],
  ['the file, trimmed', PEM.trim(), 'the whole text of the key file'],
  ['the file, a line break more', `${PEM}\n`, 'the whole text of the key file'],
  ['the file, CRLF', crlf(PEM), 'the key file with other line breaks (CRLF)'],
  ['the file, CRLF, trimmed', crlf(PEM.trim()), 'the key file with other line breaks (CRLF)'],
  ['the file, escaped', PEM.replaceAll('\n', '\\n'), 'a backslash and an n'],
  ['the file, escaped, trimmed', PEM.trim().replaceAll('\n', '\\n'), 'a backslash and an n'],
  ['the file, one line', PEM.replaceAll('\n', ''), 'the key file without its line breaks'],
  ['the file, spaces', PEM.trim().replaceAll('\n', ' '), 'with spaces for line breaks'],
  ['the file in base64', Buffer.from(PEM).toString('base64'), 'the base64 of the key file'],
  ['one line', BASE64, 'the base64 of the key without its line breaks'],
  ['one line and LF', `${BASE64}\n`, 'without its line breaks, one at its end'],
  ['one line and CRLF', `${BASE64}\r\n`, 'without its line breaks, one at its end (CRLF)'],
  ['lines', BODY, 'the base64 lines of the key, line breaks included'],
  ['lines, last break', `${BODY}\n`, 'the base64 lines of the key, line breaks included'],
  ['lines, first break', `\n${BODY}`, 'the base64 lines of the key, line breaks included'],
  ['lines, both breaks', `\n${BODY}\n`, 'the base64 lines of the key, line breaks included'],
  ['lines, CRLF', crlf(BODY), 'line breaks included (CRLF)'],
  ['lines, CRLF, last break', crlf(`${BODY}\n`), 'line breaks included (CRLF)'],
  ['lines, CRLF, both breaks', crlf(`\n${BODY}\n`), 'line breaks included (CRLF)'],
  ['lines of 76', WIDE, 'the base64 lines of the key, line breaks included'],
  ['the bytes', DER, 'the bytes of the key (DER)'],
  ['the number', NUMBER, 'the 32 bytes of the private number'],
  ['the number in hex', NUMBER.toString('hex'), 'the private number as hex'],
  [
    'the number in upper case',
    NUMBER.toString('hex').toUpperCase(),
    'the private number as hex in upper case',
  ],
  ['the number in base64', NUMBER.toString('base64'), 'the private number as base64'],
  ['the d of a JWK', NUMBER.toString('base64url'), 'the private number as base64url'],
]
const HASHES = ['sha256', 'sha384', 'sha512'] as const
const rows = SECRETS.flatMap((row) => HASHES.map((hash) => [hash, ...row] as const))

describe('an HMAC', () => {
  it.each(rows)('%s with %s', async (hash, _what, secret, words) => {
    const jws = tokenWith(hmac(secret, hash))
    const { mistakes, signer } = await findMistakes(jws, [await suspect(PEM)])
    expect(signer).toBe(0)
    expect(mistakes).toMatchObject([{ mistake: 'hmac-signature', proof: 'shown' }])
    expect(mistakes[0]?.words).toContain(hash.replace('sha', 'HMAC-SHA'))
    expect(mistakes[0]?.words).toContain(words)
  })

  it.each([
    ['a file with CRLF, its text', crlf(PEM), crlf(PEM)],
    ['a file with CRLF, its text with LF', crlf(PEM), PEM],
    ['the base64 alone, the whole file', BASE64, PEM],
    ['a value of a settings file, the whole file', PEM.trim().replaceAll('\n', '\\n'), PEM],
    ['as many lines as the file', PEM.replace(BODY, WIDE), WIDE],
  ])('is found where the key was pasted as %s', async (_what, text, secret) => {
    const key = { ...(await suspect(PEM)), text }
    const { mistakes } = await findMistakes(tokenWith(hmac(secret)), [key])
    expect(mistakes).toMatchObject([{ mistake: 'hmac-signature', proof: 'shown' }])
  })

  it.each([
    ['payload-signed-alone', part(CLAIMS)],
    ['payload-signed-alone', CLAIMS],
    ['json-signed-unencoded', `${HEADER}.${CLAIMS}`],
    ['signed-with-extra', `${INPUT}\n`],
  ])('is found over another text: %s', async (mistake, over) => {
    const { mistakes } = await findMistakes(tokenWith(hmac(PEM, 'sha256', over)), [
      await suspect(PEM),
    ])
    expect(mistakes.map((found) => found.mistake)).toEqual(['hmac-signature', mistake])
  })

  it.each([
    ['bytes that are hex digits', Buffer.from(hmac(PEM).toString('hex'))],
    ['hex digits in place of base64url', hmac(PEM).toString('hex')],
    ['base64 encoded again', Buffer.from(hmac(PEM).toString('base64'))],
    ['base64url encoded again', Buffer.from(hmac(PEM).toString('base64url'))],
  ])('is found in %s', async (_what, signature) => {
    const { mistakes } = await findMistakes(tokenWith(signature), [await suspect(PEM)])
    expect(mistakes.map((found) => found.mistake)).toEqual(['signature-as-text', 'hmac-signature'])
    expect(mistakes.every(({ proof }) => proof === 'shown')).toBe(true)
  })

  it('is suspected by its length, with no key and with another', async () => {
    for (const hash of ['sha256', 'sha384']) {
      const jws = tokenWith(hmac(PEM, hash))
      const suspected = [{ mistake: 'hmac-signature', proof: 'suspected' }]
      expect(suspectedMistakes(jws)).toMatchObject(suspected)
      expect((await findMistakes(jws, [])).mistakes).toMatchObject(suspected)
      const other = await findMistakes(jws, [await suspect(makeKey().p8)])
      expect(other).toMatchObject({ mistakes: suspected, signer: null })
    }
    // 64 bytes look like ECDSA.
    expect(suspectedMistakes(tokenWith(hmac(PEM, 'sha512')))).toEqual([])
  })

  it('says which of several keys, and nothing of any', async () => {
    const keys = [await suspect(makeKey().p8, 'one'), await suspect(PEM, 'two')]
    for (const [, secret] of SECRETS) {
      const { mistakes, signer } = await findMistakes(tokenWith(hmac(secret)), keys)
      expect(signer).toBe(1)
      const said = JSON.stringify(mistakes)
      expect(said).toContain('The key two')
      // The private number, as the key's base64 and as hex and base64url have it.
      const secrets = [BASE64.slice(30), NUMBER.toString('hex'), NUMBER.toString('base64url')]
      for (const text of secrets)
        expect(said.toLowerCase()).not.toContain(text.slice(20, 40).toLowerCase())
    }
  })
})
