import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { EXAMPLE_TOKEN, exampleDraft } from './example-draft'
import type { PushRequest } from './request'
import { devicePath, headersAsText, toWire } from './wire'

const ID = '123e4567-e89b-12d3-a456-426614174000'
const composed = (parts: Parameters<typeof exampleDraft>[0] = {}): PushRequest =>
  exampleDraft(parts).request

describe('toWire', () => {
  it('is exactly what stands on the screen', () => {
    const wire = toWire(
      composed({
        collapseId: 'news',
        expiration: { kind: 'until', at: 1_768_482_000 },
        payload: '{"aps":{"alert":"é"}}',
      }),
      ID,
    )
    expect(wire.method).toBe('POST')
    expect(wire.path).toBe(`/3/device/${EXAMPLE_TOKEN}`)
    expect(wire.headers).toEqual([
      ['apns-topic', 'com.example.app'],
      ['apns-push-type', 'alert'],
      ['apns-priority', '10'],
      ['apns-expiration', '1768482000'],
      ['apns-collapse-id', 'news'],
      ['apns-id', ID],
    ])
    expect(Buffer.from(wire.body).toString('utf8')).toBe('{"aps":{"alert":"é"}}')
  })

  it('sends no header for an empty field, and 0 for now or never', () => {
    const bare = composed({ topic: '', pushType: '', priority: '', expiration: { kind: 'now' } })
    expect(toWire(bare, ID).headers).toEqual([
      ['apns-expiration', '0'],
      ['apns-id', ID],
    ])
  })

  it('prefers the apns-id that was entered', () => {
    expect(toWire(composed({ apnsId: 'mine' }), ID).headers.at(-1)).toEqual(['apns-id', 'mine'])
  })

  test.each([
    ['', '/3/device/'],
    ['ab cd', '/3/device/ab%20cd'],
    ['../../2/x?y#z', '/3/device/..%2F..%2F2%2Fx%3Fy%23z'],
    ['é', '/3/device/%C3%A9'],
    ['\ud800', '/3/device/%EF%BF%BD'],
  ])('the path of the token %j', (token, path) => {
    expect(devicePath(token)).toBe(path)
  })

  it('keeps every byte of the payload, and every header a byte string', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.string({ unit: 'grapheme' }),
        (payload, collapseId) => {
          const wire = toWire(composed({ payload, collapseId }), ID)
          expect(Buffer.from(wire.body).equals(Buffer.from(payload))).toBe(true)
          for (const [, value] of wire.headers)
            expect([...value].every((char) => char <= 'ÿ')).toBe(true)
          const sent = wire.headers.find(([name]) => name === 'apns-collapse-id')?.[1] ?? ''
          expect(Buffer.from(sent, 'latin1').toString('utf8')).toBe(collapseId)
        },
      ),
    )
  })

  it('shows the same headers readably', () => {
    expect(headersAsText(composed({ collapseId: 'größe' }), ID)).toContainEqual([
      'apns-collapse-id',
      'größe',
    ])
  })
})
