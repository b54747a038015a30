import { describe, expect, it } from 'vitest'
import { inspect } from '..'
import { Source } from '../source'
import { verdictWord } from '../verdict-word'
import { json } from './decoder'

const detect = (text: string) => json.detect(Source.of(text))

describe('the samples', () => {
  it.each(json.samples)('$name', async ({ text = '', verdict, findings = [] }) => {
    const inspection = await inspect(text)
    expect(inspection.format).toBe('json')
    expect(inspection.verdict).toBe(verdict)
    expect(inspection.findings.map(({ code }) => code)).toEqual(findings)
  })
})

describe('what comes out', () => {
  it('reads a payload inside as a part', async () => {
    const { parts } = await inspect(json.samples[0].text ?? '')
    expect(parts).toHaveLength(1)
    expect(parts[0]).toMatchObject({ format: 'push-payload', at: 'message.apns.payload' })
  })

  it('claims no check of what holds nothing of Apple’s', async () => {
    const said = await inspect('{"name":"Example","list":[1,2]}')
    expect(verdictWord(said)).toBe('Not signed')
    expect(said.summary).toBe(
      'JSON of 31 bytes. It holds nothing that Apple signs or answers, so nothing in it was checked beyond its form.',
    )
  })

  it('names the place of what breaks it', async () => {
    const inspection = await inspect('{\n  "a": 1,\n  "b": tru\n}')
    expect(inspection.findings[0]).toMatchObject({ code: 'json/bad-literal', at: 'line 3' })
    expect(inspection.findings[0]?.message).toContain('Line 3, column 8')
  })

  it('keeps the digits of every integer, in fields and value', async () => {
    for (const digits of ['9007199254740993', '-12345678901234567890', '1'.repeat(400)]) {
      const inspection = await inspect(`{"id":${digits}}`)
      expect(inspection.fields[0]?.value).toBe(digits)
      expect(inspection.value).toEqual({ id: digits })
    }
  })

  it('shows every key that stands twice', async () => {
    const { fields } = await inspect('{"a":1,"a":2}')
    expect(fields.map(({ label, value }) => [label, value])).toEqual([
      ['a', '1'],
      ['a', '2'],
    ])
  })

  it('points each field at its bytes', async () => {
    const text = '{"é":"ü","b":[1,22]}'
    const { fields, views } = await inspect(text)
    const bytes = Buffer.from(views[0]?.base64 ?? '', 'base64')
    const range = fields[1]?.children?.[1]?.range
    expect(bytes.subarray(range?.start, range?.end).toString()).toBe('22')
  })

  it('masks a private key wherever it stands', async () => {
    const secret = 'MIGTAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBHkwdwIBAQQg'
    const text = JSON.stringify({
      type: 'service_account',
      private_key: `-----BEGIN PRIVATE KEY-----\n${secret}\n-----END PRIVATE KEY-----\n`,
    })
    const inspection = await inspect(text, { as: 'json' })
    const said = JSON.stringify(inspection)
    expect(said).not.toContain(secret.slice(0, 12))
    expect(Buffer.from(inspection.views[0]?.base64 ?? '', 'base64').toString()).not.toContain(
      secret.slice(0, 12),
    )
    expect(inspection.fields[1]?.value).toContain('-----BEGIN PRIVATE KEY-----\n****')
  })

  it('notices half a character and a byte order mark', async () => {
    const half = await inspect('{"a":"\\ud83d"}')
    expect(half.findings.map(({ code }) => code)).toEqual(['json/lone-surrogate'])
    const marked = await inspect(Buffer.from('\ufeff{"a":1}'))
    expect(marked.findings.map(({ code }) => code)).toEqual(['json/byte-order-mark'])
  })
})

describe('detection leaves others alone', () => {
  it.each(['{length = 32, bytes = 0x00}', 'Hello', '"text"', '12', ''])('%s', (text) =>
    expect(detect(text)).toBeLessThan(0.25),
  )
  it.each(['{"aps":{}}', '{"reason":"BadDeviceToken"}', '{"errorCode":1}'])('%s', (text) =>
    expect(detect(text)).toBeLessThan(0.5),
  )
})
