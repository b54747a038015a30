import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { findChromium } from '../e2e/chromium'
import { root, runQuietly } from './next'

/** Uses the Chromium that is there, else the system's package, else Playwright's own download. */
export async function setUpChromium(): Promise<{ ok: boolean; output: string }> {
  let output = ''
  for (const commands of ways()) {
    if (findChromium()) break
    for (const [file = '', ...args] of commands) {
      const run = await runQuietly(file, args)
      output += run.output
    }
  }
  if (findChromium()) return { ok: true, output }
  return {
    ok: false,
    output: `${output}\nThe tests need Chromium. Install it with your system's package manager, or with “npx playwright install chromium”, and run them again.`,
  }
}

function ways(): string[][][] {
  const playwright = [join(root, 'node_modules/.bin/playwright'), 'install', 'chromium']
  const rights = process.getuid?.() === 0 ? [] : ['sudo', '-n']
  const apt = [...rights, 'apt-get']
  const packages =
    works('apt-get', '--version') && (rights.length === 0 || works('sudo', '-n', 'true'))
  const install = (name: string) => [...apt, 'install', '-y', '--no-install-recommends', name]
  if (!packages) return [[playwright]]
  const shell = [[...apt, 'update'], install('chromium-headless-shell')]
  return [shell, [install('chromium')], [playwright]]
}

function works(file: string, ...args: string[]): boolean {
  return spawnSync(file, args, { stdio: 'ignore' }).status === 0
}
