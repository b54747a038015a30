import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'
import { build as bundle } from 'esbuild'
import { type KeyFile, makeKeyFile } from '@/e2e/browser/keys-page'
import {
  giveKey,
  openTokens,
  signed,
  signedWithHmac,
  signingInput,
} from '@/e2e/browser/tokens-page'
import { inBuiltPage } from './built-page'
import { type TimedPaste, type TimingOptions, timePastes } from './paste-timing'
import { median } from './rounds'
import type { BenchRow } from './row'

const ROUNDS = 31
/** The browser has to have seen a few before it is as quick as it gets. */
const WARM_UP = 12

/**
 * From a paste at `/tokens` until the whole checklist of that token stands in the page and has been
 * laid out: what was pasted goes to the worker, the answer comes back and is drawn. Taken inside the
 * page, so nothing of the driver's is in it. On the production build, in Chromium, beside jose's
 * verification of the same tokens in the same page.
 */
export function bench(): Promise<BenchRow[]> {
  return inBuiltPage(async (page) => {
    await openTokens(page)
    const file = makeKeyFile()
    const good = pastes(file, signed)
    const hmac = pastes(file, signedWithHmac)

    const alone = await timesOf(page, good)
    const first = await timesOf(page, good, { emptiedBy: 'Clear the box' })
    const suspected = await timesOf(page, hmac)
    await giveKey(page, file)
    const verified = await timesOf(page, good)
    const proved = await timesOf(page, hmac)
    const jose = await medianOfJose(page, good, file)
    const row = (name: string, { checklist }: Times): BenchRow => ({
      name,
      value: checklist,
      unit: 'ms',
      ratio: { to: 'jose', value: checklist / jose },
    })
    const all = [alone, first, suspected, verified, proved]
    return [
      { name: 'jose: jwtVerify in the page, key imported', value: jose, unit: 'ms' },
      row('no key: to the whole checklist (16 ms)', alone),
      row('the same into an empty box (16 ms)', first),
      row('with its key: to the checklist (16 ms)', verified),
      row('an HMAC, no key (16 ms)', suspected),
      row('an HMAC and the key: proved (150 ms)', proved),
      {
        name: 'the longest long task of all (50 ms)',
        value: Math.max(...all.map(({ longTask }) => longTask)),
        unit: 'ms',
      },
    ]
  })
}

interface Times {
  checklist: number
  longTask: number
}

/** The mark of each stands in its own checklist alone. */
function pastes(
  file: KeyFile,
  sign: (file: KeyFile, input: string) => string,
): readonly TimedPaste[] {
  const now = Math.floor(Date.now() / 1000)
  return Array.from({ length: WARM_UP + ROUNDS }, (_, number) => {
    const mark = `TEAM${String(100_000 + number)}`
    const claims = { iss: mark, iat: now - 60 }
    const parts = [{ within: 'section[aria-label="Checks"]', mark }]
    return { text: sign(file, signingInput(file, claims)), parts }
  })
}

async function timesOf(
  page: Page,
  list: readonly TimedPaste[],
  options: TimingOptions = {},
): Promise<Times> {
  const times = (await timePastes(page, list, options)).slice(WARM_UP)
  return {
    checklist: median(times.map(({ parts }) => parts[0] ?? 0)),
    longTask: Math.max(...times.map(({ longTask }) => longTask)),
  }
}

async function medianOfJose(
  page: Page,
  list: readonly TimedPaste[],
  { key }: KeyFile,
): Promise<number> {
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
