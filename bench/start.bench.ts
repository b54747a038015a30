import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { get } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '@/e2e/http/console'
import setUp from '@/e2e/set-up'
import { nextArguments, nextEnvironment, root } from '../scripts/next'
import { withEmptyApplication } from './empty-page'
import { median } from './rounds'
import type { BenchRow } from './row'

const ROUNDS = 5
/** How long to wait before it is asked again. */
const AGAIN_MS = 5
/** When to give up. */
const PATIENCE_MS = 120_000

/**
 * From `node` being started until the page at `/` has come with 200, whole: the console's build with
 * a data folder that is not there yet (so its secret, its database and the simulator's authorities
 * are made), beside an empty application of the same Next, started in the same way. They take turns.
 */
export async function bench(): Promise<BenchRow[]> {
  await setUp()
  return withEmptyApplication(async (empty) => {
    const times: Record<string, number[]> = { [EMPTY]: [], [OWN]: [], [QUIET]: [], [NPM]: [] }
    for (let round = 0; round < ROUNDS; round++) {
      times[EMPTY]?.push(await untilAnswer(nextStart(empty)))
      times[OWN]?.push(await untilAnswer(nextStart(root)))
      times[QUIET]?.push(await untilAnswer(nextStart(root), { ASSAY_SIMULATOR: 'off' }))
      times[NPM]?.push(await untilAnswer(() => START))
    }
    const floor = median(times[EMPTY] ?? [])
    return Object.entries(times).map(([name, list]) => {
      const row = { name, value: median(list), unit: 'ms' }
      return name === EMPTY ? row : { ...row, ratio: { to: EMPTY, value: row.value / floor } }
    })
  })
}

const EMPTY = 'an empty page of this Next'
const OWN = 'the console'
const QUIET = 'the same without the simulator'
const NPM = 'the same as npm start does it'

const nextStart = (folder: string) => (port: number) =>
  nextArguments('start', folder, '-H', '127.0.0.1', '-p', String(port))

/** What `npm start` runs: it reads the settings and the build's stamp first, and starts Next then. */
const START = ['--import', 'tsx', '--conditions=react-server', join(root, 'scripts/start.ts')]

async function untilAnswer(
  command: (port: number) => readonly string[],
  settings: Readonly<Record<string, string>> = {},
): Promise<number> {
  const port = await freePort()
  const data = mkdtempSync(join(tmpdir(), 'assay-start-'))
  const env = {
    ...nextEnvironment('production'),
    HOST: '127.0.0.1',
    PORT: String(port),
    ASSAY_DATA: join(data, 'new'),
    ASSAY_LOG: 'error',
    ...settings,
  }
  const start = performance.now()
  const child = spawn(process.execPath, command(port), { cwd: root, env, stdio: 'ignore' })
  try {
    while (!(await answers(port))) {
      if (child.exitCode !== null || performance.now() - start > PATIENCE_MS) {
        throw new Error(`It does not answer: ${command(port).join(' ')}`)
      }
      await new Promise((resolve) => setTimeout(resolve, AGAIN_MS))
    }
    return performance.now() - start
  } finally {
    await end(child)
    rmSync(data, { recursive: true, force: true })
  }
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const asked = { host: '127.0.0.1', port, path: '/', agent: false, timeout: 10_000 }
    const request = get(asked, (response) => {
      response.resume()
      response.on('end', () => resolve(response.statusCode === 200))
      response.on('error', () => resolve(false))
    })
    request.on('error', () => resolve(false))
    request.on('timeout', () => request.destroy())
  })
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  const late = setTimeout(() => child.kill('SIGKILL'), 10_000)
  await ended
  clearTimeout(late)
}
