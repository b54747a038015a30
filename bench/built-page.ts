import { type Browser, chromium, type Page } from '@playwright/test'
import { launchOptions } from '@/e2e/chromium'
import { type Console, launchConsole } from '@/e2e/http/console'
import setUp from '@/e2e/set-up'

/** Runs a measurement in a page of the production build, in Chromium at 1440 px, and ends both. */
export async function inBuiltPage<Result>(
  measure: (page: Page, browser: Browser, running: Console) => Promise<Result>,
): Promise<Result> {
  await setUp()
  const running = await launchConsole()
  const browser = await chromium.launch(launchOptions())
  try {
    const context = await browser.newContext({
      baseURL: running.origin,
      viewport: { width: 1440, height: 900 },
    })
    return await measure(await context.newPage(), browser, running)
  } finally {
    await browser.close()
    await running.stop()
  }
}
