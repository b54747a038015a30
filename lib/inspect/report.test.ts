import { describe, expect, it } from 'vitest'
import type { Field, Inspection } from './inspection'
import { isWithheld, redact } from './redact'
import { reportOf } from './report'

const JWS = `eyJ${'hbGciOiJFUzI1NiJ9'.repeat(3)}.${'eyJhIjoxfQ'.repeat(4)}.${'c2ln'.repeat(20)}`
const UUID = '2b7c1c1e-7f6a-4b62-9d3e-0c5f7d9b1a2c'

const part = (changes: Partial<Inspection>): Inspection => ({
  format: 'transaction',
  title: 'App Store transaction',
  verdict: 'valid',
  summary: 'Genuine.',
  findings: [],
  steps: [],
  fields: [],
  views: [],
  tables: [],
  value: null,
  parts: [],
  candidates: [],
  ...changes,
})
const field = (label: string, value: string, more: Partial<Field> = {}): Field => ({
  label,
  value,
  kind: 'text',
  ...more,
})

describe('a text without what is nobody’s business', () => {
  it.each([
    [
      'a transaction id',
      'The transaction 2000000901234567 is old.',
      'The transaction 2000…4567 is old.',
    ],
    ['a UUID', UUID, '2b7c…1a2c'],
    ['a token', `It is ${JWS}.`, `It is (a token of ${JWS.length} characters, left out).`],
    ['a mail address', 'asked by jo.doe+x@example.co.uk', 'asked by (an address, left out)'],
    ['hex', 'a1'.repeat(32), 'a1a1…a1a1'],
    [
      'a key',
      '-----BEGIN PRIVATE KEY-----\nMIGT\n-----END PRIVATE KEY-----',
      '(a PEM block, left out)',
    ],
    [
      'a key that is cut off',
      'x -----BEGIN EC PRIVATE KEY-----\nMIGT',
      'x (a PEM block, left out)',
    ],
    ['a bundle id stays', 'com.example.app', 'com.example.app'],
    ['a time stays', '2026-11-12 10:04:07 UTC', '2026-11-12 10:04:07 UTC'],
    ['a field’s name stays', 'originalTransactionId', 'originalTransactionId'],
    ['a long name stays', 'signedTransactionInformation', 'signedTransactionInformation'],
    ['an amount stays', '10990', '10990'],
  ])('%s', (_, text, wanted) => expect(redact(text)).toBe(wanted))

  it.each([
    ['appAccountToken', true],
    ['unique_vendor_identifier', true],
    ['Authorization', true],
    ['transactionId', false],
    ['price', false],
  ])('%s is withheld: %s', (label, wanted) => expect(isWithheld(label)).toBe(wanted))
})

describe('a report', () => {
  const report = reportOf(
    part({
      summary: `Genuine: transaction 2000000901234567.`,
      environment: 'Sandbox',
      findings: [
        {
          code: 'transaction/x',
          level: 'warning',
          title: 'Look *here*',
          message: `The token ${UUID} is odd.`,
          fix: 'Do that.',
          see: [],
        },
      ],
      steps: [
        { name: 'Root is trusted', result: 'pass', detail: 'It is.' },
        { name: 'Signature matches', result: 'pass', detail: 'It does.' },
        { name: 'Not revoked', result: 'unknown', detail: 'Not asked.' },
        { name: 'Not expired', result: 'fail', detail: 'It has.' },
      ],
      fields: [
        field('transactionId', '2000000901234567'),
        field('appAccountToken', UUID),
        field('purchaseDate', '1731405847000', { kind: 'instant', instant: 1731405847000 }),
        field('price', '10990', { kind: 'money', words: '10.99 EUR' }),
        field('newField', 'x', { unknown: true }),
        field('raw', 'ab'.repeat(50), { kind: 'bytes', words: '50 bytes' }),
        field('data', '', { kind: 'object', children: [field('bundleId', 'com.`example`')] }),
        field('name', 'a\u202Eb'),
      ],
      parts: [part({ title: 'Renewal info', at: 'data.signedRenewalInfo', verdict: 'invalid' })],
      tables: [{ id: 't', title: 'Purchases', columns: [], rows: [[], []] }],
    }),
  )

  it.each([
    '## App Store transaction',
    '**Valid, with a warning.** Genuine: transaction 2000…4567.',
    'Environment: Sandbox',
    '- **warning** Look \\*here\\* (`transaction/x`)',
    '- 2 passed',
    '- unknown: Not revoked. Not asked.',
    '- FAIL: Not expired. It has.',
    '- `transactionId`: `2000…4567`',
    '- `appAccountToken`: (left out)',
    '- `purchaseDate`: 2024-11-12T10:04:07.000Z',
    '- `price`: `10990` (10.99 EUR)',
    '- `newField`: `x` (not documented)',
    '- `raw`: 50 bytes, `abab…abab`',
    '  - `bundleId`: `` com.`example` ``',
    '- `name`: `a\\u{202E}b`',
    '### Renewal info',
    'Inside: `data.signedRenewalInfo`',
    '- Purchases: 2 rows',
  ])('has the line %s', (line) => expect(report).toContain(line))

  it('has no whole id and no account token', () => {
    expect(report).not.toContain('2000000901234567')
    expect(report).not.toContain(UUID)
    expect(report).not.toContain('2b7c…1a2c`: ')
  })

  it('counts the checks that passed and does not list them', () => {
    expect(report).not.toContain('Root is trusted')
    expect(report).not.toContain('Signature matches')
  })

  it('ends where there are thousands of fields', () => {
    const many = Array.from({ length: 5000 }, (_, index) => field(`f${index}`, 'x'))
    const lines = reportOf(part({ fields: many })).split('\n')
    expect(lines.length).toBeLessThan(230)
    expect(lines.join('\n')).toContain('5000 in all')
  })

  it('keeps its headings to one line whatever the title is', () => {
    expect(reportOf(part({ title: 'a\n# b <script>' }))).toContain('## a \\# b \\<script\\>\n')
  })
})
