import { describe, expect, it } from 'vitest'
import { dayShift, isZone, zoneCalled, zoneSuggestions } from './zone-time'

describe('a day in another zone', () => {
  it.each([
    // An expiry at 15:30 UTC is on the next day in Korea, which is what Settings shows there.
    ['2026-11-12T15:30:00Z', 'Asia/Seoul', 1],
    ['2026-11-12T14:59:59Z', 'Asia/Seoul', 0],
    ['2026-11-12T03:00:00Z', 'America/Los_Angeles', -1],
    ['2026-12-31T23:30:00Z', 'Europe/Berlin', 1],
    ['2026-03-01T00:00:00Z', 'America/New_York', -1],
    ['2026-11-12T10:00:00Z', 'UTC', 0],
  ])('%s in %s', (at, zone, wanted) => expect(dayShift(Date.parse(at), zone)).toBe(wanted))

  it('says nothing of what is no instant', () => {
    expect(dayShift(Number.NaN, 'Asia/Seoul')).toBe(0)
    expect(dayShift(9e15, 'Asia/Seoul')).toBe(0)
  })
})

describe('zones', () => {
  it.each([
    ['Asia/Seoul', true],
    ['UTC', true],
    ['', false],
    ['Middle/Earth', false],
  ])('%s: %s', (zone, wanted) => expect(isZone(zone)).toBe(wanted))

  it.each([
    ['KST', 'Asia/Seoul'],
    [' kst ', 'Asia/Seoul'],
    ['Korea', 'Asia/Seoul'],
    ['tokyo', 'Asia/Tokyo'],
    ['new york', 'America/New_York'],
    ['europe/berlin', 'Europe/Berlin'],
    ['utc', 'UTC'],
    ['KS', null],
    ['', null],
    ['Atlantis', null],
  ])('%s is %s', (name, wanted) => expect(zoneCalled(name, zoneSuggestions())).toBe(wanted))

  it('are found by what people say', () => {
    expect(zoneSuggestions().find(({ label }) => label?.includes('KST'))?.value).toBe('Asia/Seoul')
  })
})
