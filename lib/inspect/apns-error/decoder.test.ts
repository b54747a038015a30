import { describe, expect, it } from 'vitest'
import { APNS_REASONS } from '../../apple/apns-reasons'
import { reasonCode } from '../../rules/apns-reason'
import { inspect } from '..'
import { Source } from '../source'
import { apnsError } from './decoder'

const detect = (text: string) => apnsError.detect(Source.of(text))

describe('the samples', () => {
  it.each(apnsError.samples)('$name', async ({ text = '', verdict, findings = [] }) => {
    const inspection = await inspect(text)
    expect(inspection.format).toBe('apns-error')
    expect(inspection.verdict).toBe(verdict)
    const codes = inspection.findings.map(({ code }) => code)
    for (const code of findings) expect(codes).toContain(code)
    const errors = inspection.findings.filter(({ level }) => level === 'error')
    expect(errors.filter(({ code }) => !findings.includes(code))).toEqual([])
  })
})

// https://developer.apple.com/documentation/usernotifications/handling-notification-responses-from-apns
describe('every reason, in every form in which it is pasted', () => {
  it.each(APNS_REASONS)('$reason', async (row) => {
    for (const reason of [row.reason, ...row.otherSpellings]) {
      const body = JSON.stringify({ reason })
      for (const text of [
        body,
        reason,
        `${row.status} ${reason}`,
        `HTTP/2 ${row.status} \r\napns-id: a\r\n\r\n${body}`,
        `:status: ${row.status}\napns-id: a\n\n${body}`,
        `HTTP/1.1 100 Continue\n\nHTTP/2 ${row.status}\napns-id: a\n\n${body}`,
        `Status: ${row.status} ${body}`,
      ]) {
        const inspection = await inspect(text)
        expect(inspection.format).toBe('apns-error')
        expect(inspection.findings[0]?.code).toBe(reasonCode(row))
        expect(inspection.findings.filter(({ level }) => level === 'error')).toHaveLength(1)
        expect(inspection.verdict).toBe('invalid')
      }
    }
  })
})

describe('what comes out', () => {
  it('shows the timestamp of a 410 as an instant and says whose it is', async () => {
    const inspection = await inspect('{"reason":"Unregistered","timestamp":1768478400000}')
    const field = inspection.fields.find(({ label }) => label === 'timestamp')
    expect(field).toMatchObject({ kind: 'instant', instant: 1_768_478_400_000 })
    expect(inspection.summary).toContain('2026-01-15 12:00:00 UTC')
    expect(inspection.findings[0]?.message).toContain('is about the token, not the app')
  })

  it.each([
    [
      'InvalidProviderToken',
      /Which of the 4 causes it is, the answer does not say\. Paste the token/,
    ],
    ['BadDeviceToken', /Which of the 3 causes it is, the answer does not say\.$/],
  ])('guesses no cause of %s', async (reason, summary) => {
    const inspection = await inspect(JSON.stringify({ reason }))
    expect(inspection.summary).toMatch(summary)
    const causes = APNS_REASONS.find((row) => row.reason === reason)?.causes ?? []
    expect(causes.length).toBeGreaterThan(1)
    for (const cause of causes) expect(inspection.summary).not.toContain(cause)
  })

  it('does not forbid to send a BadDeviceToken to the other environment', async () => {
    const inspection = await inspect('{"reason":"BadDeviceToken"}')
    expect(inspection.findings[0]?.message).toContain('again to this environment')
    expect(inspection.findings[0]?.fix).toContain('send the same token to that environment')
  })

  it('takes a timestamp in seconds for what it is', async () => {
    const inspection = await inspect('{"reason":"Unregistered","timestamp":1768478400}')
    expect(inspection.findings.map(({ code }) => code)).toContain(
      'api-response/timestamp-in-seconds',
    )
  })

  it('keeps fields and headers that nobody documents, and marks them', async () => {
    const inspection = await inspect(
      'HTTP/2 400\napns-id: a\nx-new: 1\n\n{"reason":"BadTopic","extra":12345678901234567890}',
    )
    expect(inspection.fields).toContainEqual(
      expect.objectContaining({ label: 'extra', value: '12345678901234567890', unknown: true }),
    )
    expect(inspection.fields).toContainEqual(
      expect.objectContaining({ label: 'x-new', value: '1' }),
    )
    expect(inspection.value).toMatchObject({ body: { extra: '12345678901234567890' } })
  })

  it('shows a reason of tomorrow as it came', async () => {
    const inspection = await inspect('HTTP/2 400\napns-id: a\n\n{"reason":"SomethingNew"}')
    expect(inspection.findings.map(({ code }) => code)).toEqual([
      'api-response/unknown-apns-reason',
    ])
    expect(inspection.summary).toContain('SomethingNew')
  })
})

describe('detection leaves others alone', () => {
  it.each([
    '{"aps":{"alert":"Hello"}}',
    '{"errorCode":4040010,"errorMessage":"Transaction id not found."}',
    '{"reason":"out of stock","order":4}',
    'Hello',
    'Unauthorized',
    '404 Forbidden thing',
    '',
    '{"reason":',
  ])('%s', (text) => expect(detect(text)).toBeLessThan(0.5))
})
