import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startServer, whenReady } from '../../scripts/server'
import { type Answer, type Question, send } from './raw'

/** A console of the test's own: the production build, a free port, a fresh data folder. */
export interface Console {
  port: number
  pid: number
  origin: string
  dataFolder: string
  /** Its lines so far. */
  output: string[]
  ask(question: Question): Promise<Answer>
  report(): Promise<Report>
  stop(): Promise<void>
  /** Ends it and leaves its data: by default at once, as a power cut would. */
  kill(signal?: NodeJS.Signals): Promise<void>
}

/** What `count-guard.ts` saw inside the server. */
export interface Report {
  passed: Record<'page' | 'route' | 'action' | 'webhook', number>
  refused: Record<'page' | 'route' | 'action' | 'webhook', number>
  /** SHA-256 of the key in use for values bound to actions, hex; `null` where none was set. */
  actionsKey: string | null
}

/** `place`: where one ran before, to start it there again. */
export async function launchConsole(
  env: Record<string, string | undefined> = {},
  place: { port?: number; dataFolder?: string } = {},
): Promise<Console> {
  const port = place.port ?? (await freePort())
  const dataFolder = place.dataFolder ?? mkdtempSync(join(tmpdir(), 'assay-e2e-'))
  const output: string[] = []
  const child = startServer({
    host: '127.0.0.1',
    port,
    mode: 'production',
    env: { ASSAY_DATA: dataFolder, ASSAY_LOG: 'error', ...env },
    nodeOptions: ['--import', join(import.meta.dirname, 'count-guard.ts')],
    print: (line) => output.push(line),
  })
  const name = `127.0.0.1:${port}`
  if (!(await whenReady(child, '127.0.0.1', port, name)) || child.pid === undefined) {
    throw new Error(`The console did not start:\n${output.join('\n')}`)
  }
  return {
    port,
    pid: child.pid,
    origin: `http://${name}`,
    dataFolder,
    output,
    ask: (question) => send(port, question),
    report: () => reportOf(child),
    stop: async () => {
      await end(child, 'SIGTERM')
      rmSync(dataFolder, { recursive: true, force: true })
    },
    kill: (signal = 'SIGKILL') => end(child, signal),
  }
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill(signal)
  await ended
}

export async function freePort(): Promise<number> {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('no free port')
  return address.port
}

async function reportOf(child: ChildProcess): Promise<Report> {
  const answered = once(child, 'message')
  child.send('report')
  const [report] = await answered
  return report as Report
}
