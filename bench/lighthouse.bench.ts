import { spawn } from 'node:child_process'
import { chromium } from '@playwright/test'
import lighthouse from 'lighthouse'
import desktop from 'lighthouse/core/config/desktop-config.js'
import { launchOptions } from '@/e2e/chromium'
import { freePort, launchConsole } from '@/e2e/http/console'
import setUp from '@/e2e/set-up'
import { nextArguments, nextEnvironment } from '../scripts/next'
import { whenReady } from '../scripts/server'
import { compressingProxy } from './compressing-proxy'
import { withEmptyApplication } from './empty-page'
import type { BenchRow } from './row'

const PAGES = [
  '/',
  '/push',
  '/tokens',
  '/transactions',
  '/transactions/2000000000000001?environment=sandbox',
  '/notifications',
  '/keys',
  '/simulator',
  '/simulator/app-store',
  '/rules',
  '/rules/apns-reason/bad-device-token',
  '/no-such-page',
]
const HOST = '127.0.0.1'
/** Those whose audits are named where they were not passed. */
const AUDITED = ['accessibility', 'best-practices', 'seo'] as const
/** Its own two: a phone of the middle class on slow 4G, and a desktop. */
const DEVICES = [
  { name: 'phone', config: undefined },
  { name: 'desktop', config: desktop },
]
/** The speed of a page depends on what else the machine does; the best of these is nearest to it. */
const TIMES = 3

/**
 * A page that is not there answers 404, which the browser notes and a search engine must not list:
 * that is as it should be.
 */
const NOT_THERE = '/no-such-page'
const EXPECTED = ['http-status-code', 'is-crawlable', 'errors-in-console']

/**
 * Lighthouse's four scores of every page, with an empty cache, behind a proxy that compresses as a
 * hosted console's does; and the audits that it did not pass, by their ids.
 * `ASSAY_LIGHTHOUSE_TIMES` asks for so many visits instead of three.
 */
export async function bench(): Promise<BenchRow[]> {
  await setUp()
  const times = Number(process.env.ASSAY_LIGHTHOUSE_TIMES ?? TIMES)
  const running = await launchConsole()
  const proxy = await compressingProxy(running.port)
  const port = await freePort()
  const options = launchOptions()
  const args = [...(options.args ?? []), `--remote-debugging-port=${port}`]
  const browser = await chromium.launch({ ...options, args })
  try {
    const rows: BenchRow[] = await withEmptyApplication((folder) => floorOf(folder, port, times))
    for (const path of PAGES) {
      for (const { name, config } of DEVICES) {
        const best = await bestOf(times, `${proxy.origin}${path}`, port, config)
        rows.push(...rowsOf(`${path}, ${name}`, best))
      }
    }
    return rows
  } finally {
    await browser.close()
    proxy.close()
    await running.stop()
  }
}

/** What an empty page of the same Next gets on this machine at this time: no page can do better. */
async function floorOf(folder: string, browserPort: number, times: number): Promise<BenchRow[]> {
  const port = await freePort()
  const command = nextArguments('start', folder, '-H', HOST, '-p', String(port))
  const { NEXT_DIST_DIR: _, ...env } = nextEnvironment('production')
  const server = spawn(process.execPath, command, { cwd: folder, env, stdio: 'ignore' })
  try {
    if (!(await whenReady(server, HOST, port, `${HOST}:${port}`))) {
      throw new Error('the empty application did not start')
    }
    const best = await bestOf(times, `http://${HOST}:${port}/`, browserPort, undefined)
    return speedRows('an empty page of this Next, phone', best)
  } finally {
    server.kill('SIGKILL')
  }
}

async function bestOf(
  times: number,
  url: string,
  port: number,
  config: typeof desktop | undefined,
): Promise<Result> {
  const visits: Result[] = []
  for (let visit = 0; visit < times; visit++) visits.push(await look(url, port, config))
  return visits.reduce((one, other) => (speed(other) > speed(one) ? other : one))
}

type Result = NonNullable<Awaited<ReturnType<typeof lighthouse>>>['lhr']

async function look(
  url: string,
  port: number,
  config: typeof desktop | undefined,
): Promise<Result> {
  const flags = { port, logLevel: 'error', ignoreStatusCode: true } as const
  const answer = await lighthouse(url, flags, config)
  if (!answer) throw new Error(`Lighthouse said nothing of ${url}`)
  const { runtimeError } = answer.lhr
  if (runtimeError) throw new Error(`Lighthouse could not look at ${url}: ${runtimeError.message}`)
  return answer.lhr
}

const speed = (result: Result): number => result.categories.performance?.score ?? 0

function rowsOf(name: string, { categories, audits }: Result): BenchRow[] {
  const failed = AUDITED.flatMap((id) =>
    (categories[id]?.auditRefs ?? [])
      .filter((row) => row.weight > 0)
      .filter((row) => !(name.startsWith(NOT_THERE) && EXPECTED.includes(row.id)))
      .filter((row) => (audits[row.id]?.score ?? 1) < 1)
      .map((row) => ({ name: `${name}: not passed, ${row.id}`, value: 1, unit: 'audit' })),
  )
  return [
    ...speedRows(name, { categories, audits }),
    ...AUDITED.map((id) => scoreRow(name, id, categories)),
    ...failed,
  ]
}

function speedRows(name: string, { categories, audits }: Pick<Result, 'categories' | 'audits'>) {
  const timings = TIMINGS.map(([id, words, unit]) => ({
    name: `${name}: ${words}`,
    value: audits[id]?.numericValue ?? 0,
    unit,
  }))
  return [scoreRow(name, 'performance', categories), ...timings]
}

const scoreRow = (name: string, id: string, categories: Result['categories']): BenchRow => ({
  name: `${name}: ${id}`,
  value: Math.round((categories[id]?.score ?? 0) * 100),
  unit: 'of 100',
})

const TIMINGS = [
  ['largest-contentful-paint', 'largest paint', 'ms'],
  ['total-blocking-time', 'blocked', 'ms'],
  ['cumulative-layout-shift', 'layout shift', ''],
] as const
