import { describe, expect, it } from 'vitest'
import { inspect } from '..'
import { makeKey, signed } from '../developer-token/testing/sign'

const NOW = new Date('2026-11-22T12:00:00Z')
const START = Date.UTC(2026, 10, 22, 10) / 1000
const KEY = makeKey()
const OTHER = makeKey()
const MADE = new Map<string, string>()
/** The same again for the same minutes: a signature differs each time. */
function token(minutes: number, key = KEY): string {
  const name = `${minutes} ${key === KEY}`
  const made = MADE.get(name) ?? signed(key.p8, { iss: 'DEF123GHIJ', iat: START + minutes * 60 })
  MADE.set(name, made)
  return made
}
const utc = (minutes: number) => new Date((START + minutes * 60) * 1000).toISOString()
const codes = ({ findings }: Awaited<ReturnType<typeof inspect>>) =>
  findings.map(({ code }) => code)

describe('a log with provider tokens', () => {
  it('is told from everything else, and each token is judged', async () => {
    const text = [0, 40, 80].map((at) => `${utc(at)} bearer ${token(at)}`).join('\n')
    const said = await inspect(text, { now: NOW, keys: [{ pem: KEY.p8 }] })
    expect(said).toMatchObject({ format: 'token-log', verdict: 'unverified', findings: [] })
    expect(said.title).toBe('3 tokens of 1 key')
    // By now the first two are older than an hour, which says nothing of when they were used.
    expect(said.parts.map(({ verdict }) => verdict)).toEqual(['invalid', 'invalid', 'valid'])
    expect(said.parts.map(({ at }) => at)).toEqual(['token 1', 'token 2', 'token 3'])
    expect(said.summary).not.toContain('invalid by')
    expect(said.tables[0]?.rows.map((row) => row[8])).toEqual([
      'over an hour old by now, signature valid',
      'over an hour old by now, signature valid',
      'valid',
    ])
  })

  it('keeps no token, and of none the signature', async () => {
    const tokens = [token(0), token(40)]
    const said = await inspect(tokens.join('\n'), { now: NOW })
    expect(said.format).toBe('token-log')
    for (const each of tokens) {
      expect(JSON.stringify(said)).not.toContain(each.split('.')[2])
      expect(JSON.stringify(said)).not.toContain(each)
    }
  })

  it('has a row for each token and each use', async () => {
    const text = [`${utc(0)} ${token(0)}`, `${utc(5)} conn=4 ${token(4)}`, `${utc(70)} ${token(0)}`]
    const said = await inspect(text.join('\n'), { now: NOW })
    const [tokens, uses] = said.tables
    expect(tokens?.rows.map((row) => row.slice(0, 8))).toEqual([
      [1, 'ABC123DEFG', 'DEF123GHIJ', START * 1000, null, null, 2, 70],
      [2, 'ABC123DEFG', 'DEF123GHIJ', (START + 240) * 1000, 4, true, 1, 1],
    ])
    expect(uses?.rows.map(([line, , number, connection]) => [line, number, connection])).toEqual([
      [1, 1, null],
      [2, 2, '4'],
      [3, 1, null],
    ])
    expect(codes(said)).toEqual(['token-log/used-after-an-hour', 'token-log/refreshed-early'])
  })

  it('says what was answered and is not explained by order and times', async () => {
    const text = [0, 40].map((at) => `${utc(at)} ${token(at)} 403 InvalidProviderToken`).join('\n')
    const said = await inspect(text, { now: NOW })
    expect(codes(said)).toEqual(['token-log/answer-not-explained'])
    expect(said.findings[0]?.message).toContain('InvalidProviderToken 2 times, first in line 1')
  })

  it('looks into no more than a few that a key did not sign', async () => {
    const text = Array.from({ length: 40 }, (_, at) => token(at * 30, OTHER)).join('\n')
    const said = await inspect(text, { now: NOW, keys: [{ pem: KEY.p8 }] })
    expect(said.parts).toHaveLength(3)
    expect(said.tables[0]?.rows).toHaveLength(40)
  })

  it('puts hundreds on the axis, and judges the first of them', async () => {
    const text = Array.from({ length: 600 }, (_, at) => `${utc(at)} bearer ${token(at)}`).join('\n')
    const said = await inspect(text, { now: NOW })
    expect(said.tables[0]?.rows).toHaveLength(600)
    expect(said.parts).toHaveLength(50)
    expect(said.summary).toContain('550 more tokens were not judged one by one')
  })

  it.each<[string, string, string]>([
    ['one token twice in a log of curl', 'push-log', curl(token(0))],
    ['a token that lost its signature', 'other-jwt', token(0).replace(/\.[^.]*$/, '')],
    ['a token with a part too many', 'other-jwt', `${token(0)}.AAAA`],
    ['a token and its header line', 'provider-token', `authorization: bearer ${token(0)}`],
  ])('%s is none', async (_name, format, text) => {
    expect((await inspect(text, { now: NOW })).format).toBe(format)
  })

  it('reads the one token of a line of a log', async () => {
    const said = await inspect(`${utc(65)} bearer ${token(0)} 403 ExpiredProviderToken`, {
      now: NOW,
    })
    expect(codes(said)).toEqual(['token-log/used-after-an-hour'])
    expect(said.parts).toHaveLength(1)
  })

  it('reads one token that was used at two times', async () => {
    const text = `${utc(0)} ${token(0)}\n${utc(65)} ${token(0)}`
    expect(codes(await inspect(text, { now: NOW }))).toEqual(['token-log/used-after-an-hour'])
  })
})

function curl(bearer: string): string {
  return `curl -v -H "authorization: bearer ${bearer}" -H "apns-topic: com.example.app" -d '{"aps":{"alert":"x"}}' https://api.push.apple.com/3/device/${'4f'.repeat(32)}
* using HTTP/2
> POST /3/device/${'4f'.repeat(32)} HTTP/2
> authorization: bearer ${bearer}
< HTTP/2 403
{"reason":"InvalidProviderToken"}`
}
