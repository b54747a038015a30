import { describe, expect, it, test } from 'vitest'
import { decodeBase64, encodeBase64 } from '@/lib/bytes/base64'
import type { Field, Inspection } from '../index'
import { inspect } from '../index'
import signed from './signed-samples.json'
import { buildPayload, buildReceipt } from './testing/build-receipt'

const trust = [{ name: 'Assay sample root', pem: signed.root }]
const { production, empty } = signed.samples

const bytesOf = (text: string): Uint8Array => {
  const read = decodeBase64(text)
  if (!read.ok) throw new Error(read.reason)
  return read.bytes
}
const codes = ({ findings }: Inspection): string[] => findings.map(({ code }) => code)
const field = (fields: readonly Field[], label: string) => fields.find((one) => one.label === label)

describe('what is no whole receipt', () => {
  const all = bytesOf(production)

  test.each([
    [all.length - 1, 1],
    [1000, all.length - 1000],
    [700, all.length - 700],
    [120, all.length - 120],
  ])('cut at byte %d: %d bytes are missing', async (at, missing) => {
    const found = await inspect(all.subarray(0, at), { trust })
    expect([found.format, found.verdict]).toEqual(['app-receipt', 'invalid'])
    const told = found.findings.find(({ code }) => code === 'receipt/truncated')
    expect(told?.message).toContain(missing.toLocaleString('en-GB'))
  })

  it('what is whole of a cut one is shown', async () => {
    const found = await inspect(production.slice(0, 1201))
    expect(field(found.fields, '2')?.value).toBe('com.example.app')
    expect(found.tables[0]?.rows).toHaveLength(2)
  })

  it('without its signature: unverified', async () => {
    const payload = await buildReceipt({
      environment: 'Production',
      created: '2026-03-06T10:00:00Z',
    })
    const found = await inspect(encodeBase64(payload))
    expect([found.format, found.verdict]).toEqual(['app-receipt', 'unverified'])
    expect(codes(found)).toEqual(['receipt/payload-alone', 'receipt/no-purchases'])
  })

  it('with bytes behind it', async () => {
    const found = await inspect(Uint8Array.of(...all, 0, 0), { trust })
    expect(codes(found)).toContain('cms/trailing-bytes')
  })

  test.each([
    ['a JWS', 'eyJhbGciOiJFUzI1NiJ9.eyJhIjoxfQ.c2ln', 'receipt/jws-given'],
    ['a sentence', 'This is not a receipt at all!', 'receipt/not-pkcs7'],
    ['other base64', btoa('a text that is long enough'), 'receipt/not-pkcs7'],
    ['nothing', '', 'receipt/not-pkcs7'],
    [
      'a certificate',
      Buffer.from(signed.root.replace(/-----.*-----|\s/g, ''), 'base64'),
      'receipt/not-pkcs7',
    ],
    ['other ASN.1 in a SET', Uint8Array.of(0x31, 5, 2, 1, 1, 5, 0), 'receipt/not-pkcs7'],
  ])('%s has to be a receipt', async (_what, input, code) => {
    const found = await inspect(input, { as: 'app-receipt' })
    expect([found.format, found.verdict]).toEqual(['app-receipt', 'invalid'])
    expect(codes(found)).toEqual([code])
    expect(found.steps[0]).toMatchObject({ result: 'fail', code })
  })

  it('a message that is signed and is no receipt', async () => {
    const text = empty.replace(/.*/s, (whole) => {
      const bytes = Buffer.from(whole, 'base64')
      // The SET of attributes becomes an OCTET STRING of the same length.
      const at = bytes.indexOf(Buffer.from([0x31, 0x82]), 40)
      bytes[at] = 0x04
      return bytes.toString('base64')
    })
    const found = await inspect(text, { as: 'app-receipt' })
    expect(found.verdict).toBe('invalid')
  })
})

it('an empty SET is a receipt that lacks everything', async () => {
  const found = await inspect(buildPayload([]), { as: 'app-receipt' })
  expect(codes(found)).toContain('receipt/missing-attributes')
})
