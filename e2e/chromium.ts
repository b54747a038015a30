import { existsSync } from 'node:fs'
import { chromium, type LaunchOptions } from '@playwright/test'

const INSTALLED = [
  // The same engine without a window's machinery: it opens pages in a fraction of the time.
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/** The browser that the tests use, or `null` where there is none yet. */
export function findChromium(): string | null {
  return [...INSTALLED, chromium.executablePath()].find((path) => existsSync(path)) ?? null
}

/** Chromium that talks to this machine alone: every other name is looked up by nobody. */
export function launchOptions(): LaunchOptions {
  const executablePath = findChromium()
  return {
    ...(executablePath ? { executablePath } : {}),
    args: [
      '--disable-background-networking',
      '--disable-breakpad',
      '--disable-component-update',
      '--disable-default-apps',
      '--disable-domain-reliability',
      '--disable-extensions',
      // What is drawn is read and never looked at: a process less, and nothing that plays a GPU.
      '--disable-gpu',
      '--disable-software-rasterizer',
      '--disable-quic',
      '--disable-sync',
      '--metrics-recording-only',
      '--no-default-browser-check',
      '--no-first-run',
      '--no-pings',
      '--in-process-gpu',
      '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1 , EXCLUDE localhost',
      // Chromium's sandbox does not start as root, as in a container.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
  }
}
