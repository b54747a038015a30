import 'server-only'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { BENCH_NOW, type Bench } from './bench'
import type { ReceiverOrder } from './receiver'

/** A process that takes in notifications, and what it has said so far. */
export interface Receiver {
  kill(): void
  ended: Promise<unknown>
  /** Milliseconds from its start until it took in the first one; `null`: it does not yet. */
  readyAfter(): number | null
  /** The numbers of the lines that were answered with 200. A line that was cut counts too. */
  acknowledged(): number[]
  /** What it wrote to its standard error. */
  problem(): string
}

/**
 * Starts processes on a bench's store. The receiver is bundled once, so that a start takes a moment
 * and hundreds of them can be killed. All their clocks are those of the bench, whatever the day is.
 */
export async function receivers(bench: Bench) {
  const script = join(bench.folder, 'receiver.mjs')
  await build({
    entryPoints: [fileURLToPath(new URL('receiver.ts', import.meta.url))],
    outfile: script,
    bundle: true,
    platform: 'node',
    format: 'esm',
    conditions: ['react-server'],
    // Some of what is bundled still asks for Node’s own modules by `require`.
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
    logLevel: 'error',
  })
  const root = join(bench.folder, 'root.pem')
  writeFileSync(root, bench.authorities.pki.root.pem)
  const ahead = BENCH_NOW - Date.now()
  let files = 0

  /** A file of these bodies, for as many processes as want it. */
  function bodiesFile(lines: readonly string[]): string {
    files += 1
    const file = join(bench.folder, `bodies-${files}.txt`)
    writeFileSync(file, lines.join('\n'))
    return file
  }

  function start(bodies: string, about: Pick<ReceiverOrder, 'crash'> & { from?: number } = {}) {
    const { folder, token } = bench
    const order: ReceiverOrder = { folder, token, root, bodies, from: 0, ahead, ...about }
    const started = performance.now()
    const child = spawn(process.execPath, [script, JSON.stringify(order)])
    let output = ''
    let problem = ''
    let ready: number | null = null
    child.stdout.on('data', (chunk) => {
      output += chunk
      if (ready === null && output.includes('ready\n')) ready = performance.now() - started
    })
    child.stderr.on('data', (chunk) => {
      problem += chunk
    })
    const receiver: Receiver = {
      kill: () => child.kill('SIGKILL'),
      ended: once(child, 'close'),
      readyAfter: () => ready,
      acknowledged: () =>
        output
          .split('\n')
          .filter((line) => /^\d+$/.test(line))
          .map(Number),
      problem: () => problem,
    }
    return receiver
  }
  return { bodiesFile, start }
}
