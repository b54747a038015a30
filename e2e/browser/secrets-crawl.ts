import type { BrowserContext, Page } from '@playwright/test'
import { RULE_GROUPS } from '@/lib/rules/registry'
import type { Console } from '../http/console'
import { listActions, listFiles, listPages, listRoutes } from '../http/endpoints'
import { actionQuestion } from '../http/matrix'
import { type Question, sendAll } from '../http/raw'
import { expect } from './fixture'

/** What a page is told and says from now on, but for the one answer that sets the cookie. */
export function watch(page: Page): [place: string, text: string | Buffer][] {
  const seen: [string, string | Buffer][] = []
  page.on('console', (message) => seen.push(['the browser’s console', message.text()]))
  page.on('response', async (response) => {
    if (response.url().endsWith('/events')) return
    const { 'set-cookie': _, ...headers } = response.headers()
    seen.push([`the headers of ${response.url()}`, JSON.stringify(headers)])
    const body = await response.body().catch(() => Buffer.alloc(0)) // a redirect has none
    seen.push([response.url(), body])
  })
  return seen
}

/** The session's cookie, as the browser holds it. */
export async function sessionCookie(own: Console, context: BrowserContext): Promise<string> {
  const cookies = await context.cookies(own.origin)
  return cookies.find(({ name }) => /^assay-\d+$/.test(name))?.value ?? ''
}

/** The events up to the first state, and what came with them. */
export function eventStream(page: Page): Promise<string> {
  return page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        let text = ''
        const source = new EventSource('/api/simulator/events')
        source.onmessage = ({ data }) => {
          text += data
          if (!data.startsWith('{"kind":"state"')) return
          source.close()
          resolve(text)
        }
      }),
  )
}

/** Every page, route, file and action, in every way that a browser or Next's client asks. */
export async function crawlEverything(
  own: Console,
  context: BrowserContext,
): Promise<[string, string][]> {
  const cookie: [string, string] = [
    'Cookie',
    `assay-${own.port}=${await sessionCookie(own, context)}`,
  ]
  const host: [string, string] = ['Host', `127.0.0.1:${own.port}`]
  const posting: Question['headers'] = [host, cookie, ['Origin', own.origin]]
  const ways: Question['headers'][] = [
    [host, cookie],
    [host, cookie, ['RSC', '1']],
    [host, cookie, ['RSC', '1'], ['Next-Router-Prefetch', '1']],
  ]
  // One page draws them all: four of each group stand for the others.
  const rules = RULE_GROUPS.flatMap((group) =>
    [...group.rules].slice(0, 4).map((rule) => `/rules/${rule.code}`),
  )
  const attempts = await (await context.request.get(`${own.origin}/api/attempts`)).json()
  const paths = [
    ...listPages().map((path) => path.replace(/\[[^\]]+\]/g, 'nobody-has-this')),
    ...rules,
    ...listRoutes().map(({ path }) => path),
    ...listFiles(),
    ...attempts.attempts.map((row: { id: string }) => `/api/attempts/${row.id}`),
    '/nothing',
    '/api/nothing',
    '/%E0%A4%A',
  ]
  const actions = listActions().filter(({ name }) => !name.endsWith(' forgetEverything'))
  const bodies = ['[]', '[null]', '["x"]', '[{"do":"x"}]', '{', '["$F1"]']
  const questions: Question[] = [
    ...paths.flatMap((path) => ways.map((headers) => ({ path, headers }))),
    ...actions.flatMap(({ id, path }) =>
      bodies.map((body) => ({ ...actionQuestion(path, id, posting), body })),
    ),
  ]
  const answers = await sendAll(questions, (question) => own.ask(question))
  const statuses = new Set(answers.map(({ status }) => status))
  for (const status of [200, 404, 500]) expect(statuses).toContain(status)
  const types = new Set(answers.map(({ headers }) => headers.get('content-type')?.split(';')[0]))
  for (const type of ['text/html', 'text/x-component', 'application/json']) {
    expect(types).toContain(type)
  }
  return answers.map(({ headers, body }, index) => [
    `${questions[index]?.method ?? 'GET'} ${questions[index]?.path}`,
    `${JSON.stringify([...headers])}\n${body}`,
  ])
}
