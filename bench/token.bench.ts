import { fileURLToPath } from 'node:url'
import { chromium, type Page } from '@playwright/test'
import { build as bundle } from 'esbuild'
import { type KeyFile, makeKeyFile } from '@/e2e/browser/keys-page'
import {
  giveKey,
  openTokens,
  signed,
  signedWithHmac,
  signingInput,
} from '@/e2e/browser/tokens-page'
import { launchOptions } from '@/e2e/chromium'
import { launchConsole } from '@/e2e/http/console'
import setUp from '@/e2e/set-up'
import type { BenchRow } from './row'

const ROUNDS = 41
/** The browser has to have seen a few before it is as quick as it gets. */
const WARM_UP = 12

/**
 * From a paste at `/tokens` until the whole checklist of that token stands in the page and has been
 * laid out: what was pasted goes to the worker, the answer comes back and is drawn. On the
 * production build, in Chromium, beside jose's verification of the same tokens in the same page.
 */
export async function bench(): Promise<BenchRow[]> {
  await setUp()
  const running = await launchConsole()
  const browser = await chromium.launch(launchOptions())
  try {
    const context = await browser.newContext({
      baseURL: running.origin,
      viewport: { width: 1440, height: 900 },
    })
    const page = await context.newPage()
    await openTokens(page)
    // What compiles this file marks functions by a helper that no page has.
    await page.evaluate('globalThis.__name = (named) => named')
    const file = makeKeyFile()
    const good = pastes(file, signed)
    const hmac = pastes(file, signedWithHmac)

    const alone = await medianOf(page, good)
    const suspected = await medianOf(page, hmac)
    await giveKey(page, file)
    const verified = await medianOf(page, good)
    const proved = await medianOf(page, hmac)
    const jose = await medianOfJose(page, good, file)
    const beside = (value: number) => ({ to: 'jose', value: value / jose })
    const row = (name: string, value: number): BenchRow => ({
      name,
      value,
      unit: 'ms',
      ratio: beside(value),
    })
    return [
      { name: 'jose: jwtVerify in the page, key imported', value: jose, unit: 'ms' },
      row('no key: to the whole checklist (16 ms)', alone),
      row('with its key: to the checklist (16 ms)', verified),
      row('an HMAC, no key (16 ms)', suspected),
      row('an HMAC and the key: proved (150 ms)', proved),
    ]
  } finally {
    await browser.close()
    await running.stop()
  }
}

interface Paste {
  text: string
  /** Stands in the checklist of this one alone. */
  mark: string
}

function pastes(file: KeyFile, sign: (file: KeyFile, input: string) => string): Paste[] {
  const now = Math.floor(Date.now() / 1000)
  return Array.from({ length: WARM_UP + ROUNDS }, (_, number) => {
    const mark = `TEAM${String(100_000 + number)}`
    const claims = { iss: mark, iat: now - 60 }
    return { text: sign(file, signingInput(file, claims)), mark }
  })
}

async function medianOf(page: Page, list: Paste[]): Promise<number> {
  return median((await page.evaluate(inPage, list)).slice(WARM_UP))
}

/** Milliseconds of each. Runs in the page: a round trip to it takes longer than what is measured. */
async function inPage(list: Paste[]): Promise<number[]> {
  const times: number[] = []
  for (const { text, mark } of list) {
    await new Promise((resolve) => setTimeout(resolve, 60))
    const shown = new Promise<number>((resolve) => {
      const look = () => {
        const checks = document.querySelector('section[aria-label="Checks"]')
        if (!checks?.textContent?.includes(mark)) return
        observer.disconnect()
        // The layout is part of what somebody waits for.
        document.body.getBoundingClientRect()
        resolve(performance.now())
      }
      const observer = new MutationObserver(look)
      observer.observe(document.body, { subtree: true, childList: true, characterData: true })
    })
    const clipboardData = new DataTransfer()
    clipboardData.setData('text', text)
    const start = performance.now()
    document.body.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    )
    times.push((await shown) - start)
  }
  return times
}

async function medianOfJose(page: Page, list: Paste[], { key }: KeyFile): Promise<number> {
  const { outputFiles } = await bundle({
    stdin: {
      contents: `export { importJWK, jwtVerify } from 'jose'`,
      resolveDir: fileURLToPath(new URL('.', import.meta.url)),
    },
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'jose',
    platform: 'browser',
  })
  await page.evaluate(`${outputFiles[0]?.text};globalThis.jose = jose`)
  const { d: _, ...jwk } = key.export({ format: 'jwk' })
  const times = await page.evaluate(
    async ({ tokens, jwk }) => {
      const { jose } = globalThis as unknown as { jose: typeof import('jose') }
      const publicKey = await jose.importJWK(jwk, 'ES256')
      const times: number[] = []
      for (const token of tokens) {
        const start = performance.now()
        await jose.jwtVerify(token, publicKey)
        times.push(performance.now() - start)
      }
      return times
    },
    { tokens: list.map(({ text }) => text), jwk },
  )
  return median(times.slice(WARM_UP))
}

const median = (times: number[]): number =>
  times.toSorted((one, other) => one - other)[times.length >> 1] ?? 0
