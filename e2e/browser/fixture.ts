import { type BrowserContext, test as base, expect, type Page } from '@playwright/test'
import { type Console, launchConsole } from '../http/console'

/**
 * Every worker has a console of its own: the production build, a fresh data folder. Its simulator
 * goes through all of the worker's tests, so a test looks for what it made itself. Every test has a
 * fresh browser context, hence a session of its own.
 */
export const test = base.extend<TestFixtures, { console: Console }>({
  console: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names from the pattern
    async ({}, use) => {
      const started = await launchConsole()
      await use(started)
      await started.stop()
    },
    { scope: 'worker' },
  ],
  baseURL: ({ console }, use) => use(console.origin),
  trouble: [
    // biome-ignore lint/correctness/noEmptyPattern: as above
    async ({}, use) => {
      const trouble = new Trouble()
      await use(trouble)
      trouble.expectNone()
    },
    { auto: true },
  ],
  context: async ({ context, trouble }, use) => {
    trouble.watch(context)
    await use(context)
  },
  otherPerson: async ({ browser, baseURL, trouble }, use) => {
    const opened: BrowserContext[] = []
    await use(async () => {
      const context = await browser.newContext(baseURL === undefined ? {} : { baseURL })
      trouble.watch(context)
      opened.push(context)
      return context.newPage()
    })
    for (const context of opened) await context.close()
  },
})

export { expect }

interface TestFixtures {
  /** What went wrong in a page so far; a test fails on anything that it did not say it expects. */
  trouble: Trouble
  /** A page in a browser context of its own, which shares nothing with `page`. */
  otherPerson: () => Promise<Page>
}

/** Errors that nobody caught, and what the browser writes to its console as an error (CSP too). */
class Trouble {
  readonly #seen: string[] = []
  readonly #expected: RegExp[] = []

  watch(context: BrowserContext): void {
    context.on('weberror', (error) => this.#seen.push(error.error().stack ?? String(error.error())))
    context.on('console', (message) => {
      if (message.type() !== 'error') return
      // Chromium asks for it by itself where a page is left before its icon was read.
      if (message.location().url.endsWith('/favicon.ico')) return
      this.#seen.push(`${message.text()} (${message.location().url})`)
    })
  }

  /** From here on, and before, an error that matches is what the test is about. */
  expect(pattern: RegExp): void {
    this.#expected.push(pattern)
  }

  expectNone(): void {
    const left = this.#seen.filter((line) => !this.#expected.some((known) => known.test(line)))
    expect(left, 'errors in the browser').toEqual([])
  }
}
