import { describe, expect, it } from 'vitest'
import { inspect } from '..'
import signed from '../app-store-jws/signed-samples.json'
import { makeKey, signed as sign } from '../developer-token/testing/sign'
import { SAMPLES } from './samples'

const [LOG] = SAMPLES
const options = { trust: LOG.trust ?? [], now: new Date('2026-11-22T10:05:00Z') }
const read = (text: string) => inspect(text, options)

describe('a log with an object a line', () => {
  it('reads each line as what it is, and judges one that only carries something by that', async () => {
    const said = await read(LOG.text ?? '')
    expect(said.parts.map(({ at, format }) => [at, format])).toEqual([
      ['line 1', 'notification'],
      ['line 2', 'json'],
      ['line 3', 'json'],
      ['line 4', 'json'],
      ['line 5', 'json'],
      ['line 6', 'push-payload'],
    ])
    expect(said.parts[2]?.parts).toMatchObject([
      { at: 'transaction', format: 'transaction', verdict: 'valid' },
    ])
    expect(said.parts[3]?.parts).toMatchObject([{ at: 'answer.body', format: 'apns-error' }])
    expect(said.tables[0]?.rows.map(([line, , verdict]) => [line, verdict])).toEqual([
      [1, 'valid'],
      [2, 'unverified'],
      [3, 'valid'],
      [4, 'invalid'],
      [5, 'invalid'],
      [6, 'unverified'],
    ])
    expect(said.fields.map(({ label, value }) => [label, value])[4]).toEqual([
      'line 5',
      'Broken JSON',
    ])
    expect(said.summary).toBe('6 lines, each read on its own: 2 valid, 2 invalid, 2 unverified.')
  })

  it('says which lines are broken, counting the empty ones as an editor does, and keeps them', async () => {
    const said = await read('{"a":1}\r\n\r\n{"b":\r\n{"c":3}\r\nnot JSON\r\n{"d":4}')
    expect(said.findings).toMatchObject([{ code: 'json/broken-line', at: 'line 3' }])
    expect(said.findings[0]?.message).toMatch(/^2 of 5 lines: 3, 5\. In line 3, column 6: /)
    expect(said.parts.map(({ at, title }) => [at, title])).toEqual([
      ['line 1', 'JSON'],
      ['line 3', 'Broken JSON'],
      ['line 4', 'JSON'],
      ['line 5', 'Broken JSON'],
      ['line 6', 'JSON'],
    ])
    expect(said.value).toEqual({ count: 5, broken: [3, 5] })
  })

  it('reads fifty lines at most, within the budget of parts, and says so', async () => {
    const said = await read(`${signed.samples.body}\n`.repeat(130))
    expect(said.title).toBe('130 JSON lines')
    expect(said.parts).toHaveLength(50)
    expect(said.summary).toBe(
      '130 lines, each read on its own: 50 valid. Only the first 50 were read.',
    )
  })

  it('shows no token of ours and no key again', async () => {
    const key = makeKey()
    const token = sign(key.p8, { iss: 'DEF123GHIJ', iat: 1 }, { alg: 'ES256', kid: 'ABC123DEFG' })
    const lines = [{ authorization: `bearer ${token}` }, { key: key.p8 }, { a: 1 }]
    const said = await inspect(lines.map((line) => JSON.stringify(line)).join('\n'), {
      ...options,
      as: 'json-lines',
    })
    expect(said.parts).toHaveLength(3)
    expect(JSON.stringify(said)).not.toContain(key.p8.split('\n')[1])
  })
})

describe('what is not JSON lines', () => {
  it.each([
    ['one object', '{"a":1}', 'json'],
    ['one object on several lines', '{\n"a":1,\n"b":{}\n}', 'json'],
    ['a broken object on several lines', '{\n"a":1,\n"b":{"c":2}\n', 'json'],
    ['a list of objects', '[\n{"a":1},\n{"b":2}\n]', 'json'],
    ['a text that names one object', 'Hello\nthere\n{"a":1}\nand more', 'unknown'],
  ])('%s', async (_name, text, format) => expect((await read(text)).format).toBe(format))

  it('leaves several provider tokens to the series of them', async () => {
    const key = makeKey()
    const token = (iat: number) =>
      sign(key.p8, { iss: 'DEF123GHIJ', iat }, { alg: 'ES256', kid: 'ABC123DEFG' })
    const line = (second: number) =>
      JSON.stringify({ time: `2026-11-22T10:00:0${second}Z`, token: token(1_795_341_600 + second) })
    expect((await read(`${line(1)}\n${line(2)}`)).format).toBe('token-log')
  })
})
