import { expect, test } from '@playwright/test'
import { type Console, launchConsole } from './console'
import { everyRoute, listPages, listRoutes, WEBHOOK } from './endpoints'
import { cells, headersOf } from './matrix'
import { type Question, sendAll } from './raw'

// The webhook of notifications is the one route that strangers call: under the public name too, and
// never from a page. That name opens nothing else.
const PUBLIC = 'hooks.example.com'
let console: Console

test.beforeAll(async () => {
  console = await launchConsole({ ASSAY_PUBLIC_URL: `https://${PUBLIC}` })
})
test.afterAll(() => console.stop())

const post = (headers: Question['headers'], body = '{}'): Question => ({
  ...{ method: 'POST', path: WEBHOOK, body },
  headers: [...headers, ['Content-Type', 'application/json']],
})

test('it is there, with a GET and a POST', () => {
  const row = everyRoute().find(({ path }) => path === WEBHOOK)
  expect(row?.methods.sort()).toEqual(['GET', 'POST'])
})

test('it takes a POST that no page made, under its own names and the public one, and no other', async () => {
  test.setTimeout(300_000)
  const before = await console.report()
  const all = [
    ...cells(console.port),
    ...cells(console.port).map((cell) => ({ ...cell, host: PUBLIC })),
  ]
  const own = [
    ...['127.0.0.1', 'localhost', '[::1]'].map((name) => `${name}:${console.port}`),
    PUBLIC,
  ]
  const answers = await sendAll(all, (cell) => console.ask(post(headersOf(cell))))
  let passed = 0
  for (const [index, { status }] of answers.entries()) {
    const cell = all[index]
    const may = cell && own.includes(cell.host) && cell.origin === null && cell.site === null
    if (may) passed++
    // Nobody has the address, so what passes the guard is told that there is nothing.
    expect([status, index]).toEqual([may ? 404 : status === 421 ? 421 : 403, index])
  }
  const after = await console.report()
  expect(after.passed.webhook - before.passed.webhook).toBe(passed)
  expect(passed).toBeGreaterThan(8)
  expect(after.passed.route).toBe(before.passed.route)
})

test('an unknown address says nothing, whatever is sent to it', async () => {
  for (const token of ['sample', 'A'.repeat(22), '%20', 'x'.repeat(5000)]) {
    for (const body of ['', '{}', 'x'.repeat(3_000_000)]) {
      const question = post([['Host', PUBLIC]], body)
      const answer = await console.ask({ ...question, path: `/api/notifications/${token}` })
      expect([answer.status, answer.body]).toEqual([404, ''])
      expect(answer.headers.get('content-security-policy')).toMatch(/^default-src 'none'/)
      expect(answer.headers.get('cache-control')).toContain('no-store')
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
      expect(answer.headers.has('set-cookie')).toBe(false)
    }
  }
  // Next would name the address of a large body in its log, if proxy.ts saw the route.
  expect(console.output.join('\n')).not.toContain('AAAAAAAAAA')
})

test('the public name opens no page and no other route', async () => {
  const before = await console.report()
  for (const path of [...listPages(), ...listRoutes().map((route) => route.path), '/nothing']) {
    for (const method of ['GET', 'POST']) {
      const headers: Question['headers'] = [
        ['Host', PUBLIC],
        ['Origin', `https://${PUBLIC}`],
      ]
      const { status } = await console.ask({
        method,
        path: path.replace(/\[[^\]]+\]/g, 'x'),
        headers,
      })
      expect(status, `${method} ${path}`).toBe(421)
    }
  }
  const after = await console.report()
  expect([after.passed.page, after.passed.route]).toEqual([before.passed.page, before.passed.route])
})
