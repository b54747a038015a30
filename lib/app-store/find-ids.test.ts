import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { inspect } from '../inspect'
import { DECODERS } from '../inspect/registry'
import { lookupIn, readLookup } from './find-ids'
import { readAnswerBody } from './read-answer'
import { readRetryAfter } from './retry-after'

describe('what was typed', () => {
  it.each([
    ['2000000123456789', 'ids', 'unknown', 'history'],
    [' "704289572311454" ', 'ids', 'unknown', 'history'],
    ['MK5TTTTTTT', 'ids', 'orderId', 'order'],
    ['mk5tttttt1', 'ids', 'orderId', 'order'],
    ['7E1A0D7E-52D0-4F4E-9D4B-0123456789AB', 'none', undefined, null],
    ['0', 'none', undefined, null],
    ['', 'none', undefined, null],
    ['eyJhbGciOiJFUzI1NiJ9.eyJhIjoxfQ.c2ln', 'inspect', undefined, null],
    [`MIIU${'AbCd0123'.repeat(40)}`, 'inspect', undefined, null],
    [`TUlJVW${'AbCd0123'.repeat(40)}`, 'inspect', undefined, null],
    ['{"transactionId":"1"}', 'inspect', undefined, null],
    ['com.example.app', 'inspect', undefined, null],
  ])('%j: %s', (text, kind, id, call) => {
    const lookup = readLookup(text)
    expect(lookup).toMatchObject({ kind, call })
    expect(lookup.ids[0]?.kind).toBe(id)
    expect(lookup.message).toMatch(/^\S.*\.$/)
  })

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), (text) => {
        return ['ids', 'inspect', 'none'].includes(readLookup(text).kind)
      }),
    )
  })
})

async function firstSample(format: string) {
  const sample = DECODERS.find(({ id }) => id === format)?.samples[0]
  if (!sample) throw new Error(`no sample of ${format}`)
  const input = sample.text ?? new Uint8Array(Buffer.from(sample.file?.base64 ?? '', 'base64'))
  return inspect(input, sample.trust ? { trust: sample.trust } : {})
}

describe('what was pasted', () => {
  it.each([
    ['transaction', 'originalTransactionId'],
    ['renewal-info', 'originalTransactionId'],
    ['notification', 'originalTransactionId'],
    ['app-transaction', 'appTransactionId'],
    ['app-receipt', 'originalTransactionId'],
    ['transaction-receipt', 'originalTransactionId'],
    ['verify-receipt', 'originalTransactionId'],
  ])('%s: %s is taken out', async (format, kind) => {
    const lookup = lookupIn(await firstSample(format))
    expect(lookup).toMatchObject({ kind: 'ids', call: 'history' })
    expect(lookup.ids[0]?.kind).toBe(kind)
    expect(lookup.ids[0]?.value).toMatch(/^\d+$/)
    expect(lookup.message).toContain(lookup.ids[0]?.value)
  })

  it('says where it comes from, and for which app', async () => {
    const lookup = lookupIn(await firstSample('transaction'))
    expect(lookup.environment).toMatch(/^(sandbox|production)$/)
    expect(lookup.bundleId).toMatch(/\./)
  })

  it('has nothing to ask with in a device token', async () => {
    const lookup = lookupIn(await inspect('ab'.repeat(32)))
    expect(lookup).toMatchObject({ kind: 'none', ids: [], call: null })
  })
})

const NOW = Date.UTC(2026, 0, 18, 12)

test.each<[number, string | null, { until: number | null; taken: boolean }]>([
  [200, '1768737660000', { until: null, taken: false }],
  [429, String(NOW + 60_000), { until: NOW + 60_000, taken: true }],
  [503, String(NOW + 60_000), { until: NOW + 60_000, taken: true }],
  [429, String(NOW + 86_400_000), { until: NOW + 86_400_000, taken: true }],
  [429, String(NOW + 86_400_001), { until: NOW + 30_000, taken: false }],
  [429, String(NOW - 1), { until: null, taken: true }],
  [429, '120', { until: NOW + 30_000, taken: false }],
  [429, String(NOW / 1000), { until: NOW + 30_000, taken: false }],
  [429, '99999999999999', { until: NOW + 30_000, taken: false }],
  [429, 'Sun, 18 Jan 2026 12:01:00 GMT', { until: NOW + 30_000, taken: false }],
  [429, '-1', { until: NOW + 30_000, taken: false }],
  [429, null, { until: NOW + 30_000, taken: false }],
])('%d with Retry-After %s', (status, header, expected) => {
  expect(readRetryAfter(status, header, NOW)).toEqual(expected)
})

test.each([
  ['', { is: 'empty', body: null, text: null }],
  [' \r\n', { is: 'empty', body: null, text: null }],
  ['{"a":1}', { is: 'json', body: { a: 1 }, text: null }],
  ['{"id":9007199254740993}', { is: 'json', body: { id: '9007199254740993' }, text: null }],
  ['{"a":1,}', { is: 'not-json', body: null, text: '{"a":1,}' }],
  ['<html>', { is: 'not-json', body: null, text: '<html>' }],
])('the body %j', (text, expected) =>
  expect(readAnswerBody(text)).toEqual({ ...expected, oddities: [] }),
)

test('a key that stands twice is named', () => {
  const read = readAnswerBody('{"a":1,"a":2}')
  expect(read.body).toEqual({ a: 2 })
  expect(read.oddities.map(({ code }) => code)).toEqual(['json/duplicate-key'])
})

test('a long text is cut', () => {
  expect(readAnswerBody('x'.repeat(9_000)).text).toHaveLength(4_000)
})
