import { describe, expect, it } from 'vitest'
import { readLog } from './read-log'

const START = Date.UTC(2026, 10, 22, 10, 0, 0) / 1000
const NOW = START + 7200
const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
const SIGNATURE = Buffer.alloc(64, 7).toString('base64url')

/** Made that many minutes after ten. */
const token = (minutes: number, kid = 'ABC123DEFG', iss = 'DEF123GHIJ') =>
  `${encode({ alg: 'ES256', kid })}.${encode({ iss, iat: START + minutes * 60 })}.${SIGNATURE}`
const utc = (minutes: number) => new Date((START + minutes * 60) * 1000).toISOString()
const read = (...lines: string[]) => readLog(lines.join('\n'), NOW)
const uses = (...lines: string[]) =>
  read(...lines).series.uses.map(({ line, token: number, at }) => [
    line,
    number,
    at === null ? null : (at - START) / 60,
  ])

describe('what a line tells of a token', () => {
  it.each<[string, string]>([
    ['a header', `${utc(5)} authorization: bearer ${token(0)}`],
    ['JSON', JSON.stringify({ time: utc(5), headers: { authorization: `bearer ${token(0)}` } })],
    ['JSON in JSON', JSON.stringify({ '@timestamp': utc(5), m: `{"a":"bearer ${token(0)}"}` })],
    [
      'curl',
      `[${utc(5)}] curl -H "authorization: bearer ${token(0)}" https://api.push.apple.com/3/device/00`,
    ],
    ['logfmt', `ts=${START + 300} jwt=${token(0)} status=200`],
    ['Python', `${utc(5)} {'authorization': b'bearer ${token(0)}'}`],
  ])('%s', (_name, line) => {
    expect(uses(line)).toEqual([[1, 1, 5]])
  })

  it('puts what follows a line with a time to it, once for each token', () => {
    expect(
      uses(
        `${utc(5)} curl -v -H "authorization: bearer ${token(0)}" \\`,
        '  https://api.push.apple.com/3/device/00',
        '> POST /3/device/00 HTTP/2',
        `> authorization: bearer ${token(0)}`,
        `${utc(6)} next`,
        `authorization: bearer ${token(0)}`,
      ),
    ).toEqual([
      [1, 1, 5],
      [6, 1, 6],
    ])
  })

  it('takes one time for no more than one token', () => {
    expect(uses(`# gathered at ${utc(50)}`, token(0), token(30))).toEqual([
      [2, 1, 50],
      [3, 2, null],
    ])
  })

  it('lets go of a time that is far above', () => {
    expect(uses(`# gathered at ${utc(50)}`, ...Array(60).fill('x'), token(0))).toEqual([
      [62, 1, null],
    ])
  })

  it('orders tokens by their making and uses by their time', () => {
    const { series } = read(`${utc(31)} ${token(30)}`, `${utc(1)} ${token(0)}`)
    expect(series.tokens.map(({ number }) => number)).toEqual([2, 1])
    expect(series.uses.map(({ line }) => line)).toEqual([2, 1])
  })

  it.each<[string, string, string | null, string | null]>([
    ['a number', 'conn=7 pid=812', '7', 'pid 812'],
    ['JSON', '"connectionId":"c-9","hostname":"web-1","pid":3', 'c-9', 'web-1, pid 3'],
    ['curl', '* Connection #0 to host', '0', null],
    ['Netty', '[id: 0x1a2b3c4d, L:/10.0.0.1]', '0x1a2b3c4d', null],
    ['a header of HTTP/1', 'connection: keep-alive', null, null],
    ['the host of Apple', 'host: api.push.apple.com', null, null],
  ])('%s: connection and sender', (_name, words, connection, sender) => {
    const [use] = read(`${utc(0)} ${words} bearer ${token(0)}`).series.uses
    expect({ connection: use?.connection, sender: use?.sender }).toEqual({ connection, sender })
  })

  it('knows the sender of a line of syslog', () => {
    const [use] = read(`Nov 22 10:05:00 web-1 pusher[812]: bearer ${token(0)}`).series.uses
    expect(use?.sender).toBe('web-1, process 812')
  })
})

describe('what was answered', () => {
  const ID = '7d1f4c62-90ab-4c1e-8a55-2f30c5be1d07'
  it('is matched by the apns-id, wherever it stands', () => {
    const { series } = read(
      `${utc(0)} apns-id: ${ID} bearer ${token(0)}`,
      `${utc(1)} apns-id: ${ID.replace('7', '8')} bearer ${token(30)}`,
      `${utc(2)} apns-id: ${ID.toUpperCase()} {"reason":"InvalidProviderToken"}`,
    )
    expect(series.answers).toMatchObject([{ reason: 'InvalidProviderToken', line: 3, token: 1 }])
  })

  it('else by the connection, else it is of the last one before it', () => {
    const { series } = read(
      `${utc(0)} conn=1 bearer ${token(0)}`,
      `${utc(1)} conn=2 bearer ${token(30)}`,
      `${utc(2)} conn=1 403 ExpiredProviderToken`,
      `${utc(3)} 429 TooManyProviderTokenUpdates`,
    )
    expect(series.answers.map(({ reason, token: number }) => [reason, number])).toEqual([
      ['ExpiredProviderToken', 1],
      ['TooManyProviderTokenUpdates', 2],
    ])
  })

  it('knows the spelling that comes over the wire, and leaves other reasons out', () => {
    const { series } = read(token(0), 'BadEnvironmentKeyInToken', 'BadDeviceToken Forbidden')
    expect(series.answers.map(({ reason }) => reason)).toEqual(['BadEnvironmentKeyInToken'])
  })
})

describe('times without a zone', () => {
  const local = (minutes: number, zone: number) =>
    utc(minutes + zone)
      .slice(0, 19)
      .replace('T', ' ')
  it.each<[string, number, string, string | null]>([
    ['UTC', 0, 'fits', null],
    ['an hour east', 60, 'shifted', 'UTC+01:00'],
    ['half an hour more', 330, 'shifted', 'UTC+05:30'],
    ['west', -480, 'shifted', 'UTC-08:00'],
    ['nowhere', 17, 'unknown', null],
  ])('%s', (_name, zone, kind, name) => {
    const lines = [0, 40].flatMap((made) => [1, 20].map((later) => [made, made + later] as const))
    const { series } = read(
      ...lines.map(([made, used]) => `${local(used, zone)} bearer ${token(made)}`),
    )
    expect(series.clock).toEqual({ kind, zone: name })
    if (kind !== 'unknown') expect(series.uses[0]?.at).toBe(START + 60)
  })
})

describe('what is no token of a developer', () => {
  it.each([
    ['words', 'eyewitness.eyebrow.eyelid of an event'],
    [
      'a token of Apple',
      `${encode({ alg: 'ES256', x5c: ['a'] })}.${encode({ a: 1 })}.${SIGNATURE}`,
    ],
    ['half a token', encode({ alg: 'ES256', kid: 'ABC123DEFG' })],
  ])('%s', (_name, text) => {
    expect(read(text).series.tokens).toEqual([])
  })

  it('keeps a token whose signature was cut off, and says so', () => {
    const [header, claims] = token(0).split('.')
    const { tokens } = read(`${header}.${claims}.***`, `${header}.${claims}`).series
    expect(tokens).toHaveLength(2)
    expect(tokens.every(({ cut }) => cut)).toBe(true)
  })
})

describe('a long log', () => {
  it('is read as far as the budgets go, and what was left out is counted', () => {
    const lines = Array.from({ length: 2_300 }, (_, at) => `${utc(at)} bearer ${token(at)}`)
    const { series, left } = read(...lines)
    expect(series.tokens).toHaveLength(2_000)
    expect(left).toBe(300)
  })

  it.each([
    ['letters', 'eyJ'.repeat(300_000)],
    ['dots', 'eyJhbGciOiJ.'.repeat(80_000)],
    ['halves', 'eyJhbGciOiJ.eyJ'.repeat(60_000)],
    ['digits', '1795341600 '.repeat(90_000)],
    ['one line of words', 'conn host= '.repeat(90_000)],
  ])(
    'of %s keeps nobody busy',
    (_name, text) => {
      const started = performance.now()
      readLog(text, NOW)
      // A search that goes back and forth would take minutes; the machine may be busy with others.
      expect(performance.now() - started).toBeLessThan(20_000)
    },
    30_000,
  )
})
