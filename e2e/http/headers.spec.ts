import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { distFolder, root } from '../../scripts/next'
import { type Console, launchConsole } from './console'
import { crawl } from './crawl'
import { listActions, listFiles, listPages, listRoutes } from './endpoints'
import { actionQuestion } from './matrix'
import type { Answer, Question } from './raw'

let console: Console

test.beforeAll(async () => {
  console = await launchConsole()
})
test.afterAll(() => console.stop())

const REQUIRED: Record<string, RegExp> = {
  'x-content-type-options': /^nosniff$/,
  'x-frame-options': /^DENY$/,
  'referrer-policy': /^no-referrer$/,
  'cross-origin-opener-policy': /^same-origin$/,
  'cross-origin-resource-policy': /^same-origin$/,
  'permissions-policy': /camera=\(\)/,
  'content-security-policy':
    /^default-src 'none'; script-src 'self' 'nonce-[\w+/]{22}==' 'strict-dynamic';.* base-uri 'none'; frame-ancestors 'none'; form-action 'self'$/,
  'content-security-policy-report-only': /^require-trusted-types-for 'script'$/,
}

/** Next redirects such a path before it looks at it any further. */
const isNormalised = (path: string) => /\/\/|\\/.test(path)

function required(path: string): Record<string, RegExp> {
  if (!isNormalised(path)) return REQUIRED
  const { 'content-security-policy-report-only': _, ...others } = REQUIRED
  return { ...others, 'content-security-policy': /^default-src 'none'; base-uri 'none';/ }
}

test('no path redirects to another site', async () => {
  const host: [string, string] = ['Host', `127.0.0.1:${console.port}`]
  for (const path of [
    '//evil.example',
    '//evil.example/',
    '/\\evil.example',
    '/push//..//evil.example',
  ]) {
    const { headers } = await console.ask({ path, headers: [host] })
    const target = new URL(headers.get('location') ?? '/', console.origin)
    expect(target.origin, path).toBe(console.origin)
  }
})

test('every response of every route carries every header, and a nonce of its own', async () => {
  test.setTimeout(300_000)
  const seen = new Map<string, string>()
  const statuses = new Set<number>()
  let responses = 0
  for (const { what, question } of await questions()) {
    const answer = await console.ask(question)
    responses++
    statuses.add(answer.status)
    for (const [name, pattern] of Object.entries(required(question.path))) {
      expect(answer.headers.get(name) ?? 'missing', `${what}: ${name}`).toMatch(pattern)
    }
    expect(answer.headers.has('x-powered-by'), `${what}: x-powered-by`).toBe(false)
    expect(answer.headers.has('access-control-allow-origin'), `${what}: CORS`).toBe(false)
    if (!mayBeKept(question.path, answer)) {
      expect(answer.headers.get('cache-control') ?? 'missing', what).toContain('no-store')
    }
    if (isNormalised(question.path)) continue
    const nonce = nonceOf(answer)
    expect(seen.get(nonce), `${what} repeats a nonce`).toBeUndefined()
    seen.set(nonce, what)
    expectScriptsToHave(nonce, answer, what)
  }
  expect(responses).toBeGreaterThan(100)
  // 200, redirects, refusals, what is missing, what is not allowed, what breaks.
  for (const status of [200, 307, 308, 400, 403, 404, 405, 421, 500]) {
    expect(statuses).toContain(status)
  }
})

/** Files that the build named by their content, and the icon: nothing of anybody's is in them. */
function mayBeKept(path: string, { status }: Answer): boolean {
  return status === 200 && (path.startsWith('/_next/static/') || listFiles().includes(path))
}

function nonceOf({ headers }: Answer): string {
  return headers.get('content-security-policy')?.match(/'nonce-([^']+)'/)?.[1] ?? ''
}

function expectScriptsToHave(nonce: string, { headers, body }: Answer, what: string): void {
  if (!headers.get('content-type')?.startsWith('text/html')) return
  for (const [tag] of body.matchAll(/<(?:script|style)\b[^>]*>/g)) {
    expect(tag, what).toContain(`nonce="${nonce}"`)
  }
}

/** Every path, asked in every way that a browser, Next's client or a stranger asks it. */
async function questions(): Promise<{ what: string; question: Question }[]> {
  const host: [string, string] = ['Host', `127.0.0.1:${console.port}`]
  const own: [string, string][] = [host, ['Origin', console.origin]]
  const ways: [way: string, method: string, headers: [string, string][]][] = [
    ['GET', 'GET', [host]],
    ['HEAD', 'HEAD', [host]],
    ['RSC', 'GET', [host, ['RSC', '1']]],
    ['prefetch', 'GET', [host, ['RSC', '1'], ['Next-Router-Prefetch', '1']]],
    [
      'segment prefetch',
      'GET',
      [
        host,
        ['RSC', '1'],
        ['Next-Router-Prefetch', '1'],
        ['Next-Router-Segment-Prefetch', '/_tree'],
      ],
    ],
    ['browser prefetch', 'GET', [host, ['Sec-Purpose', 'prefetch'], ['Purpose', 'prefetch']]],
    ['foreign host', 'GET', [['Host', 'evil.example']]],
    ['foreign page', 'GET', [host, ['Sec-Fetch-Site', 'cross-site']]],
    ['POST', 'POST', own],
    ['PUT', 'PUT', own],
    ['DELETE without Origin', 'DELETE', [host]],
    ['OPTIONS', 'OPTIONS', own],
  ]
  const chunks = join(distFolder(), 'static/chunks')
  const chunk = readdirSync(join(root, chunks)).find((name) => name.endsWith('.js'))
  const paths = [
    ...(await crawl(console, listPages())),
    ...listPages().map((path) => path.replace(/\[[^\]]+\]/g, 'nobody-has-this')),
    ...listRoutes().map(({ path }) => path),
    ...listFiles(),
    `/_next/static/chunks/${chunk}`,
    '/_next/static/nothing.js',
    '/_next/image?url=%2Ficon.svg&w=64&q=75',
    '/_next/data/nothing/push.json',
    '/nothing',
    '/push/',
    '/push//',
    '//evil.example/push',
    '/\\evil.example/push',
    '/api/nothing',
    '/%E0%A4%A',
    '/..%2f..%2fetc/passwd',
  ]
  const [action] = listActions()
  if (!action) throw new Error('there is no action')
  const actions: [what: string, question: Question][] = [
    ['an action', actionQuestion(action.path, action.id, own)],
    ['an action of a foreign page', actionQuestion(action.path, action.id, [host])],
    [
      'an action that Next refuses',
      actionQuestion(action.path, action.id, [host, ['Origin', 'null']]),
    ],
    [
      'an action with a broken Origin',
      actionQuestion(action.path, action.id, [host, ['Origin', 'x']]),
    ],
    ['an unknown action', actionQuestion(action.path, '0'.repeat(42), own)],
    ['a malformed action', actionQuestion(action.path, 'x', own)],
    ['an action with 2 MB', { ...actionQuestion(action.path, action.id, own), body: big() }],
    ['a form with 2 MB', form(action.path, own, big())],
    ['a form of no action', form(action.path, own, 'x')],
  ]
  return [
    ...[...new Set(paths)].flatMap((path) =>
      ways.map(([way, method, headers]) => ({
        what: `${way} ${path}`,
        question: { method, path, headers },
      })),
    ),
    ...actions.map(([what, question]) => ({ what, question })),
  ]
}

const big = () => 'a'.repeat(2_000_000)

function form(path: string, headers: Question['headers'], value: string): Question {
  const body = `--b\r\nContent-Disposition: form-data; name="x"\r\n\r\n${value}\r\n--b--\r\n`
  return {
    method: 'POST',
    path,
    headers: [...headers, ['Content-Type', 'multipart/form-data; boundary=b']],
    body,
  }
}
