import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { chromium, type Page } from '@playwright/test'
import { access, openSample } from '../e2e/browser/customers'
import { openInspect, takeSample, verdict } from '../e2e/browser/inspect-page'
import { openInbox, passTime, row, startScenario } from '../e2e/browser/notifications-page'
import { deviceToken, readyToSend, send, writePayload } from '../e2e/browser/push-page'
import { openTokens, story, takeToken } from '../e2e/browser/tokens-page'
import { launchOptions } from '../e2e/chromium'
import { launchConsole } from '../e2e/http/console'
import setUp from '../e2e/set-up'
import { root } from './next'

/** The pictures of the README: the simulator in it, and each page brought to it as a person would. */
const PICTURES: readonly { file: string; open: (page: Page) => Promise<void> }[] = [
  {
    file: 'push.png',
    open: async (page) => {
      await readyToSend(page)
      await deviceToken(page).fill('a1b2c3d4e5f60718'.repeat(4))
      await writePayload(page, {
        aps: { alert: { title: 'Your order is ready', body: 'Pick it up until 18:00' }, badge: 1 },
        order: 4711,
      })
      await send(page)
    },
  },
  {
    file: 'inspect.png',
    open: async (page) => {
      await openInspect(page)
      await takeSample(page, 'Answer from the App Store Server API', 'A transaction history')
      await verdict(page).waitFor()
    },
  },
  {
    file: 'tokens.png',
    open: async (page) => {
      await openTokens(page)
      await takeToken(page, 'Signed with HMAC, and its .p8')
      await story(page).waitFor()
    },
  },
  {
    file: 'transactions.png',
    open: async (page) => {
      await openSample(page)
      await access(page).waitFor()
    },
  },
  {
    file: 'notifications.png',
    open: async (page) => {
      const inbox = await openInbox(page)
      await startScenario(page, 'Billing retry')
      await passTime(page, inbox, (seen) => seen.length >= 5)
      await row(page, 'Renewal').click()
    },
  },
]

await setUp()
mkdirSync(join(root, 'docs'), { recursive: true })
const running = await launchConsole()
const browser = await chromium.launch(launchOptions())
try {
  for (const { file, open } of PICTURES) {
    const context = await browser.newContext({
      baseURL: running.origin,
      viewport: { width: 1280, height: 860 },
      deviceScaleFactor: 2,
      colorScheme: 'light',
      reducedMotion: 'reduce',
      locale: 'en-GB',
      timezoneId: 'UTC',
    })
    const page = await context.newPage()
    await open(page)
    // Nothing that only shows where the focus happens to be.
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
    await page.mouse.move(0, 0)
    await page.waitForTimeout(400)
    await page.evaluate(() => scrollTo(0, 0))
    await page.screenshot({ path: join(root, 'docs', file) })
    console.log(`docs/${file}`)
    await context.close()
  }
} finally {
  await browser.close()
  await running.stop()
}
