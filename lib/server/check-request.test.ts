import { describe, expect, it } from 'vitest'
import { checkRequest, type GuardedRequest } from './check-request'

const port = 3000
const origins = [
  `http://127.0.0.1:${port}`,
  `http://localhost:${port}`,
  `http://[::1]:${port}`,
] as const

type Sent = Record<string, string>

function check(entry: GuardedRequest['entry'], method: string, sent: Sent) {
  const header = (name: string) => sent[name] ?? null
  return checkRequest({ entry, method, header }, { origins })
}

const own = { host: '127.0.0.1:3000', origin: 'http://127.0.0.1:3000' }

describe('what may change state', () => {
  const rows: [name: string, sent: Sent, answer: 'runs' | 403 | 421][] = [
    ['our page', own, 'runs'],
    ['our page, and the browser says so', { ...own, 'sec-fetch-site': 'same-origin' }, 'runs'],
    [
      'our page under localhost',
      { host: 'localhost:3000', origin: 'http://localhost:3000' },
      'runs',
    ],
    ['our page under [::1]', { host: '[::1]:3000', origin: 'http://[::1]:3000' }, 'runs'],
    ['only the browser says so', { host: own.host, 'sec-fetch-site': 'same-origin' }, 'runs'],
    ['nobody says so', { host: own.host }, 403],
    ['a sandboxed frame', { ...own, origin: 'null' }, 403],
    ['another site', { ...own, origin: 'https://evil.example' }, 403],
    ['another port of this machine', { ...own, origin: 'http://127.0.0.1:3001' }, 403],
    ['no port', { ...own, origin: 'http://127.0.0.1' }, 403],
    ['another scheme', { ...own, origin: 'https://127.0.0.1:3000' }, 403],
    ['localhost asks 127.0.0.1', { ...own, origin: 'http://localhost:3000' }, 403],
    ['a path after the origin', { ...own, origin: 'http://127.0.0.1:3000/' }, 403],
    ['two origins', { ...own, origin: 'http://127.0.0.1:3000, http://127.0.0.1:3000' }, 403],
    ['an empty origin', { ...own, origin: '' }, 403],
    ['a look-alike', { ...own, origin: 'http://127.0.0.1:3000.evil.example' }, 403],
    ['our origin, but from another site', { ...own, 'sec-fetch-site': 'cross-site' }, 403],
    ['our origin, but from a sibling', { ...own, 'sec-fetch-site': 'same-site' }, 403],
    ['our origin, but typed by hand', { ...own, 'sec-fetch-site': 'none' }, 403],
    ['our origin, unknown relation', { ...own, 'sec-fetch-site': 'something-new' }, 403],
    ['rebound name', { host: 'evil.example:3000', origin: 'http://evil.example:3000' }, 421],
    ['another port in Host', { host: '127.0.0.1:3001', origin: 'http://127.0.0.1:3001' }, 421],
    ['Host without a port', { host: '127.0.0.1', origin: 'http://127.0.0.1' }, 421],
    ['Host with a dot', { host: 'localhost.:3000', origin: 'http://localhost.:3000' }, 421],
    ['Host in capitals', { host: 'LOCALHOST:3000', origin: 'http://localhost:3000' }, 421],
    ['Host with a user', { host: 'x@127.0.0.1:3000', origin: own.origin }, 421],
    ['an empty Host', { host: '', origin: own.origin }, 421],
    ['no Host', { origin: own.origin }, 421],
    [
      'a forwarded host is not believed',
      { host: 'evil.example', origin: own.origin, 'x-forwarded-host': own.host },
      421,
    ],
    [
      'nor a forwarded origin',
      {
        host: own.host,
        origin: 'https://127.0.0.1:3000',
        'x-forwarded-proto': 'https',
        forwarded: 'proto=https',
      },
      403,
    ],
  ]
  for (const [name, sent, answer] of rows) {
    it(name, () => {
      const got = check('route', 'POST', sent)
      expect(got.ok ? 'runs' : got.status).toBe(answer)
      expect(check('action', 'POST', sent)).toEqual(got)
    })
  }

  it('judges every method but GET and HEAD so', () => {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'QUERY', 'get']) {
      expect(check('route', method, { host: own.host })).toMatchObject({ status: 403 })
      expect(check('page', method, { host: own.host })).toMatchObject({ status: 403 })
      expect(check('route', method, own)).toEqual({ ok: true })
    }
  })

  it('judges an action so whatever its method', () => {
    expect(check('action', 'GET', { host: own.host })).toMatchObject({ status: 403 })
  })

  it('refuses an action that another page passed on', () => {
    expect(check('action', 'POST', { ...own, 'x-action-forwarded': '1' })).toMatchObject({
      status: 403,
    })
  })
})

describe('what only reads', () => {
  const rows: [sent: Sent, route: 200 | 403 | 421, page: 200 | 403 | 421][] = [
    [{ host: own.host }, 200, 200],
    [{ host: own.host, 'sec-fetch-site': 'same-origin' }, 200, 200],
    [{ host: own.host, 'sec-fetch-site': 'none' }, 200, 200],
    [{ host: own.host, 'sec-fetch-site': 'cross-site' }, 403, 200],
    [{ host: own.host, 'sec-fetch-site': 'same-site' }, 403, 200],
    [{ host: own.host, 'sec-fetch-site': '' }, 403, 200],
    [{ host: own.host, origin: 'https://evil.example' }, 403, 200],
    [{ host: own.host, origin: own.origin }, 200, 200],
    [{ host: 'evil.example' }, 421, 421],
    [{ host: 'evil.example', 'sec-fetch-site': 'same-origin' }, 421, 421],
    [{}, 421, 421],
  ]
  for (const [sent, route, page] of rows) {
    it(JSON.stringify(sent), () => {
      for (const method of ['GET', 'HEAD']) {
        const asRoute = check('route', method, sent)
        expect(asRoute.ok ? 200 : asRoute.status).toBe(route)
        const asPage = check('page', method, sent)
        expect(asPage.ok ? 200 : asPage.status).toBe(page)
      }
    })
  }
})

describe('hosted behind a name', () => {
  const hosted = ['https://assay.example'] as const
  it('leaves the default port out, as browsers do', () => {
    const sent = { host: 'assay.example', origin: 'https://assay.example' }
    expect(checkHosted(sent)).toEqual({ ok: true })
    expect(checkHosted({ ...sent, origin: 'http://assay.example' })).toMatchObject({ status: 403 })
    expect(checkHosted({ ...sent, host: 'assay.example:443' })).toMatchObject({ status: 421 })
  })
  function checkHosted(sent: Sent) {
    const header = (name: string) => sent[name] ?? null
    return checkRequest({ entry: 'route', method: 'POST', header }, { origins: hosted })
  }
})

it('says what to do in a sentence that repeats nothing of the request', () => {
  for (const sent of [{ host: '<evil>' }, { ...own, origin: '<evil>' }, { host: own.host }]) {
    const got = check('route', 'POST', sent)
    expect(got.ok ? '' : got.reason).toMatch(/^[A-Z].*\.$/)
    expect(JSON.stringify(got)).not.toContain('evil')
  }
})
