import { rmSync } from 'node:fs'
import { type Console, launchConsole } from '../http/console'
import { test as shared } from './fixture'

/** A console that a test may end and start again: same port, same data folder. */
export interface OwnConsole {
  /** Ends it at once, as a power cut would. */
  kill(): Promise<void>
  start(): Promise<void>
}

/** For tests that need a console where nothing has happened yet, or that end one. */
export const test = shared.extend<{ own: Console; power: OwnConsole }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names from the pattern
  own: async ({}, use) => {
    const first = await launchConsole()
    await use(first)
    await first.stop()
  },
  // Pages go there, so it ends after they do.
  baseURL: ({ own }, use) => use(own.origin),
  power: async ({ own }, use) => {
    let running: Console | null = own
    await use({
      kill: async () => {
        await running?.kill()
        running = null
      },
      start: async () => {
        running = await launchConsole({}, own)
      },
    })
    await running?.kill()
    rmSync(own.dataFolder, { recursive: true, force: true })
  },
})
