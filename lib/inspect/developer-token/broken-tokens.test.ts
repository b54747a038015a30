import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { tokenRules } from '../../rules/token'
import { type InspectOptions, inspect } from '..'
import { LINES } from './lines'
import { BROKEN_TOKENS } from './testing/broken-tokens'
import { CLAIMS, KEY, NOW, token } from './testing/tokens'

const look = (text: string, options: InspectOptions = {}) => inspect(text, { now: NOW, ...options })

describe.each(BROKEN_TOKENS)('$name', ({ rows }) => {
  it.each(rows)('$what', async ({ text, codes, options }) => {
    const { findings, steps, verdict } = await look(text, options)
    expect(findings.map(({ code }) => code).sort()).toEqual([...codes].sort())
    for (const { fix, message } of findings) expect(fix.length * message.length).toBeGreaterThan(0)
    // The checklist says the same: no line fails or doubts without a finding, and the other way round.
    const marked = steps.filter(({ result, code }) => result !== 'pass' && code !== undefined)
    for (const { code } of marked) expect(codes).toContain(code)
    const wrong = findings.filter(({ level }) => level !== 'notice').map(({ code }) => code)
    const failed = steps.some(({ result }) => result === 'fail')
    if (wrong.length > 0) expect(wrong).toEqual(expect.arrayContaining([marked[0]?.code]))
    expect(failed).toBe(verdict === 'invalid')
    expect(failed).toBe(findings.some(({ level }) => level === 'error'))
  })
})

/** Mistakes in signing are found with the key, and have their own tests. */
const codes = readdirSync(new URL('../../rules/token/', import.meta.url)).map(
  (file) => `token/${file.replace('.ts', '')}`,
)

describe('the table', () => {
  const found = BROKEN_TOKENS.flatMap(({ rows }) => rows.flatMap((row) => row.codes))

  it('has more than eighty tokens, and every rule is found in it', () => {
    expect(BROKEN_TOKENS.flatMap(({ rows }) => rows).length).toBeGreaterThan(80)
    expect(codes.filter((code) => !found.includes(code))).toEqual([])
  })
})

describe('the lines', () => {
  const inLines = LINES.flatMap(({ rules }) => rules)

  it('have every rule but the one of the signature itself', () => {
    expect(codes.filter((code) => !inLines.some((one) => one === code))).toEqual([
      'token/signature-other-key',
    ])
    const all = tokenRules.map(({ code }) => code)
    expect(inLines.filter((code) => !all.includes(code))).toEqual([])
  })
})

describe('a token in order', () => {
  const keys = [{ name: 'AuthKey_ABC123DEFG.p8', pem: KEY.p8 }]
  const kinds = Object.keys(CLAIMS) as (keyof typeof CLAIMS)[]

  it.each(kinds)('%s: nothing is found, and every line passes', async (kind) => {
    const { verdict, findings, steps } = await look(token(kind), { keys })
    const wrong = findings.filter(({ code }) => code !== 'token/connect-only')
    expect(wrong).toEqual([])
    expect(verdict).toBe('valid')
    expect(steps.filter(({ result }) => result !== 'pass')).toEqual([])
    for (const { detail } of steps) expect(detail).toMatch(/^\S.*\.$/s)
  })

  it.each([
    ['apns', 'provider'],
    ['server-api', 'api'],
    ['connect', 'team'],
    ['connect', 'person'],
    ['connect', 'enterprise'],
  ] as const)('for %s, as was meant: %s', async (tokenFor, kind) => {
    const { verdict, findings } = await look(token(kind), { keys, expect: { tokenFor } })
    expect([verdict, findings]).toEqual(['valid', []])
  })

  it('is judged by no clock where none is given', async () => {
    const { findings, steps } = await inspect(token('provider', { iat: 1 }), { keys })
    expect(findings).toEqual([])
    expect(steps.find(({ name }) => name === 'Time of issue fits')).toEqual({
      name: 'Time of issue fits',
      result: 'unknown',
      detail: '“iat” is 1: 1970-01-01 00:00:01 UTC. The current time was not given.',
    })
  })

  it('is told fact by fact', async () => {
    const { steps } = await look(token('provider'), { keys })
    expect(steps.map(({ name, detail }) => [name, detail])).toMatchInlineSnapshot(`
      [
        [
          "Has three parts",
          "Header, payload and signature, with a dot between each.",
        ],
        [
          "Written in base64url",
          "All three parts are base64url without padding, white space or spare bits.",
        ],
        [
          "Header is a JSON object",
          "3 fields, none of them twice.",
        ],
        [
          "Payload is a JSON object",
          "2 fields, none of them twice.",
        ],
        [
          "Signature is there",
          "The third part has 64 bytes.",
        ],
        [
          "Nothing in the header is critical",
          "The header has neither “crit” nor “b64”.",
        ],
        [
          "Is for the intended service",
          "By its claims it is this: Provider token for APNs. What it is for was not given.",
        ],
        [
          "Algorithm is ES256",
          "“alg” is ES256: ECDSA on P-256 with SHA-256.",
        ],
        [
          "Type is JWT",
          "“typ” is JWT.",
        ],
        [
          "Key ID names the key",
          "“kid” is ABC123DEFG: ten characters, as Key IDs are. The file of the key that signed it is named after it.",
        ],
        [
          "Header has what it needs, no more",
          "It has “alg”, “kid” and “typ” and nothing else.",
        ],
        [
          "Issuer is the right ID",
          "“iss” is DEF123GHIJ: ten characters, as Team IDs are.",
        ],
        [
          "Time of issue fits",
          "“iat” is 1795341300: 2026-11-22 09:55:00 UTC, 5 minutes before the clock here (2026-11-22 10:00:00 UTC). APNs accepts it until an hour after that.",
        ],
        [
          "Has not expired",
          "There is no “exp”, and APNs needs none.",
        ],
        [
          "Audience is the service",
          "There is no “aud”, and none is needed here.",
        ],
        [
          "No claim is out of place",
          "There are “iss” and “iat”, all of them described by Apple.",
        ],
        [
          "Signature has the length of ES256",
          "64 bytes: R and S, 32 each, both in the range of P-256.",
        ],
        [
          "Signature matches",
          "It was made with the key ABC123DEFG.",
        ],
      ]
    `)
  })
})

describe('a token in something else', () => {
  it.each([
    [
      'a curl command',
      (text: string) =>
        `curl -v --http2 -H "apns-topic: com.example.app" -H "authorization: bearer ${text}" -d '{"aps":{"alert":"Hi"}}' https://api.push.apple.com/3/device/${'ab'.repeat(32)}`,
    ],
    ['quotes', (text: string) => `"${text}"`],
    ['a header line', (text: string) => `Authorization: Bearer ${text}`],
  ])('has the same checklist: %s', async (_what, wrap) => {
    const text = token('provider', { iat: String(NOW.getTime()) }, { kid: 'abc' })
    const alone = await look(text)
    const whole = await look(wrap(text))
    const found =
      whole.format === 'provider-token'
        ? whole
        : whole.parts.find(({ format }) => format === 'provider-token')
    expect(found?.steps).toEqual(alone.steps)
  })
})
