import { describe, expect, it, test } from 'vitest'
import { type Inspection, inspect } from '..'
import { Source } from '../source'
import { APP_STORE_DECODERS } from './decoders'
import signed from './signed-samples.json'

const NOW = new Date('2026-11-22T12:00:00Z')
const TRUST = [{ name: 'Assay sample root', pem: signed.root }]
type Name = keyof typeof signed.samples

const codes = ({ findings }: Inspection) => findings.map(({ code }) => code)
const read = (name: Name, options = {}) =>
  inspect(signed.samples[name], { now: NOW, trust: TRUST, ...options })

const samples = APP_STORE_DECODERS.flatMap((decoder) =>
  decoder.samples.map((sample) => ({ ...sample, id: decoder.id })),
)

describe('the samples', () => {
  test.each(samples)(
    '$id: $name',
    async ({ id, text = '', trust = [], verdict, findings = [] }) => {
      const inspection = await inspect(text, { now: NOW, trust })
      expect(inspection).toMatchObject({ format: id, verdict })
      expect(codes(inspection)).toEqual(expect.arrayContaining([...findings]))
      expect(JSON.parse(JSON.stringify(inspection))).toEqual(inspection)
      const errors = inspection.findings.filter(({ level }) => level === 'error')
      if (verdict !== 'invalid') expect(errors).toEqual([])
      // Every failed step says by its code why, and that rule is among the findings.
      for (const step of inspection.steps.filter(({ result }) => result === 'fail')) {
        expect(codes(inspection)).toContain(step.code)
      }
    },
  )
})

describe('titles, summaries and values', () => {
  test.each<[Name, string]>([
    ['purchase', 'Transaction: auto-renewable subscription, pro.monthly'],
    ['consumable', 'Transaction: consumable, coins.100'],
    ['didRenew', 'Subscription renewed'],
    ['body', 'Subscription renewed'],
    ['grace', 'Renewal failed: in grace period'],
    ['undocumented', 'Notification: DID_RENEW / VOLUNTARY'],
    ['inGrace', 'Renewal info: in billing grace period, pro.monthly'],
    ['appTransaction', 'App transaction: com.example.app'],
    ['realtime', 'Retention message requested: pro.monthly'],
  ])('%s: %s', async (name, title) => {
    expect(await read(name)).toMatchObject({ title })
  })

  it('names the root and the instant of the check', async () => {
    const { summary } = await read('renewal')
    expect(summary).toBe(
      'Signed up to the root Assay sample root, valid when signed (2026-11-12 15:04:31 UTC). That root was added here; it is not Apple’s. Renewal of pro.monthly for 10.99 EUR on 2026-11-12 15:04:07 UTC, until 2026-12-12 15:04:07 UTC.',
    )
  })

  it('says once of a wrapped token that nothing else is wrong with it', async () => {
    const { findings, steps } = await read('broken')
    const wrapped =
      'It is broken into lines. Without the line breaks its signature verifies (below). Send it as one line.'
    expect(findings[0]).toMatchObject({ code: 'jws/white-space', message: wrapped })
    expect(steps.filter(({ result }) => result === 'fail')).toEqual([
      expect.objectContaining({ detail: wrapped }),
    ])
  })

  it('says what decides before what explains', async () => {
    const found = codes(await read('upgraded'))
    expect(found[0]).toBe('transaction/upgraded')
    expect(found.at(-1)).toBe('transaction/expires-is-an-instant')
  })

  it('says of Xcode’s token why it is not verified', async () => {
    const { summary, steps } = await read('xcode')
    expect(summary).toContain('It is not verified. “x5c” has 1 certificate, as in local testing')
    expect(steps.find(({ name }) => name === 'Signature matches')?.result).toBe('pass')
    expect(steps.find(({ name }) => name === 'Not revoked')?.result).toBe('unknown')
  })

  it('takes Xcode’s certificate where it was added as trusted', async () => {
    const [header = ''] = signed.samples.xcode.split('.')
    const { x5c } = JSON.parse(Buffer.from(header, 'base64url').toString())
    const pem = `-----BEGIN CERTIFICATE-----\n${x5c[0]}\n-----END CERTIFICATE-----\n`
    const inspection = await read('xcode', { trust: [{ name: 'My Xcode', pem }] })
    expect(inspection.verdict).toBe('valid')
    expect(inspection.summary).toContain('My Xcode')
    expect(codes(inspection)).toContain('transaction/local-testing')
  })

  it('says of decoded JSON that nothing shows who signed it', async () => {
    const { summary, steps } = await read('decoded')
    expect(summary).toContain('Renewal of pro.monthly for 10.99 EUR')
    expect(summary).toContain('nothing shows whether Apple signed it')
    expect(steps[0]).toMatchObject({ result: 'skipped' })
  })

  it('shows fields with words, instants and places in the bytes', async () => {
    const { fields, views } = await read('consumable')
    const price = fields.find(({ label }) => label === 'price')
    expect(price).toMatchObject({ value: '1500000', kind: 'money', words: '1500 JPY' })
    const bytes = Buffer.from(views.find(({ id }) => id === 'payload')?.base64 ?? '', 'base64')
    expect(bytes.subarray(price?.range?.start, price?.range?.end).toString()).toBe(
      '"price":1500000',
    )
    expect(fields.find(({ label }) => label === 'storefront')?.words).toBe('Japan')
    expect(fields.find(({ label }) => label === 'purchaseDate')?.instant).toBe(
      Date.parse('2026-10-12T15:04:07Z'),
    )
    expect(views.map(({ id }) => id)).toEqual(['payload', 'header', 'signature'])
  })

  it('keeps digits and unknown fields', async () => {
    const { fields, value } = await read('large')
    expect(fields.find(({ label }) => label === 'quantity')?.value).toBe('9223372036854775807')
    expect(fields.find(({ label }) => label === 'newField')).toMatchObject({ unknown: true })
    expect(value).toMatchObject({ newField: true })
  })
})

describe('what was expected', () => {
  test.each<[Name, object, string, string[]]>([
    ['purchase', { bundleId: 'com.example.app', environment: 'Production' }, 'valid', []],
    ['purchase', { environment: 'production' }, 'valid', []],
    ['purchase', { bundleId: 'com.example.other' }, 'invalid', ['jws/unexpected-bundle-id']],
    // node#227, java#154: a token of the sandbox for a verifier of production.
    ['sandbox', { environment: 'Production' }, 'invalid', ['jws/unexpected-environment']],
    // swift#71: nothing shows that it is for this app.
    ['forever', { bundleId: 'com.example.app' }, 'unverified', []],
    ['renewalInfo', { bundleId: 'com.example.app' }, 'valid', []],
    ['didRenew', { appAppleId: 1234567890 }, 'valid', []],
    ['didRenew', { appAppleId: 1 }, 'invalid', ['jws/unexpected-app-apple-id']],
    ['test', { appAppleId: 1234567890 }, 'valid', []],
    ['external', { environment: 'Sandbox' }, 'valid', []],
    ['external', { environment: 'Production' }, 'invalid', ['jws/unexpected-environment']],
  ])('%s with %j: %s', async (name, expected, verdict, findings) => {
    const inspection = await read(name, { expect: expected })
    expect(inspection.verdict).toBe(verdict)
    expect(codes(inspection)).toEqual(expect.arrayContaining(findings))
  })
})

describe('what stands around it', () => {
  const token = signed.samples.purchase
  test.each([
    ['quotation marks', `"${token}"`, 'paste/quoted'],
    ['quotation marks of code', `'${token}',`, 'paste/quoted'],
    ['a line of JSON', `"signedTransactionInfo": "${token}",`, 'paste/quoted'],
    ['what Swift prints', `Optional("${token}")`, 'paste/quoted'],
    ['a header', `Authorization: Bearer ${token}`, 'paste/bearer'],
    ['a line of code', `const jws = "${token}";`, 'paste/beside-token'],
    ['a variable', `JWS=${token}`, 'paste/beside-token'],
    ['a log', `10:00:00 INFO body={"signedPayload":"${token}"}`, 'paste/beside-token'],
  ])('%s is taken off', async (_name, text, code) => {
    const inspection = await inspect(text, { now: NOW, trust: TRUST })
    expect(inspection).toMatchObject({ format: 'transaction', verdict: 'valid' })
    expect(codes(inspection)).toContain(code)
  })

  it('is no body of Apple’s where a token stands in it twice', async () => {
    const body = (first: string, last: string) =>
      inspect(`{"signedPayload":"${first}","signedPayload":"${last}"}`, { now: NOW, trust: TRUST })
    for (const pair of [
      [signed.samples.test, signed.samples.didRenew],
      [signed.samples.didRenew, signed.samples.tampered],
    ] as const) {
      const inspection = await body(...pair)
      expect(inspection.verdict).toBe('invalid')
      expect(codes(inspection)).toContain('jws/body-duplicate-key')
    }
  })

  it('names what nothing signs beside the token', async () => {
    const text = JSON.stringify({ notificationType: 'REFUND', signedPayload: signed.samples.test })
    const { steps } = await inspect(text, { now: NOW, trust: TRUST })
    expect(steps[0]).toMatchObject({ name: 'Body has one token', result: 'unknown' })
    expect(steps[0]?.detail).toContain('“notificationType”')
  })
})

describe('what stands inside', () => {
  it('is verified on its own', async () => {
    const { parts } = await read('didRenew')
    expect(parts.map(({ at, format, verdict }) => [at, format, verdict])).toEqual([
      ['data.signedTransactionInfo', 'transaction', 'valid'],
      ['data.signedRenewalInfo', 'renewal-info', 'valid'],
    ])
  })

  it('makes the whole invalid where it is', async () => {
    const whole = JSON.parse(signed.samples.decodedNotification)
    whole.data.signedTransactionInfo = signed.samples.tampered
    const text = JSON.stringify(whole)
    const inspection = await inspect(text, { now: NOW, trust: TRUST })
    expect(inspection.verdict).toBe('invalid')
    expect(codes(inspection)).toContain('notification/part-invalid')
  })

  it('is read where somebody has decoded it already', async () => {
    const { data, ...rest } = JSON.parse(signed.samples.decodedNotification)
    const inner = JSON.parse(signed.samples.decoded)
    const { parts } = await inspect(
      JSON.stringify({ ...rest, data: { ...data, signedTransactionInfo: inner } }),
    )
    expect(parts).toMatchObject([{ format: 'transaction', verdict: 'unverified' }])
  })
})

describe('kinds', () => {
  // node#95, python#47: given to the verifier of another kind.
  it('recognises a notification where a transaction was asked for', async () => {
    const inspection = await read('didRenew', { as: 'transaction' })
    expect(inspection).toMatchObject({ title: 'Subscription renewed', verdict: 'valid' })
    expect(codes(inspection)).toContain('transaction/other-kind')
  })

  test.each([
    ['{"signedPayload":"abc"}', 'notification', 'jws/no-dots'],
    ['{"signedPayload":""}', 'notification', 'jws/empty'],
    [signed.samples.renewal.split('.').slice(0, 2).join('.'), 'transaction', 'jws/part-missing'],
    [signed.samples.renewal.slice(0, -6), 'transaction', 'jws/signature-length'],
    [signed.samples.renewal.replace('.', '.A'), 'transaction', 'jws/payload-not-json'],
  ])('%# still says what it was meant to be', async (text, format, code) => {
    const inspection = await inspect(text, { now: NOW, trust: TRUST })
    expect(inspection).toMatchObject({ format, verdict: 'invalid' })
    expect(codes(inspection)).toContain(code)
  })

  test.each([
    '{"alg":"ES256"}',
    '{"signedPayload":"abc","sendAttempts":[]}',
    '{"transactionId":"1"}',
    `${btoa('{"alg":"ES256","kid":"ABC123DEFG"}')}.${btoa('{"iss":"DEF123GHIJ","iat":1}')}.abcd`,
    '[]',
    'a.b.c',
    '',
  ])('leaves %s to others', (text) => {
    for (const decoder of APP_STORE_DECODERS) expect(decoder.detect(Source.of(text))).toBe(0)
  })
})

describe('without the root', () => {
  test.each<Name>(['renewal', 'didRenew', 'appTransaction'])('%s is invalid', async (name) => {
    const inspection = await inspect(signed.samples[name], { now: NOW })
    expect(inspection.verdict).toBe('invalid')
    expect(inspection.steps.filter(({ result }) => result === 'fail')).not.toEqual([])
  })
})
