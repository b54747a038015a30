import { describe, expect, it } from 'vitest'
import { APP_STORE_ERRORS } from '../../apple/app-store-errors'
import { appStoreErrorCode } from '../../rules/api-response/app-store-errors'
import { type Inspection, inspect } from '..'
import { Source } from '../source'
import { serverApiResponse } from './decoder'
import { priceInWords } from './price'
import signed from './signed-samples.json'

const trust = [{ name: 'Assay sample root', pem: signed.root }]
const codes = (inspection: Inspection) => inspection.findings.map(({ code }) => code)
const detect = (text: string) => serverApiResponse.detect(Source.of(text))

describe('the samples', () => {
  it.each(serverApiResponse.samples)('$name', async (sample) => {
    const inspection = await inspect(sample.text ?? '', { trust: sample.trust ?? [] })
    expect(inspection.format).toBe('server-api-response')
    expect(inspection.verdict).toBe(sample.verdict)
    const wanted = sample.findings ?? []
    for (const code of wanted) expect(codes(inspection)).toContain(code)
    const errors = inspection.findings.filter(({ level }) => level === 'error')
    expect(errors.filter(({ code }) => !wanted.includes(code))).toEqual([])
  })
})

// https://developer.apple.com/documentation/appstoreserverapi/error-codes
describe('every error of Apple’s list', () => {
  it('has them all, each once', () => {
    expect(APP_STORE_ERRORS).toHaveLength(88)
    expect(new Set(APP_STORE_ERRORS.map(({ code }) => code)).size).toBe(88)
    expect(APP_STORE_ERRORS.filter(({ retryable }) => retryable).map(({ code }) => code)).toEqual([
      4040002, 4040004, 4040006, 4290000, 5000001,
    ])
  })

  it.each(APP_STORE_ERRORS)('$code', async ({ code, message, title, retryable }) => {
    const body = JSON.stringify({ errorCode: code, errorMessage: message ?? '' })
    const status = Math.floor(code / 10_000)
    for (const text of [body, `HTTP/1.1 ${status} Error\r\nServer: a\r\n\r\n${body}`]) {
      const inspection = await inspect(text)
      expect(inspection.format).toBe('server-api-response')
      expect(inspection.verdict).toBe('invalid')
      expect(inspection.title).toContain(title)
      expect(codes(inspection)).toEqual([appStoreErrorCode(code)])
      expect(inspection.findings[0]?.message.includes('may work later')).toBe(retryable)
      if (message) expect(inspection.findings[0]?.message).toContain(message)
    }
  })
})

describe('errors that need more', () => {
  it('names both hosts for an id that was not found', async () => {
    const { findings } = await inspect(
      '{"errorCode":4040010,"errorMessage":"Transaction id not found."}',
    )
    expect(findings[0]?.fix).toContain('api.storekit-sandbox.apple.com')
    expect(findings[0]?.fix).toContain('compare bid with bundleId')
  })

  it('reads Retry-After as milliseconds since 1970', async () => {
    const inspection = await inspect(
      'HTTP/1.1 429 Too Many Requests\nRetry-After: 1768478400000\n\n{"errorCode":4290000}',
    )
    expect(inspection.fields).toContainEqual(
      expect.objectContaining({ label: 'retry-after', kind: 'instant', instant: 1768478400000 }),
    )
    expect(inspection.findings.at(-1)?.message).toContain('2026-01-15 12:00:00 UTC')
  })

  it.each([
    'HTTP/1.1 401 Unauthorized\n\n',
    'HTTP/1.1 401 Unauthorized\n\nUnauthenticated\n\nRequest ID: AAAAAAAA.0.0',
    'Unauthenticated\n\nRequest ID: AAAAAAAA.0.0',
  ])('explains a 401 without JSON: %j', async (text) => {
    const inspection = await inspect(text)
    expect(inspection.format).toBe('server-api-response')
    expect(codes(inspection)).toEqual(['api-response/unauthorized'])
  })

  it('says where status and code do not go together', async () => {
    expect(codes(await inspect('HTTP/1.1 502 Bad Gateway\n\n{"errorCode":4040010}'))).toContain(
      'api-response/status-differs',
    )
  })

  it('shows a code that no double can hold as it came', async () => {
    const inspection = await inspect('{"errorCode":12345678901234567890}')
    expect(inspection.fields[0]?.value).toBe('12345678901234567890')
    expect(inspection.value).toMatchObject({ body: { errorCode: '12345678901234567890' } })
  })
})

describe('what a history holds', () => {
  it('is a table with instants and prices in words', async () => {
    const inspection = await inspect(signed.samples.history, { trust })
    const [table] = inspection.tables
    expect(table?.rows).toHaveLength(3)
    const row = Object.fromEntries(
      (table?.columns ?? []).map((column, index) => [column.id, table?.rows[2]?.[index]]),
    )
    expect(row).toMatchObject({
      productId: 'com.example.app.monthly',
      transactionId: '2000000100000003',
      price: '10.99 EUR',
      revocationReason: 'because of a problem in the app',
    })
    expect(inspection.parts.map(({ at }) => at)).toEqual([
      'signedTransactions.0',
      'signedTransactions.1',
      'signedTransactions.2',
    ])
    expect(inspection.environment).toBe('Production')
  })

  it('takes a whole page of 20', async () => {
    const { signedTransactions } = JSON.parse(signed.samples.history)
    const page = { bundleId: 'a.b', hasMore: true, revision: '1' }
    const all = Array.from({ length: 20 }, () => signedTransactions[0])
    const inspection = await inspect(JSON.stringify({ ...page, signedTransactions: all }), {
      trust,
    })
    expect(inspection.parts).toHaveLength(20)
    expect(inspection.tables[0]?.rows).toHaveLength(20)
    expect(codes(inspection)).toEqual(['api-response/more-pages'])
  })

  it('stops at the budget of parts and says so', async () => {
    const text = JSON.stringify({ bundleId: 'a', signedTransactions: Array(600).fill('a.b.c') })
    const inspection = await inspect(text)
    expect(inspection.parts.length).toBeLessThan(200)
    expect(codes(inspection)).toContain('budget/parts')
  })

  it('puts the status of a subscription into words', async () => {
    const inspection = await inspect(signed.samples.statuses, { trust })
    expect(JSON.stringify(inspection.fields)).toContain('"words":"expired"')
    expect(inspection.parts.map(({ at }) => at)).toEqual([
      'data.0.lastTransactions.0.signedTransactionInfo',
      'data.0.lastTransactions.0.signedRenewalInfo',
    ])
  })
})

describe('a code alone', () => {
  it('is explained like an answer', async () => {
    const inspection = await inspect('4040010')
    expect(inspection.format).toBe('server-api-response')
    expect(codes(inspection)).toEqual([appStoreErrorCode(4040010)])
  })

  it.each(['4040999', '21007', '1234567'])('%s is none of this list', (text) =>
    expect(detect(text)).toBe(0),
  )
})

describe('how the signed texts in it fared', () => {
  it.each([
    ['A transaction history', 'All 3 signed texts in it were verified.'],
    ['Transaction info', 'The signed text in it was verified.'],
  ])('%s', async (name, said) => {
    const sample = serverApiResponse.samples.find((one) => one.name === name)
    const text = sample?.text ?? ''
    expect((await inspect(text, { trust: sample?.trust ?? [] })).summary).toContain(said)
    // Without the root that signed them not one is.
    expect((await inspect(text)).summary).not.toContain(said)
  })
})

describe('small answers', () => {
  it.each([
    { text: '{"testNotificationToken":"a"}', title: 'Test notification requested' },
    { text: '{"requestIdentifier":"a"}', title: 'Mass extension requested' },
    {
      text: '{"requestIdentifier":"a","complete":true,"completeDate":1768478400000,"succeededCount":3,"failedCount":2}',
      title: 'Status of a mass extension',
      finding: 'api-response/not-extended',
    },
    {
      text: '{"originalTransactionId":"1","webOrderLineItemId":"2","success":true,"effectiveDate":1768478400000}',
      title: 'Extension of a renewal date',
    },
    {
      text: '{"status":1,"signedTransactions":[]}',
      title: 'Order ID lookup',
      finding: 'api-response/order-not-valid',
    },
    { text: '{"revision":"1","hasMore":false,"signedTransactions":[]}', title: 'Refund history' },
    { text: '{"signedAppTransactionInfo":"a.b.c"}', title: 'App transaction info' },
  ])('$title', async ({ text, title, finding }) => {
    const inspection = await inspect(text)
    expect(inspection).toMatchObject({ format: 'server-api-response', title })
    expect(codes(inspection)).toEqual(finding ? [finding] : [])
  })

  it.each([
    { price: 10_990, currency: 'EUR', words: '10.99 EUR' },
    { price: 999, currency: undefined, words: '0.999' },
    { price: 0, currency: 'USD', words: '0.00 USD' },
    { price: 150_000, currency: 'JPY', words: '150.00 JPY' },
    { price: '10990', currency: 'EUR', words: null },
  ])('$price $currency is $words', ({ price, currency, words }) => {
    expect(priceInWords(price, currency)).toBe(words)
  })
})

describe('detection leaves others alone', () => {
  it.each([
    ['a webhook’s body', '{"signedPayload":"a.b.c"}'],
    ['an answer of verifyReceipt', '{"status":21002}'],
    ['App Store Connect', '{"errors":[{"status":"404","code":"NOT_FOUND"}]}'],
    ['App Store Connect, a list', '{"data":[{"type":"apps","id":"1"}],"links":{}}'],
    ['APNs', '{"reason":"BadDeviceToken"}'],
    ['a push', '{"aps":{"alert":"Hello"}}'],
    ['a decoded notification', '{"notificationType":"TEST","data":{"signedTransactionInfo":"a"}}'],
    ['a 401 of something else', 'HTTP/1.1 401 Unauthorized\n\n{"message":"no"}'],
    ['nothing', ''],
  ])('%s', (_name, text) => expect(detect(text)).toBeLessThan(0.5))
})
