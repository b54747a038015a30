import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { distFolder, root } from '../../scripts/next'
import { type Console, launchConsole } from './console'
import { crawl } from './crawl'
import { listActions, listPages, listRoutes } from './endpoints'
import { actionQuestion, cells, headersOf, share } from './matrix'
import { type Question, sendAll } from './raw'

// proxy.ts sets headers. Were it gone, or talked out of running, nothing else may change: so the
// build is copied without it, and asked again.
const COPY = `${distFolder()}-without-proxy`
const consoles = new Map<string, Console>()

test.describe.configure({ mode: 'serial' })

test.beforeAll(async () => {
  removeProxy()
  consoles.set('as built', await launchConsole())
  consoles.set('without proxy.ts', await launchConsole({ NEXT_DIST_DIR: COPY }))
})
test.afterAll(async () => {
  for (const console of consoles.values()) await console.stop()
  rmSync(join(root, COPY), { recursive: true, force: true })
})

test('the copy has no proxy', async () => {
  for (const [build, expected] of [
    ['as built', true],
    ['without proxy.ts', false],
  ] as const) {
    const console = consoleOf(build)
    const headers: Question['headers'] = [['Host', `127.0.0.1:${console.port}`]]
    const answer = await console.ask({ path: '/nothing', headers })
    expect(answer.headers.get('content-security-policy')?.includes('nonce-'), build).toBe(expected)
  }
})

test('without it, an action still runs for its own pages and for nobody else', async () => {
  test.setTimeout(600_000)
  const console = consoleOf('without proxy.ts')
  const all = cells(console.port)
  for (const [turn, { name, id, path }] of listActions().entries()) {
    const asked = share(all, turn, 24)
    await test.step(name, async () => {
      const ask = (cell: (typeof all)[number]) =>
        console.ask(actionQuestion(path, id, headersOf(cell)))
      const before = await console.report()
      await sendAll(
        asked.filter((cell) => !cell.own),
        ask,
      )
      const between = await console.report()
      expect(between.passed.action - before.passed.action, 'foreign').toBe(0)
      await sendAll(
        all.filter((cell) => cell.own && cell.forwarded === null),
        ask,
      )
      expect((await console.report()).passed.action - between.passed.action, 'own').toBe(9)
    })
  }
})

test('without it, a route still answers its own pages and nobody else', async () => {
  test.setTimeout(600_000)
  const console = consoleOf('without proxy.ts')
  for (const [turn, { path, methods }] of listRoutes().entries()) {
    for (const method of methods) {
      const foreign = share(cells(console.port), turn, 24).filter((cell) =>
        method === 'GET' ? !cell.host.endsWith(`:${console.port}`) : !cell.own,
      )
      const before = await console.report()
      const answers = await sendAll(foreign, (cell) =>
        console.ask({ method, path, headers: headersOf(cell) }),
      )
      expect(new Set(answers.map(({ status }) => status)), `${method} ${path}`).not.toContain(200)
      expect((await console.report()).passed.route).toBe(before.passed.route)
    }
  }
})

test('without it, no page is drawn for a foreign host', async () => {
  const console = consoleOf('without proxy.ts')
  const pages = await drawn(console)
  const before = await console.report()
  for (const path of pages) {
    const { status } = await console.ask({ path, headers: [['Host', 'evil.example']] })
    expect([403, 421], path).toContain(status)
  }
  const after = await console.report()
  expect(after.passed.page).toBe(before.passed.page)
  expect(after.refused.page).toBeGreaterThan(before.refused.page)
})

// Headers and addresses by which requests were once led past this layer, or to another page.
const DETOURS: [what: string, header: [string, string]][] = [
  ['CVE-2025-29927', ['X-Middleware-Subrequest', 'proxy:proxy:proxy:proxy:proxy']],
  [
    'CVE-2025-29927, in src',
    ['X-Middleware-Subrequest', 'src/proxy:src/proxy:src/proxy:src/proxy:src/proxy'],
  ],
  [
    'CVE-2025-29927, older name',
    ['X-Middleware-Subrequest', 'middleware:middleware:middleware:middleware:middleware'],
  ],
  ['a rewrite', ['X-Middleware-Rewrite', '/push']],
  ['going on', ['X-Middleware-Next', '1']],
  ['other request headers', ['X-Middleware-Override-Headers', 'host,origin']],
  ['a header of the request', ['X-Middleware-Request-Host', '127.0.0.1']],
  ['a matched path', ['X-Matched-Path', '/push']],
  ['an invoked path', ['X-Invoke-Path', '/push']],
  ['route matches', ['X-Now-Route-Matches', '1']],
  ['data', ['X-Nextjs-Data', '1']],
  ['resume', ['Next-Resume', '1']],
  ['a segment', ['Next-Router-Segment-Prefetch', '/_tree']],
  ['a router state', ['Next-Router-State-Tree', '%5B%22%22%5D']],
  ['an interception', ['Next-Url', '/push']],
  ['an original URL', ['X-Original-URL', '/push']],
  ['a rewritten URL', ['X-Rewrite-URL', '/push']],
  ['another method', ['X-HTTP-Method-Override', 'GET']],
  ['a forwarded host', ['Forwarded', 'host=127.0.0.1;proto=http']],
  ['a revalidation', ['X-Prerender-Revalidate', previewId()]],
]

for (const build of ['as built', 'without proxy.ts']) {
  test(`no header leads past the guard, ${build}`, async () => {
    const console = consoleOf(build)
    const pages = await drawn(console)
    const [action] = listActions()
    if (!action) throw new Error('there is no action')
    const before = await console.report()
    for (const [what, header] of DETOURS) {
      for (const path of [...pages, ...listRoutes().map((route) => route.path)]) {
        for (const rsc of [[], [['RSC', '1']]] as [string, string][][]) {
          const headers: Question['headers'] = [['Host', 'evil.example'], header, ...rsc]
          const { status } = await console.ask({ path, headers })
          expect(status, `${what} at ${path}`).toBeGreaterThanOrEqual(300)
        }
      }
    }
    expect((await console.report()).passed).toEqual(before.passed)
    for (const [what, header] of DETOURS) {
      for (const origin of ['http://evil.example', 'null', null]) {
        const headers: Question['headers'] = [['Host', `127.0.0.1:${console.port}`], header]
        if (origin) headers.push(['Origin', origin])
        const { status } = await console.ask(actionQuestion(action.path, action.id, headers))
        expect(status, `${what} with Origin ${origin}`).toBeGreaterThanOrEqual(400)
      }
    }
    expect((await console.report()).passed.action).toBe(before.passed.action)
  })

  test(`no other address of a page leads past the guard, ${build}`, async () => {
    const console = consoleOf(build)
    const buildId = readFileSync(join(root, distFolder(), 'BUILD_ID'), 'utf8')
    const pages = await drawn(console)
    const before = await console.report()
    for (const page of pages) {
      const name = page === '/' ? '/index' : page
      for (const path of [
        `${name}.rsc`,
        `${name}.txt`,
        `${name}.json`,
        `${name}.segments/_tree.segment.rsc`,
        `${name}.prefetch.rsc`,
        `/_next/data/${buildId}${name}.json`,
        `/_next/${name}`,
        `/${name}`,
        `${name}/.`,
        `${name}?_rsc=1`,
        `${name}%2f`,
        name.toUpperCase(),
      ]) {
        const { status } = await console.ask({ path, headers: [['Host', 'evil.example']] })
        if (build === 'as built') expect([308, 421], path).toContain(status)
      }
    }
    // A page in React's own format says inside what it is; its status is 200 even where it is refused.
    expect((await console.report()).passed).toEqual(before.passed)
  })
}

function consoleOf(build: string): Console {
  const console = consoles.get(build)
  if (!console) throw new Error(`there is no console ${build}`)
  return console
}

function drawn(console: Console): Promise<string[]> {
  return crawl(console, listPages())
}

/** A copy of the build whose manifests know of no proxy. */
function removeProxy(): void {
  rmSync(join(root, COPY), { recursive: true, force: true })
  cpSync(join(root, distFolder()), join(root, COPY), {
    recursive: true,
    filter: (path) => !path.includes(join(distFolder(), 'cache')),
  })
  const manifest = join(root, COPY, 'server/functions-config-manifest.json')
  const { functions } = JSON.parse(readFileSync(manifest, 'utf8'))
  if (!('/_middleware' in functions)) throw new Error('the build has no proxy to remove')
  delete functions['/_middleware']
  writeFileSync(manifest, JSON.stringify({ version: 1, functions }))
  for (const file of ['middleware.js', 'middleware.js.map', 'middleware']) {
    rmSync(join(root, COPY, 'server', file), { recursive: true, force: true })
  }
}

function previewId(): string {
  try {
    const props = readFileSync(join(root, distFolder(), 'server/preview-props.json'), 'utf8')
    return JSON.parse(props).previewModeId
  } catch {
    return 'none'
  }
}
