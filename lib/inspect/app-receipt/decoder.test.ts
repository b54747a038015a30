import { describe, expect, it, test } from 'vitest'
import { decodeBase64, encodeBase64 } from '@/lib/bytes/base64'
import { signCms } from '@/lib/verify/testing/cms'
import { octetString } from '@/lib/verify/testing/der'
import { makePki } from '@/lib/verify/testing/pki'
import type { Field, Inspection } from '../index'
import { inspect } from '../index'
import { appReceipt } from './decoder'
import signed from './signed-samples.json'
import { buildReceipt } from './testing/build-receipt'

const NOW = new Date('2026-11-22T00:00:00Z')
const trust = [{ name: 'Assay sample root', pem: signed.root }]
const { production, sandbox, xcode } = signed.samples

const bytesOf = (text: string): Uint8Array => {
  const read = decodeBase64(text)
  if (!read.ok) throw new Error(read.reason)
  return read.bytes
}
const codes = ({ findings }: Inspection): string[] => findings.map(({ code }) => code)
const field = (fields: readonly Field[], label: string) => fields.find((one) => one.label === label)

test.each(appReceipt.samples)('sample: $name', async (sample) => {
  const found = await inspect(sample.text ?? '', { now: NOW, trust: sample.trust ?? [] })
  expect(found.format).toBe('app-receipt')
  expect(found.verdict).toBe(sample.verdict)
  expect(codes(found)).toEqual(sample.findings)
})

it('adds less than 30 kB of samples to the page', () => {
  expect(JSON.stringify(signed).length).toBeLessThan(30_000)
})

describe('what a receipt is given as', () => {
  test.each([
    ['bytes', bytesOf(production)],
    ['base64', production],
    ['base64 in lines', production.replace(/.{64}/g, '$&\r\n')],
    [
      'base64url without padding',
      production.replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, ''),
    ],
    ['percent-encoded', encodeURIComponent(production)],
    ['in quotation marks', `"${production}",`],
    ['hex', Buffer.from(production, 'base64').toString('hex')],
    ['base64 of base64', btoa(production)],
  ])('%s', async (_form, input) => {
    const found = await inspect(input, { now: NOW, trust })
    expect([found.format, found.verdict]).toEqual(['app-receipt', 'valid'])
  })
})

describe('the attributes', () => {
  it('stand each on their bytes', async () => {
    const { fields, views } = await inspect(production)
    const view = bytesOf(views[0]?.base64 ?? '')
    expect(views.map(({ id, title }) => [id, title])).toEqual([['receipt', 'Receipt (DER)']])
    const bundle = field(fields, '2')?.range
    const text = new TextDecoder('latin1').decode(view.subarray(bundle?.start, bundle?.end))
    expect(text).toMatch(/^\x30.*com\.example\.app$/s)
    const product = field(field(fields, '17')?.children ?? [], '1702')?.range
    expect(new TextDecoder('latin1').decode(view.subarray(product?.start, product?.end))).toMatch(
      /^\x30.*pro\.monthly$/s,
    )
  })

  it('have names, words and instants, and say which of them nobody documents', async () => {
    const { fields } = await inspect(sandbox)
    expect(field(fields, '0')).toMatchObject({
      title: 'Environment',
      value: 'ProductionSandbox',
      words: 'sandbox or TestFlight',
      note: expect.stringContaining('Apple does not document it'),
    })
    expect(field(fields, '12')).toMatchObject({
      kind: 'instant',
      instant: Date.UTC(2026, 5, 1, 12),
    })
    expect(field(fields, '8')).toMatchObject({ value: '', words: 'none', kind: 'text' })
    expect(field(fields, '4')).toMatchObject({ kind: 'bytes', title: 'Opaque value' })
    expect(fields.filter(({ unknown }) => unknown).map(({ label }) => label)).toEqual([
      '6',
      '7',
      '13',
      '14',
      '20',
      '25',
    ])
    const [purchase] = fields.filter(({ label }) => label === '17')
    expect(field(purchase?.children ?? [], '1707')).toMatchObject({
      value: '3',
      words: 'auto-renewable subscription',
    })
  })

  it('are plain facts in the value', async () => {
    const { value } = await inspect(production)
    expect(value).toMatchObject({
      receiptType: 'Production',
      bundleId: 'com.example.app',
      receiptCreationDate: '2026-03-06T10:00:00Z',
      otherAttributes: [
        { type: 6 },
        { type: 7 },
        { type: 13, value: 180602 },
        { type: 14 },
        { type: 20 },
        { type: 25, value: 3 },
      ],
      inApp: [
        { transactionId: '410000000000001', isTrialPeriod: 1 },
        { transactionId: '410000000000003', webOrderLineItemId: 2000000123000003 },
        { transactionId: '410000000000002' },
        { productId: 'com.example.app.coins.100', quantity: 2 },
      ],
    })
  })

  it('list every purchase in a table, the newest first', async () => {
    const { tables } = await inspect(production)
    expect(tables[0]?.rows).toHaveLength(4)
    expect(tables[0]?.columns.slice(0, 4).map(({ title }) => title)).toEqual([
      'Product',
      'Purchased',
      'Expires',
      'Cancelled',
    ])
    const bought = tables[0]?.rows.map((row) => Number(row[1])) ?? []
    expect(bought).toEqual(bought.toSorted((a, b) => b - a))
    expect(tables[0]?.rows.find((row) => row[8] === '410000000000009')).toEqual([
      'com.example.app.coins.100',
      Date.UTC(2026, 1, 10, 8, 30),
      null,
      Date.UTC(2026, 1, 12, 9),
      'consumable',
      2,
      false,
      false,
      '410000000000009',
      '410000000000009',
      '0',
    ])
  })

  it('name the id for the App Store Server API', async () => {
    const found = await inspect(production)
    expect(field(found.fields, 'anyTransactionId')).toMatchObject({ value: '410000000000003' })
    const told = found.findings.find(({ code }) => code === 'receipt/id-for-server-api')
    expect(told?.message).toMatch(
      /^410000000000003 is the newest .* of the original 410000000000001\./,
    )
    const first = found.findings.find(({ code }) => code === 'receipt/first-not-newest')
    expect(first?.message).toContain('ReceiptUtility gives 410000000000001')
  })

  it('that are strange are kept and said to be so', async () => {
    const payload = await buildReceipt({
      environment: 'Somewhere',
      created: '31 February',
      more: [
        [2, 'com.example.other'],
        [99, 'new'],
        [9000, 7],
        [3, 7],
      ],
    })
    const found = await inspect(encodeBase64(payload))
    expect(codes(found)).toContain('receipt/repeated-attributes')
    expect(field(found.fields, '0')).toMatchObject({ words: 'not documented' })
    expect(field(found.fields, '12')?.note).toContain('not written as a date')
    expect(field(found.fields, '99')).toMatchObject({ value: 'new', unknown: true })
    expect(found.fields.filter(({ label }) => label === '3').map(({ note }) => note)).toEqual([
      expect.not.stringContaining('Expected'),
      expect.stringContaining('Expected text.'),
    ])
    expect(found.value).toMatchObject({ bundleId: 'com.example.app' })
  })
})

describe('a receipt of Xcode', () => {
  it('is read although its lengths are open, its contents as a view of their own or in place', async () => {
    const { value, environment, views, fields } = await inspect(xcode)
    expect(environment).toBe('Xcode')
    expect(value).toMatchObject({ receiptType: 'Xcode', inApp: [{ transactionId: '0' }] })
    expect(views[0]?.title).toBe('Receipt (BER)')
    const date = field(fields, '12')
    expect(date).toMatchObject({ instant: Date.UTC(2026, 4, 24, 11, 35, 14) })
    const view = views.find(({ id }) => id === date?.range?.view)
    const shown = atob(view?.base64 ?? '').slice(date?.range?.start, date?.range?.end)
    expect(shown).toContain('2026-05-24T13:35:14+0200')
  })

  it('is read in several pieces, and with one more OCTET STRING around its contents', async () => {
    const purchases = Array.from({ length: 12 }, (_, index) => ({
      id: String(index),
      bought: '2026-05-24T13:30:00+0200',
    }))
    const made = await buildReceipt({ environment: 'Xcode', created: '', purchases })
    const pki = await makePki({ kind: 'RSA' })
    for (const content of [made, octetString(made)]) {
      for (const ber of [true, false]) {
        const found = await inspect(await signCms({ content, signer: pki.leaf, ber }))
        expect(found.format).toBe('app-receipt')
        expect(found.tables[0]?.rows).toHaveLength(12)
        const range = field(found.fields, '2')?.range
        const view = found.views.find(({ id }) => id === range?.view)
        const shown = atob(view?.base64 ?? '').slice(range?.start, range?.end)
        expect(shown).toMatch(/^\x30.*com\.example\.app$/s)
      }
    }
  })

  it('is not trusted for saying that it is', async () => {
    const found = await inspect(xcode, { now: NOW, trust })
    // Its lone certificate leads to nobody: nothing is wrong, and nothing is shown.
    expect(found.verdict).toBe('unverified')
    expect(found.steps.some(({ result }) => result === 'fail')).toBe(false)
    expect(codes(found)).not.toContain('receipt/id-for-server-api')
  })
})
