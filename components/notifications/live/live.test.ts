import { describe, expect, test } from 'vitest'
import { NOTHING_KNOWN } from '@/lib/notifications/arrival'
import type { ArrivalPage, KeptArrival } from '@/lib/notifications/inbox'
import { applyEvents, beginLive, markRead, mergeArrivals, type NumberedEvent } from './live'

const row = (number: number, more: Partial<KeptArrival> = {}): KeptArrival => ({
  id: `a${number}`,
  ring: 'genuine',
  number,
  version: number,
  at: number,
  bytes: 1,
  repeats: 0,
  repeatedAt: [],
  answer: { status: 200, tookMs: 1 },
  told: { ...NOTHING_KNOWN, type: number % 2 ? 'DID_RENEW' : 'REFUND' },
  ...more,
})
const told = (arrival: KeptArrival): NumberedEvent => ({
  version: arrival.version,
  event: { kind: 'arrival', arrival },
})
const page = (numbers: number[], next: number | null = null): ArrivalPage => ({
  arrivals: numbers.map((number) => row(number)),
  next,
  version: Math.max(0, ...numbers),
})
const ids = (rows: readonly KeptArrival[]) => rows.map(({ id }) => id)

describe('the stream', () => {
  test('whatever is told twice is there once', () => {
    const once = applyEvents(beginLive(1), [told(row(2)), told(row(3))])
    const again = applyEvents(once, [told(row(2)), told(row(3)), told(row(4))])
    expect([...again.rows.keys()]).toEqual(['a2', 'a3', 'a4'])
    expect(again.version).toBe(4)
  })

  test('a repetition changes the row, and never goes back to an older one', () => {
    const repeated = row(2, { version: 9, repeats: 1, repeatedAt: [5] })
    const live = applyEvents(beginLive(1), [told(repeated), told(row(2))])
    expect(live.rows.get('a2')?.repeats).toBe(1)
  })

  test('unread is what came while the tab was there, until it is opened', () => {
    const live = applyEvents(beginLive(3), [told(row(2, { version: 4, repeats: 1 })), told(row(5))])
    expect([...live.unread]).toEqual(['a5'])
    const opened = markRead(live, ['a5'])
    expect(opened.unread.size).toBe(0)
    expect(applyEvents(opened, [told(row(5, { version: 6, repeats: 1 }))]).unread.size).toBe(0)
    expect(markRead(opened, ['a5'])).toBe(opened)
  })

  test('what was unread before a reload stays so, and what was read is not unread again', () => {
    const live = applyEvents(beginLive(5, ['a4']), [
      told(row(5, { version: 6, repeats: 1 })),
      told(row(7)),
    ])
    expect([...live.unread]).toEqual(['a4', 'a7'])
    const cleared = applyEvents(live, [{ version: 8, event: { kind: 'cleared' } }])
    expect(cleared.unread.size).toBe(0)
  })

  test('clearing takes away what was there before, in pages too', () => {
    const live = applyEvents(beginLive(1), [
      told(row(2)),
      { version: 3, event: { kind: 'cleared' } },
      told(row(4)),
    ])
    expect(ids(mergeArrivals([page([2, 1])], live, {}))).toEqual(['a4'])
  })

  test('a forgotten inbox is gone', () => {
    const live = applyEvents(beginLive(1), [{ version: null, event: { kind: 'gone' } }])
    expect(live).toMatchObject({ gone: true, version: 1 })
  })
})

describe('the list', () => {
  const live = applyEvents(beginLive(3), [told(row(4)), told(row(5))])

  test('pages and events overlap, and each stands once, newest first', () => {
    expect(ids(mergeArrivals([page([5, 4, 3], 3), page([2, 1])], live, {}))).toEqual([
      'a5',
      'a4',
      'a3',
      'a2',
      'a1',
    ])
  })

  test('what is filtered out stays out, however it came', () => {
    const filter = { type: 'DID_RENEW' }
    expect(ids(mergeArrivals([{ ...page([]), arrivals: [row(3)] }], live, filter))).toEqual([
      'a5',
      'a3',
    ])
  })

  test('a repetition of a place that was not read yet waits for it', () => {
    const more = applyEvents(live, [told(row(1, { version: 6, repeats: 1 }))])
    expect(ids(mergeArrivals([page([3, 2], 2)], more, {}))).toEqual(['a5', 'a4', 'a3', 'a2'])
    const whole = mergeArrivals([page([3, 2], 2), page([1])], more, {})
    expect(whole.at(-1)).toMatchObject({ id: 'a1', repeats: 1 })
  })

  test('nothing is shown before the first page', () => {
    expect(mergeArrivals([], live, {})).toEqual([])
  })
})
