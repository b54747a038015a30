import { readFileSync } from 'node:fs'
import type { Browser, Page } from '@playwright/test'
import { command } from '@/e2e/browser/customers'
import { inBuiltPage } from './built-page'
import type { BenchRow } from './row'

const TRANSACTIONS = 50_000
const TEN_MINUTES = 600_000
const MB = 2 ** 20
/** Beyond it a task is long by the browser’s own definition: two frames are missed. */
const LONG = 50

/**
 * The page of a customer with 50,000 transactions, from the address until the last page is drawn,
 * then scrolled, sorted, searched and zoomed. On the production build, in Chromium; whatever holds
 * the page up for longer than 50 ms is counted by the browser itself.
 */
export function bench(): Promise<BenchRow[]> {
  return inBuiltPage(async (page, browser) => {
    // What compiles this file marks functions by a helper that no page has.
    await page.addInitScript('globalThis.__name = (named) => named')
    await page.addInitScript(watchTasks)
    await openSample(page)
    const { transactionId } = await command(page, {
      do: 'start-scenario',
      side: 'production',
      scenario: 'very-many',
      begin: 'past',
    })
    await page.goto('/transactions')
    const before = await measureMemory(browser, page)
    const began = performance.now()
    await page.goto(`/transactions/${transactionId}?environment=simulator-production`)
    const table = page.getByRole('table', { name: 'Transactions' })
    await table.getByRole('row').nth(3).waitFor()
    const first = performance.now() - began
    const whole = page.getByText(`transactions: ${TRANSACTIONS.toLocaleString('en-GB')} in`)
    await whole.waitFor({ timeout: TEN_MINUTES })
    await page
      .getByTestId('access')
      .getByText('50,000 purchases of coins.100')
      .waitFor({ timeout: TEN_MINUTES })
    const loaded = (performance.now() - began) / 1000
    const loading = await takeTasks(page)

    const frames = await page.evaluate(scrollThrough)
    const scrolling = await takeTasks(page)
    const sorted = await timed(async () => {
      await table.getByRole('button', { name: 'Transaction', exact: true }).click()
      await settled(page)
    })
    const searched = await timed(async () => {
      await page.getByRole('searchbox', { name: 'Search the transactions' }).fill('no such words')
      await page.getByText('No transaction contains these words').waitFor()
    })
    const ordering = await takeTasks(page)
    for (let step = 0; step < 12; step += 1) {
      await page.getByRole('button', { name: step < 6 ? /^Zoom in/ : /^Zoom out/ }).click()
    }
    const zooming = await takeTasks(page)
    const after = await measureMemory(browser, page)
    return [
      { name: 'the first rows', value: first, unit: 'ms' },
      { name: `all ${TRANSACTIONS / 20} pages, verified and drawn`, value: loaded, unit: 's' },
      ...tasks('while pages come in', loading),
      { name: 'a frame while scrolling, the slowest', value: frames, unit: 'ms' },
      ...tasks('while scrolling', scrolling),
      { name: 'sorted by another column', value: sorted, unit: 'ms' },
      { name: 'searched', value: searched, unit: 'ms' },
      ...tasks('while sorting and searching', ordering),
      ...tasks('while zooming', zooming),
      { name: 'heap of the page', value: (after.heap - before.heap) / MB, unit: 'MB' },
      {
        name: 'its process, worker and all',
        value: (after.process - before.process) / MB,
        unit: 'MB',
      },
    ]
  })
}

function tasks(when: string, durations: readonly number[]): BenchRow[] {
  return [
    { name: `tasks over ${LONG} ms ${when}`, value: durations.length, unit: 'tasks' },
    { name: `the longest ${when}`, value: Math.max(0, ...durations), unit: 'ms' },
  ]
}

interface Watched {
  longTasks: number[]
}

/** Runs in the page, before anything else. */
function watchTasks(): void {
  const watched = globalThis as unknown as Watched
  watched.longTasks = []
  const observer = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) watched.longTasks.push(duration)
  })
  observer.observe({ entryTypes: ['longtask'] })
}

function takeTasks(page: Page): Promise<number[]> {
  return page.evaluate(async () => {
    await new Promise((done) => setTimeout(done, 300))
    return (globalThis as unknown as Watched).longTasks.splice(0)
  })
}

/** Milliseconds of the slowest frame. Runs in the page. */
async function scrollThrough(): Promise<number> {
  const table = document.querySelector('[role="table"][aria-label="Transactions"]')
  if (!table) throw new Error('there is no table')
  let slowest = 0
  const step = table.scrollHeight / 200
  let last = performance.now()
  for (let index = 0; index < 200; index += 1) {
    table.scrollTop += step
    await new Promise((done) => requestAnimationFrame(done))
    const now = performance.now()
    slowest = Math.max(slowest, now - last)
    last = now
  }
  return slowest
}

/** Until the order that was asked for is there. */
async function settled(page: Page): Promise<void> {
  await page.locator('[role="status"][aria-busy="true"]').waitFor({ state: 'detached' })
}

async function timed(act: () => Promise<void>): Promise<number> {
  const began = performance.now()
  await act()
  return performance.now() - began
}

/** Bytes: the page’s own heap after a collection, and what its process holds. */
async function measureMemory(browser: Browser, page: Page) {
  const session = await page.context().newCDPSession(page)
  await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  await session.detach()
  const system = await browser.newBrowserCDPSession()
  const { processInfo } = await system.send('SystemInfo.getProcessInfo')
  await system.detach()
  const sizes = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => resident(id))
  return { heap: usedSize, process: Math.max(0, ...sizes) }
}

/** What the process holds in memory; 0 where the system does not say. */
function resident(id: number): number {
  try {
    const [, kilobytes] =
      /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${id}/status`, 'utf8')) ?? []
    return Number(kilobytes ?? 0) * 1024
  } catch {
    return 0
  }
}

/** A key of the simulator, by the one button for it. */
async function openSample(page: Page): Promise<void> {
  await page.goto('/transactions')
  await page.getByRole('button', { name: 'Show me a sample customer' }).click()
  await page.waitForURL(/\/transactions\/\d+/, { timeout: 60_000 })
  await page.getByTestId('access').first().waitFor({ timeout: 60_000 })
}
