import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inspect } from '..'
import { Source } from '../source'
import { identifier } from './decoder'
import { SHAPES } from './shapes'

const mayBe = async (text: string): Promise<string[]> => {
  const { format, fields } = await inspect(text)
  expect(format).toBe('identifier')
  return fields.find(({ label }) => label === 'may be')?.children?.map(({ label }) => label) ?? []
}

describe('the samples', () => {
  it.each(identifier.samples)('$name', async ({ text = '', verdict, findings = [] }) => {
    const inspection = await inspect(text)
    expect(inspection).toMatchObject({ format: 'identifier', verdict })
    expect(inspection.findings.map(({ code }) => code)).toEqual(findings)
  })
})

describe('what an id may be', () => {
  it.each<[text: string, labels: string[]]>([
    [
      '6F9619FF-8B86-D011-B42D-00CF4FC964FF',
      ['apns-id', 'appAccountToken', 'identifierForVendor', 'notificationUUID', 'Issuer ID'],
    ],
    ['00008030-001A2B3C4D5E6F70', ['UDID']],
    ['2000000123456789', ['transactionId', 'originalTransactionId', 'webOrderLineItemId']],
    ['350001234567890', ['transactionId', 'originalTransactionId']],
    ['MXA1B2C3D4', ['orderId', 'kid', 'Team ID']],
    ['ABC123DEFG', ['kid', 'Team ID']],
    ['1234567890', ['appAppleId', 'seconds']],
    ['123456789', ['appAppleId']],
    ['1795341600000', ['milliseconds']],
    ['com.example.app.voip', ['bundleId', 'apns-topic', 'productId']],
  ])('%s', async (text, labels) => {
    expect(await mayBe(text)).toEqual(expect.arrayContaining(labels))
  })

  it('is not told apart where it cannot be', async () => {
    expect((await inspect('ABC123DEFG')).summary).toContain('cannot be told apart')
    expect((await inspect('2000000123456789')).summary).toContain('nothing in it can be verified')
  })

  it('is nothing of these for other texts', () => {
    for (const text of [
      '',
      'hello',
      'Hello, world',
      '12',
      'abc123defg',
      '1.2',
      '{}',
      'SUBSCRIBE',
      'api.push.apple.com',
      'eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJYIn0.c2ln',
      'a'.repeat(300),
    ])
      expect(identifier.detect(Source.of(text))).toBe(0)
  })

  it('says so where that reading is forced', async () => {
    const inspection = await inspect('Hello, world', { as: 'identifier' })
    expect(inspection.summary).toContain('any ID that Assay knows')
  })
})

describe('a UUID', () => {
  it.each([
    ['6F9619FF-8B86-4011-B42D-00CF4FC964FF', '4', 'random', 'upper case'],
    [
      '57246542-96fe-1a63-8053-0824d011072a',
      '1',
      'made of a time and a network address',
      'lower case',
    ],
    ['{018f3c2a-0000-7000-8000-000000000000}', '7', 'made of a time and random bits', 'lower case'],
    ['00000000-0000-0000-0000-000000000000', '0', 'all zeros', 'lower case'],
    ['6f9619ff-8b86-d011-b42d-00cf4fc964ff', 'd', 'not a version of RFC 9562', 'lower case'],
    ['6f9619FF-8b86-4011-042d-00cf4fc964ff', '4', 'not a version of RFC 9562', 'both cases'],
  ])('%s', async (text, version, words, written) => {
    const { fields } = await inspect(text)
    const field = (label: string) => fields.find((row) => row.label === label)
    expect(field('uuid')?.value).toBe(text.replaceAll(/[{}]/g, '').toLowerCase())
    expect(field('uuid')?.words).toBe(`written in ${written}`)
    expect(field('version')).toMatchObject({ value: version, words })
  })
})

it('gives a number of seconds or milliseconds as a time', async () => {
  const instant = async (text: string) =>
    (await inspect(text)).fields.find(({ kind }) => kind === 'instant')?.instant
  expect(await instant('1795341600')).toBe(Date.parse('2026-11-22T10:00:00Z'))
  expect(await instant('1795341600123')).toBe(Date.parse('2026-11-22T10:00:00.123Z'))
  expect(await instant('2000000123')).toBeUndefined()
})

it('has sentences for every meaning', () => {
  for (const { meanings, title } of SHAPES) {
    expect(title).toMatch(/[^.]$/)
    for (const { is, use } of meanings) {
      expect(is).toMatch(/^\p{Lu}.*\.$/u)
      expect(use).toMatch(/^\p{Lu}.*\.$/u)
    }
  }
})

it('never throws, and answers in plain JSON', async () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.stringMatching(/^[0-9A-Fa-f{}-]{0,40}$/),
    fc.stringMatching(/^[A-Z0-9.]{0,20}$/),
    fc.stringMatching(/^\d{0,20}$/),
  )
  await fc.assert(
    fc.asyncProperty(text, async (pasted) => {
      const inspection = await inspect(pasted, { as: 'identifier' })
      expect(inspection.verdict).toBe('unverified')
      expect(JSON.parse(JSON.stringify(inspection))).toEqual(inspection)
    }),
    { numRuns: 2_000 },
  )
})
