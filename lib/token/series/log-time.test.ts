import { describe, expect, it } from 'vitest'
import { timeIn } from './log-time'

const AT = Date.UTC(2026, 10, 22, 10, 0, 0) / 1000
const NOW = AT + 3600

describe('the time of a line', () => {
  it.each<[string, string, number, boolean]>([
    ['ISO with Z', '2026-11-22T10:00:00Z INFO', AT, true],
    ['ISO with parts of a second', '2026-11-22T10:00:00.250Z', AT + 0.25, true],
    ['ISO with an offset', '[2026-11-22T11:00:00+01:00] x', AT, true],
    ['ISO with an offset without a colon', '2026-11-22 15:30:00,000 +0530', AT, true],
    ['a space and no zone', '2026-11-22 10:00:00 x', AT, false],
    ['log4j', '2026-11-22 10:00:00,123 DEBUG', AT + 0.123, false],
    ['Go', '2026/11/22 10:00:00 x', AT, false],
    ['a zone behind a space', '2026-11-22 10:00:00 UTC x', AT, true],
    ['nginx', '1.2.3.4 - - [22/Nov/2026:10:00:00 +0000] "POST', AT, true],
    ['a Date header', 'date: Sun, 22 Nov 2026 10:00:00 GMT', AT, true],
    ['syslog', 'Nov 22 10:00:00 web-1 pusher[812]: x', AT, false],
    [
      'syslog of last December',
      'Dec 24 10:00:00 web-1 x',
      Date.UTC(2025, 11, 24, 10) / 1000,
      false,
    ],
    ['date', 'Sun Nov 22 10:00:00 UTC 2026', AT, true],
    ['seconds', `${AT} sent`, AT, true],
    ['seconds with parts', `[${AT}.5] sent`, AT + 0.5, true],
    ['milliseconds in JSON', `{"level":30,"time":${AT}000,"msg":"x"}`, AT, true],
    ['seconds under another name', `{"ts":${AT}.75}`, AT + 0.75, true],
    ['nanoseconds in logfmt', `ts=${AT}000000000 msg=x`, AT, true],
  ])('%s', (_name, line, at, zoned) => {
    const found = timeIn(line, NOW)
    expect(found?.zoned).toBe(zoned)
    expect(found?.at).toBeCloseTo(at, 3)
  })

  it.each([
    ['none', 'authorization: bearer x'],
    ['a version', 'HTTP/2 403'],
    ['a month that is none', '2026-13-22 10:00:00'],
    ['an hour that is none', '2026-11-22 25:00:00'],
    ['before there was a phone that took pushes', '1999-11-22 10:00:00Z'],
    ['a phone number', '49301234567 called'],
    ['a name that only ends so', '{"runtime":1795341600}'],
  ])('%s: no time', (_name, line) => {
    expect(timeIn(line, NOW)).toBeNull()
  })

  it('gives syslog no year where nobody knows the clock', () => {
    expect(timeIn('Nov 22 10:00:00 web-1 x', null)).toBeNull()
  })
})
