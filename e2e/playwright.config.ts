import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineConfig, devices } from '@playwright/test'
import { launchOptions } from './chromium'
import { pickPort } from './pick-port'

// Both are kept in the environment, so that Playwright's workers come to the same values.
process.env.ASSAY_E2E_PORT ??= String(pickPort())
process.env.ASSAY_E2E_DATA ??= mkdtempSync(join(tmpdir(), 'assay-e2e-'))
const port = process.env.ASSAY_E2E_PORT
const origin = `http://127.0.0.1:${port}`

export default defineConfig({
  testDir: '.',
  outputDir: '../test-results',
  fullyParallel: true,
  workers: 2,
  forbidOnly: true,
  timeout: 60_000,
  reporter: [
    ['list'],
    ...(process.env.ASSAY_E2E_REPORT
      ? [['json', { outputFile: process.env.ASSAY_E2E_REPORT }] as const]
      : []),
  ],
  use: {
    baseURL: origin,
    launchOptions: launchOptions(),
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
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
      use: { ...devices['Pixel 7'], viewport: { width: 390, height: 844 } },
    },
  ],
  webServer: {
    command: `"${process.execPath}" --import tsx --conditions=react-server scripts/start.ts`,
    cwd: '..',
    url: `${origin}/icon.svg`,
    env: {
      HOST: '127.0.0.1',
      PORT: port,
      ASSAY_DATA: process.env.ASSAY_E2E_DATA,
      ASSAY_LOG: 'error',
    },
    stdout: 'ignore',
    stderr: 'pipe',
    timeout: 180_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 10_000 },
  },
})
