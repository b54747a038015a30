import { describe, expect, it, test } from 'vitest'
import { RECEIPT_STATUSES } from '@/lib/apple/verify-receipt-status'
import type { Field } from '../index'
import { inspect } from '../index'
import { verifyReceipt } from './decoder'

const NOW = new Date('2026-09-15T00:00:00Z')
const SECRET = '00112233445566778899aabbccddeeff'

/** Every sample: the button’s paste and the decoder’s test at once. */
test.each(verifyReceipt.samples)('sample: $name', async (sample) => {
  const found = await inspect(sample.text ?? '', { now: NOW })
  expect(found.format).toBe('verify-receipt')
  expect(found.verdict).toBe(sample.verdict)
  expect(found.findings.map(({ code }) => code)).toEqual(sample.findings)
})

const valid = verifyReceipt.samples[0].text ?? ''

describe('an answer', () => {
  it('shows each date once, as an instant, with its other forms beside it', async () => {
    const found = await inspect(valid, { now: NOW })
    const [purchase] = childrenOf(found.fields, 'latest_receipt_info')
    const dates = (purchase?.children ?? []).filter(({ label }) => label.includes('expires'))
    expect(dates).toMatchObject([
      {
        label: 'expires_date',
        title: 'Expires',
        kind: 'instant',
        instant: Date.UTC(2026, 9, 1, 10),
        value: '1790848800000',
        note: 'Also as text: “2026-10-01 10:00:00 Etc/GMT” and “2026-10-01 03:00:00 America/Los_Angeles”.',
      },
    ])
    expect(unknownLabels(found.fields)).toEqual([])
  })

  it('lists purchases and renewals in tables', async () => {
    const { tables, environment } = await inspect(valid)
    expect(environment).toBe('Production')
    expect(tables.map(({ id, rows }) => [id, rows.length])).toEqual([
      ['latest_receipt_info', 1],
      ['in_app', 1],
      ['pending_renewal_info', 1],
    ])
    const [purchases, , renewals] = tables
    expect(purchases?.rows[0]).toEqual([
      'com.example.app.pro.monthly',
      Date.UTC(2026, 8, 1, 10),
      Date.UTC(2026, 9, 1, 10),
      null,
      1,
      false,
      false,
      'PURCHASED',
      '2000000900000002',
      '2000000900000001',
      '2000000077000002',
    ])
    expect(renewals?.rows[0]?.slice(2, 5)).toEqual(['com.example.app.pro.yearly', true, false])
  })

  it('keeps and marks what nobody documents', async () => {
    const found = await inspect('{"status":0,"receipt":{"new_field":9007199254740993}}')
    const [field] = childrenOf(found.fields, 'receipt')
    expect(field).toMatchObject({ label: 'new_field', value: '9007199254740993', unknown: true })
  })

  it('cuts a long list in the tree and not in the table', async () => {
    const item = { transaction_id: '1', product_id: 'p', purchase_date_ms: '1788256800000' }
    const many = { status: 0, latest_receipt_info: Array.from({ length: 2000 }, () => item) }
    const found = await inspect(JSON.stringify(many))
    expect(childrenOf(found.fields, 'latest_receipt_info')).toHaveLength(50)
    expect(found.tables[0]?.rows).toHaveLength(2000)
  })

  it('reads the answer to a transaction receipt, whose dates are milliseconds without a suffix', async () => {
    const found = await inspect(
      JSON.stringify({
        status: 21006,
        receipt: {
          bid: 'com.example.app',
          expires_date: '1554280996000',
          expires_date_formatted: '2019-04-03 08:43:16 Etc/GMT',
        },
        latest_expired_receipt_info: { transaction_id: '7', purchase_date_ms: '1554279196000' },
      }),
    )
    expect(childrenOf(found.fields, 'receipt')[1]).toMatchObject({
      label: 'expires_date',
      instant: 1554280996000,
    })
    expect(found.tables[0]?.rows).toHaveLength(1)
    expect(found.findings.map(({ code }) => code)).toContain('receipt/status-21006')
  })

  it.each([['999999999999999999'], ['8640000000000001'], ['soon']])(
    'leaves %s alone where a date should be',
    async (text) => {
      const found = await inspect(JSON.stringify({ status: 0, receipt: { request_date_ms: text } }))
      expect(childrenOf(found.fields, 'receipt')[0]).toMatchObject({ value: text, kind: 'text' })
    },
  )
})

describe('a status', () => {
  test.each(RECEIPT_STATUSES.map(({ code, level }) => [code, level] as const))(
    '%d is explained',
    async (status, level) => {
      const found = await inspect(`{"status":${status}}`)
      expect(found.format).toBe('verify-receipt')
      const told = found.findings.find(({ code }) => code === `receipt/status-${status}`)
      expect(told?.level).toBe(level)
      expect(told?.message).toContain(String(status))
      expect(found.verdict).toBe(level === 'error' ? 'invalid' : 'unverified')
    },
  )

  it('that nobody documents is shown as such', async () => {
    const found = await inspect('{"status":21011,"environment":"Sandbox"}')
    expect(found.findings.map(({ code }) => code)).toContain('receipt/status-unknown')
  })
})

describe('a request', () => {
  it.each([
    ['as it is', { password: SECRET }],
    ['escaped', `{"receipt-data":"MIIB","password":"\\u0030${SECRET.slice(1)}"}`],
    ['twice', `{"receipt-data":"MIIB","password":"${SECRET}","password":"${SECRET}"}`],
    ['deep inside', { body: [{ password: SECRET }] }],
    ['as a number', `{"receipt-data":"MIIB","password":11223344556677}`],
    ['as a list', { password: [SECRET] }],
  ])('never gives its shared secret away: %s', async (_how, given) => {
    const text =
      typeof given === 'string' ? given : JSON.stringify({ 'receipt-data': 'MIIB', ...given })
    const found = await inspect(text, { now: NOW })
    const told = JSON.stringify({ ...found, views: found.views.map(({ base64 }) => atob(base64)) })
    for (const part of [SECRET.slice(1), SECRET.slice(0, 8), '11223344556677']) {
      expect(told).not.toContain(part)
    }
    expect(found.findings.map(({ code }) => code)).toContain('receipt/shared-secret-shown')
  })

  it('keeps the place of every field although the secret is masked', async () => {
    const text = JSON.stringify({ password: SECRET, 'receipt-data': 'MIIB' })
    const { fields, views } = await inspect(text)
    const shown = atob(views[0]?.base64 ?? '')
    const range = fields.find(({ label }) => label === 'receipt-data')?.range
    expect(shown.slice(range?.start, range?.end)).toBe('"receipt-data":"MIIB"')
    expect(shown).toHaveLength(text.length)
  })

  it('says so where a signed transaction was put in the place of the receipt', async () => {
    const found = await inspect('{"receipt-data":"eyJhbGciOiJFUzI1NiJ9.eyJhIjoxfQ.c2ln"}')
    expect(found.verdict).toBe('invalid')
    expect(found.findings[0]?.code).toBe('receipt/jws-given')
  })
})

describe('what is something else', () => {
  test.each([
    ['{"status":0,"signedTransactions":["a.b.c"]}'],
    ['{"status":1}'],
    ['{"environment":"Sandbox","bundleId":"a","data":[]}'],
    ['[]'],
  ])('%s', async (text) => {
    expect((await inspect(text)).format).not.toBe('verify-receipt')
  })

  test.each([['7'], ['[]'], ['{'], ['']])('does not fail when it has to read %j', async (text) => {
    expect((await inspect(text, { as: 'verify-receipt' })).verdict).toBe('unverified')
  })
})

function childrenOf(fields: readonly Field[], label: string): Field[] {
  return fields.find((field) => field.label === label)?.children ?? []
}

function unknownLabels(fields: readonly Field[]): string[] {
  return fields.flatMap((field) => [
    ...(field.unknown ? [field.label] : []),
    ...unknownLabels(field.children ?? []),
  ])
}

describe('a status alone', () => {
  it('is explained like an answer', async () => {
    const inspection = await inspect('21007')
    expect(inspection.format).toBe('verify-receipt')
    const whole = await inspect('{"status":21007}')
    expect(inspection.findings).toEqual(whole.findings)
    expect(inspection.findings.some(({ message, fix }) => /21007/.test(message + fix))).toBe(true)
  })

  it.each(['21200', '2100', '210070'])('%s is no status', async (text) => {
    expect((await inspect(text)).format).not.toBe('verify-receipt')
  })
})
