import { type ChildProcess, spawn } from 'node:child_process'
import { request } from 'node:http'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { distFolder, nextArguments, nextEnvironment, root } from './next'

export interface ServerOptions {
  host: string
  port: number
  mode: 'production' | 'development'
  /** On top of this process's environment. */
  env?: Record<string, string | undefined>
  /** For Node itself, before Next's own arguments. */
  nodeOptions?: string[]
  /** Where its lines go, without Next's banner; by default to this process's own output. */
  print?: (line: string) => void
}

/**
 * How much garbage may pile up before it is looked at: V8 would let a burst of requests, such as a
 * flood of forged notifications, take half a gigabyte and keep it. What is young is bounded in
 * megabytes; what is old may grow by this many percent from one collection to the next.
 */
const GARBAGE = ['--max-semi-space-size=2', '--heap-growing-percent=20']

/**
 * Starts Next as a process of its own. The channel between the two closes with this process,
 * however that ends, and the server ends with the channel.
 */
export function startServer(options: ServerOptions): ChildProcess {
  const { host, port, mode, env, nodeOptions = [], print } = options
  const command = mode === 'production' ? 'start' : 'dev'
  const child = spawn(
    process.execPath,
    [...GARBAGE, ...nodeOptions, ...nextArguments(command, '-H', host, '-p', String(port))],
    {
      cwd: root,
      env: {
        ...nextEnvironment(mode),
        // What V8 made of the code is kept beside the build, and goes with it.
        NODE_COMPILE_CACHE: join(root, distFolder(), 'compiled'),
        HOST: host,
        PORT: String(port),
        // The start-up hook of the console ends it: Next's own would wait for open event streams.
        NEXT_MANUAL_SIG_HANDLE: mode === 'production' ? '1' : undefined,
        ...env,
      },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    },
  )
  for (const [stream, own] of [
    [child.stdout, process.stdout],
    [child.stderr, process.stderr],
  ] as const) {
    if (!stream) continue
    const show = print ?? ((line: string) => own.write(`${line}\n`))
    createInterface({ input: stream }).on('line', (line) => {
      if (!isBanner(line)) show(line)
    })
  }
  return child
}

/** What Next says of itself when it starts: the console has its own words for that. */
function isBanner(line: string): boolean {
  const plain = line.replace(new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, 'g'), '')
  return /^(?:▲ Next\.js |- (?:Local|Network|Experiments)\b|✓ (?:Ready|Running) |\s*[✓⨯·] \w+(?:: \S+)?\s*$|\s*$)/.test(
    plain,
  )
}

/** Resolves to true when the server answers, to false when it ended before that. */
export async function whenReady(child: ChildProcess, host: string, port: number, name: string) {
  let ended = false
  child.once('exit', () => {
    ended = true
  })
  while (!ended) {
    if (await answers(host, port, name)) return true
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  return false
}

/** Any answer will do. `name` is what the `Host` header says. */
function answers(host: string, port: number, name: string): Promise<boolean> {
  const address = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '::1' : host
  return new Promise((resolve) => {
    const asked = request(
      { host: address, port, path: '/icon.svg', headers: { host: name }, timeout: 30_000 },
      (response) => {
        response.resume()
        resolve(true)
      },
    )
    asked.on('timeout', () => asked.destroy())
    asked.on('error', () => resolve(false))
    asked.end()
  })
}
