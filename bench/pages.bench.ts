import { gzipSync } from 'node:zlib'
import { type Browser, chromium, type Page } from '@playwright/test'
import { launchOptions } from '@/e2e/chromium'
import { type Console, launchConsole } from '@/e2e/http/console'
import setUp from '@/e2e/set-up'
import { compressingProxy } from './compressing-proxy'
import { scriptsOf, scriptsOfAnEmptyPage } from './empty-page'
import type { BenchRow } from './row'

const PAGES = [
  '/',
  '/push',
  '/tokens',
  '/transactions',
  '/notifications',
  '/keys',
  '/simulator',
  '/simulator/app-store',
  '/rules',
  '/rules/apns-reason/bad-device-token',
]
/** A phone of the middle class on a mobile network: a quarter of this processor, 150 ms, 1.6 Mbit/s. */
const SLOWER = 4
const NETWORK = {
  offline: false,
  latency: 150,
  downloadThroughput: 200_000,
  uploadThroughput: 94_000,
}

/**
 * Of every page: the compressed scripts that its document asks for, beside those of an empty page of
 * the same Next; and how long it takes on a phone until the page answers to a click, with an empty
 * cache and with a full one.
 */
export async function bench(): Promise<BenchRow[]> {
  await setUp()
  const empty = await scriptsOfAnEmptyPage()
  const running = await launchConsole()
  const proxy = await compressingProxy(running.port)
  const browser = await chromium.launch(launchOptions())
  try {
    const rows: BenchRow[] = [
      { name: 'an empty page of this Next', value: empty / 1000, unit: 'kB' },
    ]
    for (const path of PAGES) {
      const scripts = await scriptBytes(running, path)
      const { cold, warm } = await untilInteractive(browser, proxy.origin, path)
      rows.push(
        {
          name: `${path}: scripts at first (60 kB more)`,
          value: scripts / 1000,
          unit: 'kB',
          ratio: { to: 'an empty page', value: scripts / empty },
        },
        { name: `${path}: until it answers, cold`, value: cold, unit: 'ms' },
        { name: `${path}: until it answers, warm`, value: warm, unit: 'ms' },
      )
    }
    return rows
  } finally {
    await browser.close()
    proxy.close()
    await running.stop()
  }
}

async function scriptBytes(running: Console, path: string): Promise<number> {
  const headers: [string, string][] = [['Host', `127.0.0.1:${running.port}`]]
  const { body } = await running.ask({ path, headers })
  const sizes = await Promise.all(
    scriptsOf(body).map(async (name) => {
      const script = await running.ask({ path: `/_next/static/chunks/${name}`, headers })
      return gzipSync(script.body).length
    }),
  )
  return sizes.reduce((sum, size) => sum + size, 0)
}

async function untilInteractive(
  browser: Browser,
  origin: string,
  path: string,
): Promise<{ cold: number; warm: number }> {
  const context = await browser.newContext({
    baseURL: origin,
    viewport: { width: 390, height: 844 },
    deviceScaleFactor: 2,
  })
  try {
    const page = await context.newPage()
    const session = await context.newCDPSession(page)
    await session.send('Network.enable')
    await session.send('Network.emulateNetworkConditions', NETWORK)
    await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
    const cold = await load(page, path)
    await page.goto('about:blank')
    const warm = await load(page, path)
    return { cold, warm }
  } finally {
    await context.close()
  }
}

/** Milliseconds until React listens to the page’s last button. */
async function load(page: Page, path: string): Promise<number> {
  await page.goto(path, { waitUntil: 'commit' })
  const handle = await page.waitForFunction(
    () => {
      const last = [...document.querySelectorAll('main button, main a, main input')].at(-1)
      const listens = last && Object.keys(last).some((key) => key.startsWith('__reactProps'))
      return listens ? performance.now() : null
    },
    undefined,
    { timeout: 60_000, polling: 50 },
  )
  return (await handle.jsonValue()) ?? 0
}
