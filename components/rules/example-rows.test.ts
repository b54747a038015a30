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
