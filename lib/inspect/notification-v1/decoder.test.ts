import { describe, expect, it, test } from 'vitest'
import { NOTIFICATION_V1_TYPES } from '@/lib/apple/notification-v1-types'
import { inspect } from '../index'
import { notificationV1 } from './decoder'

const SECRET = '00112233445566778899aabbccddeeff'

test.each(notificationV1.samples)('sample: $name', async (sample) => {
  const found = await inspect(sample.text ?? '')
  expect(found.format).toBe('notification-v1')
  expect(found.verdict).toBe(sample.verdict)
  expect(found.findings.map(({ code }) => code)).toEqual(sample.findings)
})

const renewal = notificationV1.samples[0].text ?? ''

describe('a notification of version 1', () => {
  it('names what version 2 sends in its place, and that it is not signed', async () => {
    const found = await inspect(renewal)
    expect(found.title).toBe('Subscription renewed (version 1)')
    expect(found.environment).toBe('Production')
    expect(found.findings[0]?.message).toBe(
      'DID_RENEW came as plain JSON. In version 2 it is DID_RENEW.',
    )
    expect(found.summary).toContain('not signed')
  })

  it('reads the unified receipt as a part', async () => {
    const { parts } = await inspect(renewal)
    expect(parts.map(({ at, format, verdict }) => [at, format, verdict])).toEqual([
      ['unified_receipt', 'verify-receipt', 'unverified'],
    ])
    expect(parts[0]?.tables.map(({ id }) => id)).toEqual([
      'latest_receipt_info',
      'pending_renewal_info',
    ])
    expect(parts[0]?.findings).toEqual([])
  })

  it('never gives its shared secret away', async () => {
    const found = await inspect(renewal)
    const told = JSON.stringify({ ...found, views: found.views.map(({ base64 }) => atob(base64)) })
    expect(told).not.toContain(SECRET.slice(4))
    expect(found.fields.find(({ label }) => label === 'password')?.value).toMatch(/^\*+$/)
  })

  it('keeps the digits of numbers that a double cannot hold', async () => {
    const text =
      '{"notification_type":"DID_RENEW","unified_receipt":{"latest_receipt_info":[{"n":9007199254740993}]}}'
    const { parts } = await inspect(text)
    expect(JSON.stringify(parts[0]?.fields)).toContain('9007199254740993')
  })
})

describe('every type that Apple documents', () => {
  test.each(NOTIFICATION_V1_TYPES.map((row) => [row.type, row] as const))(
    '%s',
    async (type, { title, v2 }) => {
      const found = await inspect(
        JSON.stringify({ notification_type: type, auto_renew_product_id: 'p' }),
      )
      expect(found.format).toBe('notification-v1')
      expect(found.title).toBe(`${title} (version 1)`)
      expect(found.findings[0]?.message).toContain(v2[0])
    },
  )

  it('and one that it does not', async () => {
    const found = await inspect('{"notification_type":"SUBSCRIBED","latest_receipt":""}')
    expect(found.findings.map(({ code }) => code)).toEqual([
      'notification/v1-deprecated',
      'notification/v1-type-unknown',
    ])
    expect(found.fields[0]).toMatchObject({ value: 'SUBSCRIBED', unknown: true })
  })
})

test.each([['7'], ['[]'], ['{"notification_type":7}']])(
  'does not fail when it has to read %s',
  async (text) => {
    expect((await inspect(text, { as: 'notification-v1' })).verdict).toBe('unverified')
  },
)
