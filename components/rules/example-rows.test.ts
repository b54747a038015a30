import { describe, expect, it } from 'vitest'
import { exampleDraft } from '@/lib/push/example-draft'
import { tellingRows, visible } from './example-rows'

describe('the rows of an example', () => {
  it('shows what differs from the nearest other, and the push type', () => {
    const bad = exampleDraft({ priority: '7' })
    const far = exampleDraft({ priority: '5', topic: 'com.example.other', collapseId: 'x' })
    expect(tellingRows(bad, [far, exampleDraft()])).toEqual([
      { name: 'apns-push-type', value: 'alert' },
      { name: 'apns-priority', value: '7' },
    ])
  })

  it('words the expiration as the header, in both kinds of time', () => {
    const bad = exampleDraft({ expiration: { kind: 'until', at: 1_768_478_400 } })
    expect(tellingRows(bad, [exampleDraft()])).toContainEqual({
      name: 'apns-expiration',
      value: '1768478400 (15 Jan 2026 12:00:00 UTC)',
    })
  })

  it('shows the payload as it is sent when it differs', () => {
    const bad = exampleDraft({ payload: '{"aps":' })
    expect(tellingRows(bad, [exampleDraft()])).toContainEqual({ name: 'payload', value: '{"aps":' })
  })

  it('flattens what is not a push', () => {
    const bad = { status: 400, answer: { reason: 'BadTopic' }, apnsId: null }
    expect(tellingRows(bad, [{ status: 400, answer: { reason: null }, apnsId: null }])).toEqual([
      { name: 'status', value: '400' },
      { name: 'answer.reason', value: 'BadTopic' },
      { name: 'apnsId', value: '(none)' },
    ])
  })

  const many = { a: 1, b: 2, c: 3, d: 4, e: 5, f: 6, g: 7, h: { i: 8, j: 9 } }

  it('shows of what has many rows those that differ from the nearest other', () => {
    const { a: _, ...rest } = many
    const bad = { ...rest, h: { i: 8, j: 10 }, k: true }
    expect(tellingRows(bad, [{ other: 'far away' }, many])).toEqual([
      { name: 'h.j', value: '10' },
      { name: 'k', value: 'true' },
      { name: 'a', value: '(not there)' },
    ])
  })

  it('shows all of many rows where there is nothing else to tell them by', () => {
    expect(tellingRows(many, [])).toHaveLength(9)
    expect(tellingRows(many, [many])).toHaveLength(9)
  })

  it('words instants as dates, and no other number', () => {
    const at = Date.UTC(2026, 0, 15, 12)
    const subject = { now: at, purchasedAt: at, expiresDate: at, price: 9990, app: 6448311069 }
    expect(tellingRows({ facts: subject }, [])).toEqual([
      { name: 'facts.now', value: '15 Jan 2026 12:00:00 UTC' },
      { name: 'facts.purchasedAt', value: '15 Jan 2026 12:00:00 UTC' },
      { name: 'facts.expiresDate', value: '1768478400000 (15 Jan 2026 12:00:00 UTC)' },
      { name: 'facts.price', value: '9990' },
      { name: 'facts.app', value: '6448311069' },
    ])
  })

  it('shows everything where there is nothing to compare with', () => {
    expect(tellingRows(exampleDraft(), []).map((row) => row.name)).toEqual(
      expect.arrayContaining(['now', 'device token', 'apns-topic', 'Key ID', 'payload']),
    )
  })
})

describe('a value with what is unseen in it', () => {
  it.each([
    ['plain', 'com.example.app', 'com.example.app'],
    ['empty', '', '(empty)'],
    ['a space in the middle is seen', 'two words', 'two words'],
    ['lines are seen', '{\n  "aps": {}\n}', '{\n  "aps": {}\n}'],
    ['a space at the end', 'token ', '"token "'],
    ['a tab', 'a\tb', '"a\\tb"'],
    ['a zero-width space', 'a\u200bb', '"a\\u200bb"'],
    ['a no-break space', 'a\u00a0b', '"a\\u00a0b"'],
  ])('%s', (_name, value, wanted) => expect(visible(value)).toBe(wanted))
})
