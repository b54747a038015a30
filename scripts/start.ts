import { constants } from 'node:os'
import { relative } from 'node:path'
import { type Config, parseConfig } from '@/lib/server/env'
import { build } from './build'
import { distFolder, root } from './next'
import { portProblem } from './port'
import { startServer, whenReady } from './server'
import { isBuilt } from './stamp'

// How long the server may take to end before it is ended.
const PATIENCE_MS = 5_000

const settings = readSettings()
await start(settings, process.argv.includes('--dev') ? 'development' : 'production')

function readSettings(): Config {
  const unknown = process.argv.slice(2).filter((argument) => argument !== '--dev')
  if (unknown.length > 0) fail([`Unknown option ${unknown[0]}. The only option is --dev.`])
  const read = parseConfig(process.env)
  if ('problems' in read) fail(read.problems)
  return read.config
}

async function start(config: Config, mode: 'production' | 'development'): Promise<void> {
  const { host, port } = config
  const problem = await portProblem(host, port)
  if (problem) fail([problem])
  if (mode === 'production' && !isBuilt(root, distFolder()) && (await build()) === 'failed') {
    process.exit(1)
  }

  const child = startServer({ host, port, mode })
  let asked: NodeJS.Signals | null = null
  const stop = (signal: NodeJS.Signals) => {
    if (asked) return
    asked = signal
    child.kill(signal)
    setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS).unref()
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop)
  if (process.env.npm_lifecycle_event) followParent(() => stop('SIGTERM'))
  child.on('close', (code, signal) => {
    if (asked === null) process.exit(code ?? 128 + (signal ? constants.signals[signal] : 0))
    process.exit(asked === 'SIGINT' ? 130 : 0)
  })

  const [origin = ''] = config.origins
  if (await whenReady(child, host, port, new URL(origin).host)) greet(config, mode)
}

/** A signal to npm ends the shell between npm and this process, and does not come through it. */
function followParent(ended: () => void): void {
  const parent = process.ppid
  setInterval(() => {
    if (process.ppid !== parent) ended()
  }, 250).unref()
}

function greet(config: Config, mode: 'production' | 'development'): void {
  const [origin = '', ...others] = config.origins
  const folder = relative(root, config.dataFolder)
  const rows = [
    ['Open', origin],
    ...(config.hosted && others.length > 0 ? [['Also', others.join(', ')]] : []),
    ['Data', folder.startsWith('..') ? config.dataFolder : `./${folder}`],
    [
      'Simulator',
      config.simulator.enabled ? `on, drawn at ${origin}/simulator` : 'off (ASSAY_SIMULATOR=off)',
    ],
    ['Stop', 'Ctrl-C'],
  ]
  const title = mode === 'production' ? 'Assay is running.' : 'Assay is running for development.'
  const lines = rows.map(([name = '', value]) => `  ${name.padEnd(10)} ${value}`)
  process.stdout.write(`\n${title}\n\n${lines.join('\n')}\n\n`)
}

function fail(problems: readonly string[]): never {
  process.stderr.write(`${problems.join('\n')}\n`)
  process.exit(1)
}
