import { expect, test } from '@playwright/test'
import { type Console, launchConsole } from './console'
import { listActions, listRoutes } from './endpoints'
import { actionQuestion, type Cell, cells, headersOf, share } from './matrix'
import { type Answer, type Question, sendAll } from './raw'

// Every endpoint that may change something, asked from every kind of place. The guard inside the
// server is counted: what it lets pass runs, and what it does not let pass has not run.
let console: Console

test.beforeAll(async () => {
  console = await launchConsole()
})
test.afterAll(() => console.stop())

const REFUSED = new Set([400, 403, 421, 500])

test('an action runs for its own pages and for nobody else', async () => {
  test.setTimeout(600_000)
  const actions = listActions()
  expect(actions.length).toBeGreaterThan(0)
  for (const [turn, { name, id, path }] of actions.entries()) {
    await test.step(name, () =>
      expectOnlyOwnRuns('action', turn, (cell) => actionQuestion(path, id, headersOf(cell))),
    )
  }
})

test('a route that changes something answers its own pages and nobody else', async () => {
  test.setTimeout(600_000)
  for (const { path, methods } of listRoutes()) {
    for (const method of methods.filter((one) => one !== 'GET' && one !== 'HEAD')) {
      await test.step(`${method} ${path}`, () =>
        expectOnlyOwnRuns('route', 0, (cell) => ({ method, path, headers: headersOf(cell) })))
    }
  }
})

test('a route that only reads is not read by a page of another site', async () => {
  const reading = listRoutes().filter(({ methods }) => methods.includes('GET'))
  expect(reading.length).toBeGreaterThan(0)
  for (const [turn, { path }] of reading.entries()) {
    await test.step(path, async () => {
      const foreign = share(cells(console.port), turn).filter(
        ({ host, site, origin }) =>
          !isOwnHost(host) ||
          !(site === null || site === 'same-origin' || site === 'none') ||
          (origin !== null && origin !== `http://${host}`),
      )
      const before = await console.report()
      const answers = await askAll(foreign, (cell) => ({ path, headers: headersOf(cell) }))
      expect(statuses(answers)).toEqual(new Set([403, 421]))
      expect((await console.report()).passed.route).toBe(before.passed.route)
    })
  }
})

test('a page is drawn for no foreign host', async () => {
  const foreign = cells(console.port).filter(({ host }) => !isOwnHost(host))
  const before = await console.report()
  const answers = await askAll(foreign, (cell) => ({ path: '/push', headers: headersOf(cell) }))
  expect(statuses(answers)).toEqual(new Set([421]))
  expect((await console.report()).passed.page).toBe(before.passed.page)
})

test('an action that one page hands to another has not run', async () => {
  const [action] = listActions()
  if (!action) throw new Error('there is no action')
  const headers: Question['headers'] = [
    ['Host', `127.0.0.1:${console.port}`],
    ['Origin', console.origin],
    ['X-Action-Forwarded', '1'],
  ]
  const before = await console.report()
  const answer = await console.ask(actionQuestion(action.path, action.id, headers))
  expect(answer.status).toBe(403)
  expect((await console.report()).passed.action).toBe(before.passed.action)
})

async function expectOnlyOwnRuns(
  entry: 'action' | 'route',
  turn: number,
  question: (cell: Cell) => Question,
) {
  const whole = cells(console.port)
  expect(whole).toHaveLength(12 * 8 * 6 * 3)
  const all = share(whole, turn)
  const foreign = all.filter((cell) => !cell.own)
  expect(foreign.length).toBeGreaterThanOrEqual(turn === 0 ? 1700 : 140)

  const before = await console.report()
  const answers = await askAll(foreign, question)
  const between = await console.report()
  expect(between.passed[entry] - before.passed[entry], 'foreign requests that ran').toBe(0)
  for (const status of statuses(answers)) expect(REFUSED).toContain(status)

  // Next itself refuses some of the rest, where X-Forwarded-Host names another host.
  const own = all.filter((cell) => cell.own && cell.forwarded === null)
  expect(own).toHaveLength(9)
  await askAll(own, question)
  const after = await console.report()
  expect(after.passed[entry] - between.passed[entry], 'own requests that ran').toBe(own.length)
}

function askAll(list: Cell[], question: (cell: Cell) => Question): Promise<Answer[]> {
  return sendAll(list, (cell) => console.ask(question(cell)))
}

function statuses(answers: Answer[]): Set<number> {
  return new Set(answers.map(({ status }) => status))
}

function isOwnHost(host: string): boolean {
  return ['127.0.0.1', 'localhost', '[::1]'].some((name) => host === `${name}:${console.port}`)
}
