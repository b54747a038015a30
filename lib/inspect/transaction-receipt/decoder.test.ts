import { createPublicKey, verify, X509Certificate } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { encodeBase64 } from '@/lib/bytes/base64'
import { inspect } from '../index'
import { transactionReceipt } from './decoder'
import { readOpenStep } from './openstep'
import { readTransactionReceipt } from './read'
import { readSignatureBlob } from './signature-blob'
import signed from './signed-samples.json'

const plain = signed.samples.plain

test.each(transactionReceipt.samples)('sample: $name', async (sample) => {
  const found = await inspect(sample.text ?? '')
  expect(found.format).toBe('transaction-receipt')
  expect(found.verdict).toBe(sample.verdict)
  expect(found.findings.map(({ code }) => code)).toEqual(sample.findings)
})

describe('a transaction receipt', () => {
  it('is checked as far as it can be, and says what cannot be told', async () => {
    const { steps, environment } = await inspect(plain)
    expect(environment).toBe('Sandbox')
    expect(steps.map(({ name, result }) => [name, result])).toEqual([
      ['Form is a property list', 'pass'],
      ['Signature has the known form', 'pass'],
      ['Signature matches', 'pass'],
      ['Valid when purchased', 'unknown'],
      ['Root is trusted', 'unknown'],
      ['Not revoked', 'unknown'],
      ['Bundle ID is the expected one', 'skipped'],
      ['Environment is the expected one', 'skipped'],
    ])
  })

  it('points to its own keys and not to attributes of an app receipt', async () => {
    const { findings, fields } = await inspect(plain)
    const places = findings.flatMap(({ at }) => at ?? [])
    expect(places).toContain('transaction-id')
    const labels = fields.map(({ label }) => label)
    for (const at of places) expect(labels).toContain(at)
  })

  it('agrees with node:crypto on what is signed', () => {
    const read = readTransactionReceipt(plain)
    if ('problem' in read || !read.signature || !read.purchaseInfo) throw new Error('a receipt')
    const blob = readSignatureBlob(read.signature)
    if (!blob.ok) throw new Error(blob.problem)
    const key = createPublicKey(
      new X509Certificate(blob.certificate).publicKey.export({ type: 'spki', format: 'pem' }),
    )
    const data = Buffer.concat([Uint8Array.of(2), read.purchaseInfo])
    expect(verify('sha1', data, key, blob.signature)).toBe(true)
  })

  it('shows the purchase with its dates once', async () => {
    const { fields, value } = await inspect(signed.samples.sandbox)
    const expires = fields.filter(({ label }) => label.startsWith('expires-date'))
    expect(expires).toMatchObject([{ title: 'Expires', instant: 1554280996000 }])
    expect(fields.find(({ label }) => label === 'purchase-date')?.instant).toBe(1554279196000)
    expect(fields.filter((field) => field.unknown)).toEqual([])
    expect(value).toMatchObject({ 'purchase-info': { 'transaction-id': '1000000500000001' } })
  })

  it('puts each field on its bytes', async () => {
    const { fields, views } = await inspect(plain)
    for (const label of ['environment', 'bid', 'product-id']) {
      const range = fields.find((field) => field.label === label)?.range
      const view = views.find(({ id }) => id === range?.view)
      expect(atob(view?.base64 ?? '').slice(range?.start, range?.end)).toMatch(
        new RegExp(`^"${label}" = ".*";$`),
      )
    }
  })

  it('holds it against what is expected', async () => {
    const found = await inspect(plain, {
      expect: { bundleId: 'com.example.other', environment: 'Sandbox' },
    })
    expect(found.verdict).toBe('invalid')
    expect(found.steps.slice(-2).map(({ result }) => result)).toEqual(['fail', 'pass'])
  })
})

describe('one that is broken', () => {
  test.each([
    ['without its end', plain.slice(0, -20), 'Form is a property list'],
    ['without a signature', plain.replace('"signature"', '"signatur"'), 'Form is a property list'],
    [
      'a signature that is not base64',
      plain.replace(/"signature" = "../, '"signature" = "*'),
      'Form',
    ],
    ['an empty signature', plain.replace(/"signature" = "[^"]*"/, '"signature" = ""'), 'Signature'],
    [
      'a short signature',
      plain.replace(/"signature" = "[^"]*"/, '"signature" = "AgAA"'),
      'Signature has the known form',
    ],
    [
      'one changed byte of the signature',
      plain.replace(/"signature" = "(.{40}).{4}/, '"signature" = "$1AAAA'),
      'Signature matches',
    ],
    [
      'a certificate that is none',
      plain.replace(
        /"signature" = "[^"]*"/,
        `"signature" = "${encodeBase64(new Uint8Array(133).fill(0).with(0, 2))}"`,
      ),
      'Signature has the known form',
    ],
    [
      'bytes behind the certificate',
      plain.replace(/("signature" = "[^"]*?)=*"/, '$1AAAA"'),
      'Signature',
    ],
  ])('%s', async (_how, text, step) => {
    const found = await inspect(text, { as: 'transaction-receipt' })
    expect(found.verdict).toBe('invalid')
    expect(found.steps.find(({ result }) => result === 'fail')?.name).toContain(step)
  })

  it('of version 3 is not judged', async () => {
    const blob = encodeBase64(new Uint8Array(200).fill(1).with(0, 3))
    const text = plain.replace(/"signature" = "[^"]*"/, `"signature" = "${blob}"`)
    const found = await inspect(text)
    expect(found.verdict).toBe('unverified')
    expect(found.steps[1]).toMatchObject({
      result: 'unknown',
      detail: expect.stringContaining('3'),
    })
  })

  it('2,000 mutations: never throws, and none of them is valid', async () => {
    const mutation = fc.tuple(
      fc.nat(plain.length - 1),
      fc.constantFrom('', '"', '\\', ';', '}', '{', 'A', '\u0000', '/*', 'é'),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(mutation, { minLength: 1, maxLength: 4 }), async (mutations) => {
        let text = plain
        for (const [at, put] of mutations) text = text.slice(0, at) + put + text.slice(at + 1)
        const found = await inspect(text, { as: 'transaction-receipt' })
        expect(found.verdict).not.toBe('valid')
      }),
      { numRuns: 2000 },
    )
  })
})

describe('the reader of property lists', () => {
  test.each([
    ['{}', []],
    ['{ a = b; }', [['a', 'b']]],
    ['{"a"="b"}', [['a', 'b']]],
    ['/* c */ { // d\n "a b" = "x\\"y\\\\\\n\\U00e9"; }', [['a b', 'x"y\\\né']]],
  ])('%j', (text, pairs) => {
    const read = readOpenStep(text)
    expect(read.ok && read.pairs.map(({ key, value }) => [key, value])).toEqual(pairs)
  })

  test.each([
    ['', 'It does not begin with {.', 0],
    ['{', 'It ends before its closing }.', 1],
    ['{ a b; }', 'An = was expected after the key.', 4],
    ['{ a = (b); }', 'Text was expected after the =.', 6],
    ['{ a = <00>; }', 'Text was expected after the =.', 6],
    ['{ a = b c = d; }', 'A ; was expected after the value.', 8],
    ['{ = b; }', 'A key was expected here.', 2],
    ['{ "a', 'A key was expected here.', 2],
    [`{${'a=b;'.repeat(501)}}`, 'It has more than 500 entries.', 2001],
    [
      `{a="${'\\x'.repeat(100_000)}"}`,
      'It has 200006 characters; at most 200000 are read.',
      200_000,
    ],
  ])('%.40j is refused with its place', (text, problem, at) => {
    expect(readOpenStep(text)).toEqual({ ok: false, problem, at })
  })

  it('reads a long text at the border of what it takes', () => {
    const read = readOpenStep(`{a="${'\\x'.repeat(99_900)}"}`)
    expect(read.ok && read.pairs[0]?.value).toHaveLength(99_900)
  })
})
