import { defineConfig, devices } from '@playwright/test'
import { launchOptions } from './chromium'

// Every worker starts consoles of its own on free ports, with fresh data folders.
export default defineConfig({
  testDir: '.',
  outputDir: '../test-results',
  globalSetup: './set-up.ts',
  fullyParallel: true,
  workers: 2,
  forbidOnly: true,
  // Two busy cores now and then hold a browser up for longer than any wait. What passes at a later
  // try is named at the end of the run (scripts/test.ts), so that it can be looked into.
  retries: 2,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: [
    ['list'],
    ...(process.env.ASSAY_E2E_REPORT
      ? [['json', { outputFile: process.env.ASSAY_E2E_REPORT }] as const]
      : []),
  ],
  use: {
    launchOptions: launchOptions(),
    // A window costs more than most tests do. Between two of them it is emptied: pages, cookies,
    // storage, cache, clock and routes. Where a test needs a profile that nobody ever used, its file
    // says so.
    reuseContext: true,
    // A frame of a movement costs as much as a click. Motion has a test of its own, and phones move.
    contextOptions: { reducedMotion: 'reduce' },
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    screenshot: 'only-on-failure',
    // Recording every test costs a third of the time; `--trace on` for the one that is looked into.
    trace: 'off',
  },
  projects: [
    { name: 'http', testMatch: /\/e2e\/http\/.*\.spec\.ts$/ },
    {
      name: 'desktop',
      testMatch: /\.spec\.ts$/,
      testIgnore: [/\/e2e\/http\//, /\.phone\.spec\.ts$/],
      use: { viewport: { width: 1440, height: 900 } },
    },
    {
      name: 'phone',
      testMatch: /\.phone\.spec\.ts$/,
      use: {
        ...devices['Pixel 7'],
        viewport: { width: 390, height: 844 },
        contextOptions: { reducedMotion: 'no-preference' },
      },
    },
  ],
})
