import { describe, expect, it } from 'vitest'
import { leastTime } from '@/lib/testing/least-time'
import type { Finding } from '../../rules/rule'
import { inspect } from '..'
import type { Context } from '../decoder'
import { Source } from '../source'
import { json } from './decoder'

/** Parts are other decoders’ work. */
const CONTEXT: Context = {
  now: null,
  trust: [],
  keys: [],
  device: null,
  password: null,
  expect: {},
  part: (input) => inspect(input),
}
const decode = (text: string | Uint8Array) => json.decode(Source.of(text), CONTEXT)
const errors = async (text: string) =>
  ((await decode(text)).findings ?? []).filter(({ level }) => level === 'error')

// By hand after the categories of https://github.com/nst/JSONTestSuite (y_: to be accepted).
describe('texts that are JSON', () => {
  it.each([
    '[]',
    '{}',
    '[[]]',
    '[{}]',
    '{"a":[]}',
    ' [1] ',
    '[\n]',
    '\t{}\r\n',
    '[1,2]',
    '[null]',
    '[true,false]',
    '[0]',
    '[-0]',
    '[-1]',
    '[1e5]',
    '[1E+2]',
    '[1e-2]',
    '[0.1]',
    '[123.456e78]',
    '[""]',
    '["a"]',
    '["\\u0041"]',
    '["\\ud83d\\ude00"]',
    '["\\"\\\\\\/\\b\\f\\n\\r\\t"]',
    '["é"]',
    '["\u2028\u2029"]',
    '["\u007f"]',
    '["\\u0000"]',
    '{"":0}',
    '{"a":{"b":{"c":1}}}',
    '{"a":1,"b":2}',
    '{"a":"b","a":"c"}',
    '[1e400]',
    '[12345678901234567890]',
    '["\\ud800"]',
  ])('%j', async (text) => {
    expect(await errors(text)).toEqual([])
    const value = (await decode(text)).value
    expect(JSON.stringify(value)).toBeTypeOf('string')
  })
})

// n_: to be refused.
describe('texts that are not', () => {
  it.each([
    '[1 true]',
    '[a]',
    '["": 1]',
    '[""],',
    '[,1]',
    '[1,,2]',
    '["x"]]',
    '["",]',
    '["x"',
    '[x',
    '[3[4]]',
    '[1:2]',
    '[,]',
    '[-]',
    '[ , ""]',
    '["a",\n4\n,1,',
    '[1,]',
    '["\u000b"]',
    '[*]',
    '[1',
    '[1,\n1\n,1',
    '[{}',
    '[fals]',
    '[nul]',
    '[tru]',
    '[++1234]',
    '[+1]',
    '[-01]',
    '[-1.0.]',
    '[-2.]',
    '[-NaN]',
    '[.2e-3]',
    '[0.1.2]',
    '[0.e1]',
    '[0e]',
    '[1.0e]',
    '[1 000.0]',
    '[2.e3]',
    '[Infinity]',
    '[NaN]',
    '[0x1]',
    '[012]',
    '[1a]',
    '{[: "x"}',
    '{"x", null}',
    '{"x"::"b"}',
    '{"a":"a" 123}',
    '{key: 1}',
    "{'a':0}",
    '{"a" b}',
    '{:"b"}',
    '{"a"',
    '{"a":',
    '{"id":0,}',
    '{"a":"b"}/**/',
    '{"a":"b",,"c":"d"}',
    '{"a":"b"}#',
    '["\\x00"]',
    '["\\u00A"]',
    '["\\"]',
    '["new\nline"]',
    '["\ttab"]',
    '[\u2060]',
    '[][]',
    '[1]x',
    '{',
    '[',
    '[\u00a0]',
    '["asd]',
    '{"\\uD834\\uDd',
  ])('%j', async (text) => {
    const found = await errors(text)
    expect(found).toHaveLength(1)
    expect(found[0]?.code).toMatch(/^json\//)
    expect(found[0]?.message).toMatch(/^Line \d+, column \d+: ./)
  })
})

describe('texts made to break a reader', () => {
  const wide = Array.from({ length: 100_000 }, (_, n) => `"k${n % 10}":${n}`).join(',')
  it.each([
    ['a million lists in each other', '['.repeat(1_000_000), 'json/too-deep'],
    ['a million objects in each other', '{"a":'.repeat(400_000), 'json/too-deep'],
    ['a megabyte of values', `[${'1,'.repeat(500_000)}1]`, 'json/too-many-values'],
    ['a hundred thousand equal keys', `{${wide}}`, 'json/too-many-values'],
    ['a text too long', `["${'x'.repeat(2_100_000)}"]`, 'json/too-long'],
    ['a million backslashes', `["${'\\'.repeat(999_999)}`, 'json/bad-escape'],
    ['a number of a million digits', `[${'9'.repeat(1_000_000)}]`, null],
    ['40,000 equal keys', `{${'"a":1,'.repeat(39_999)}"a":1}`, null],
  ])('%s', async (_name, text, code) => {
    let found: readonly Finding[] = []
    const time = await leastTime(async () => {
      const source = Source.of(text)
      json.detect(source)
      found = (await json.decode(source, CONTEXT)).findings ?? []
    }, 5)
    expect(time).toBeLessThan(100)
    if (code) expect(found.map((finding) => finding.code)).toEqual([code])
    else expect(found.filter(({ level }) => level === 'error')).toEqual([])
  })

  it.each(['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty'])(
    'a key called %s stays a key',
    async (key) => {
      const text = `{"${key}":{"x":1,"polluted":true},"a":{"${key}":2}}`
      const inspection = await inspect(text, { as: 'json' })
      expect(({} as Record<string, unknown>).polluted).toBeUndefined()
      expect(({} as Record<string, unknown>).x).toBeUndefined()
      expect(inspection.fields[0]).toMatchObject({ label: key, kind: 'object' })
      expect(JSON.stringify(inspection.value)).toBe(text)
    },
  )

  it('keeps every integer to the digit', async () => {
    for (let power = 53n; power < 120n; power++) {
      for (const digits of [2n ** power - 1n, 2n ** power, 2n ** power + 1n, -(2n ** power) - 1n]) {
        const { fields } = await decode(`[${digits}]`)
        expect(fields?.[0]?.value).toBe(String(digits))
      }
    }
  })

  it('refuses bytes that are not UTF-8', async () => {
    const { summary, findings = [] } = await decode(Uint8Array.of(0x5b, 0x22, 0xff, 0x22, 0x5d))
    expect(summary).toContain('not UTF-8')
    expect(findings).toEqual([])
  })
})
