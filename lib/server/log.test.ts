import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { makeLog } from '@/lib/server/log'
import { redactText } from '@/lib/server/redact'

const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const pem = privateKey.export({ format: 'pem', type: 'pkcs8' }).toString()
const der = privateKey.export({ format: 'der', type: 'pkcs8' })
const scalar = String(privateKey.export({ format: 'jwk' }).d)
const head = Buffer.from('{"alg":"ES256","kid":"ABC123DEFG"}').toString('base64url')
const body = Buffer.from('{"iss":"TEAM123456","iat":1763776800}').toString('base64url')
const signature = sign('sha256', Buffer.from(`${head}.${body}`), privateKey).toString('base64url')
const jwt = `${head}.${body}.${signature}`
const cookie = `v1.${randomBytes(16).toString('base64url')}.${randomBytes(32).toString('base64url')}`
const deviceToken = randomBytes(32).toString('hex')

/** What must not be in a line, and how it looks in the wild. */
const SECRETS: readonly [name: string, text: string, canary: string][] = [
  ['a PEM', pem, pem.slice(40, 64)],
  ['a PEM with CRLF', pem.replaceAll('\n', '\r\n'), pem.slice(40, 64)],
  ['a PEM as JSON', JSON.stringify(pem), pem.slice(40, 64)],
  ['a PEM without its end', pem.slice(0, 120), pem.slice(40, 64)],
  ['a PEM in UTF-16', Buffer.from(pem, 'utf16le').toString('latin1'), pem.slice(40, 64)],
  ['DER as base64', der.toString('base64'), der.toString('base64').slice(60, 84)],
  ['DER as base64url', der.toString('base64url'), der.toString('base64url').slice(60, 84)],
  ['DER as hex', der.toString('hex'), der.toString('hex').slice(80, 104)],
  [
    'DER as HEX',
    der.toString('hex').toUpperCase(),
    der.toString('hex').toUpperCase().slice(80, 104),
  ],
  ['the scalar of a JWK', `{"d":"${scalar}"}`, scalar.slice(0, 24)],
  ['a provider token', jwt, signature.slice(0, 24)],
  [
    'a provider token with white space in its header',
    `${Buffer.from('{ "alg": "ES256" }').toString('base64url')}.${body}.${signature}`,
    signature.slice(0, 24),
  ],
  ['a provider token without signature', `${head}.${body}.`, body.slice(0, 24)],
  ['a header', `authorization: bearer ${jwt}`, signature.slice(0, 24)],
  ['an opaque bearer', 'Authorization: Bearer opaque-value', 'opaque-value'],
  ['basic credentials', 'Proxy-Authorization: Basic aHVudGVyMg==', 'aHVudGVyMg'],
  ['a cookie header', `Cookie: assay=${cookie}; theme=dark`, cookie.slice(30, 54)],
  ['a cookie value', cookie, cookie.slice(30, 54)],
  ['a device token', deviceToken, deviceToken.slice(0, 24)],
]

/** Every way in: message, field, field name, nested, child, error, cause, bytes. */
const WAYS: readonly [
  name: string,
  write: (log: ReturnType<typeof makeLog>, text: string) => void,
][] = [
  ['message', (log, text) => log.info(text)],
  ['message argument', (log, text) => log.info('push %s failed', text)],
  ['field', (log, text) => log.info({ detail: text }, 'x')],
  ['field name', (log, text) => log.info({ [text]: 1 }, 'x')],
  ['nested', (log, text) => log.info({ a: [{ b: { c: text } }] }, 'x')],
  ['child', (log, text) => log.child({ request: text }).info('x')],
  ['error', (log, text) => log.error(new Error(text))],
  ['cause', (log, text) => log.error(new Error('x', { cause: new Error(text) }))],
  ['error field', (log, text) => log.error({ err: Object.assign(new Error('x'), { text }) })],
  ['bytes', (log, text) => log.info({ chunk: Buffer.from(text) }, 'x')],
  ['typed array', (log, text) => log.info({ chunk: new Uint8Array(Buffer.from(text)) }, 'x')],
]

function linesOf(write: (log: ReturnType<typeof makeLog>) => void): string[] {
  const lines: string[] = []
  write(makeLog('trace', { write: (line) => lines.push(line) }))
  return lines
}

describe.each(SECRETS)('%s', (_, text, canary) => {
  test.each(WAYS)('as %s leaves no trace', (_way, write) => {
    expect(text.replaceAll('\0', '')).toContain(canary)
    const lines = linesOf((log) => write(log, text))
    expect(lines).toHaveLength(1)
    expect(lines[0]).not.toContain(canary)
    expect(lines[0]).not.toContain(JSON.stringify([...Buffer.from(canary)]).slice(1, -1))
  })
})

test.each(['authorization', 'Proxy-Authorization', 'set-cookie', 'password', 'private_key', 'sid'])(
  'the field %s is not logged whatever it holds',
  (name) => {
    expect(linesOf((log) => log.info({ headers: { [name]: 'plain' } }))[0]).not.toContain('plain')
  },
)

test.each([
  [
    'a path',
    'Error in /home/User1/work/assay/node_modules/next/dist/server/lib/start-server.js:12',
  ],
  ['a UUID', 'apns-id 7E1A0D7E-52D0-4F4E-9D4B-0123456789AB'],
  ['a topic', 'com.example.a-rather-long-bundle-identifier.for.tests.voip'],
  ['words', 'the-provider-token-was-older-than-one-hour-so-it-was-made-again'],
])('%s stays readable', (_, text) => {
  expect(redactText(text)).toBe(text)
})

test('32 random bytes are seen in any spelling, also where no digit happens to be among them', () => {
  for (let i = 0; i < 20_000; i++) {
    // Not drawn, so that a failure can be met again.
    const bytes = createHash('sha256').update(String(i)).digest()
    for (const encoding of ['base64url', 'base64', 'hex'] as const) {
      const text = bytes.toString(encoding)
      for (const line of [text, `0x${text}`, `d=${text};`]) {
        if (redactText(line).includes(text.slice(8, 32))) expect.fail(line)
      }
    }
  }
})

test('two device tokens can be told apart by their last six digits', () => {
  expect(redactText(`to ${deviceToken}`)).toBe(`to [hex …${deviceToken.slice(-6)}]`)
})

test('1,000 hostile strings by every way: one JSON line each, no control and no deceptive byte', () => {
  const naughty = fc.string({ unit: 'binary', maxLength: 60 })
  const marks = fc.constantFrom(
    '\r\n',
    '\u001b[2J',
    '\u009b31m',
    '\u202e',
    '\u2028',
    '\0',
    '\ud800',
    '"',
    '\\',
  )
  const strings = fc.sample(fc.tuple(naughty, marks, naughty), 1000).map((parts) => parts.join(''))
  // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what is looked for
  const control = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069]/
  const lines: string[] = []
  const log = makeLog('trace', { write: (line) => lines.push(line) })
  let written = 0
  for (const text of strings) {
    for (const [, write] of WAYS) {
      write(log, text)
      written++
    }
  }
  expect(lines).toHaveLength(written)
  const isJson = (line: string) => typeof JSON.parse(line) === 'object'
  const spoiled = lines.filter(
    (line) => line.indexOf('\n') !== line.length - 1 || control.test(line) || !isJson(line),
  )
  expect(spoiled).toEqual([])
})

test('a megabyte that could be anything is cut and read in well under a second', () => {
  const long = 'eyJa.'.repeat(50_000) + '-----BEGIN '.repeat(50_000) + 'a'.repeat(250_000)
  const start = performance.now()
  expect(redactText(long).length).toBeLessThan(20_000)
  expect(performance.now() - start).toBeLessThan(500)
})
