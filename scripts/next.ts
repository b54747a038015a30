import { spawn } from 'node:child_process'
import { join } from 'node:path'

/** The repository's root. */
export const root = join(import.meta.dirname, '..')

/** Where the build is, relative to the root, as `next.config.ts` has it. */
export function distFolder(): string {
  return process.env.NEXT_DIST_DIR || '.next'
}

/** Node's arguments for one of Next's commands. */
export function nextArguments(...command: string[]): string[] {
  return [join(root, 'node_modules/next/dist/bin/next'), ...command]
}

/** This environment, with nothing reported to anybody. */
export function nextEnvironment(mode: 'production' | 'development'): NodeJS.ProcessEnv {
  return { ...process.env, NODE_ENV: mode, NEXT_TELEMETRY_DISABLED: '1' }
}

/** Runs a command to its end. What it prints is kept, not shown. */
export function runQuietly(
  file: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
): Promise<{ code: number; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })
    const chunks: Buffer[] = []
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk))
    const forward = (signal: NodeJS.Signals) => child.kill(signal)
    process.on('SIGINT', forward).on('SIGTERM', forward)
    child.on('error', reject)
    child.on('close', (code, signal) => {
      process.off('SIGINT', forward).off('SIGTERM', forward)
      if (signal === 'SIGINT' || signal === 'SIGTERM') process.exit(signal === 'SIGINT' ? 130 : 0)
      resolve({ code: code ?? 1, output: Buffer.concat(chunks).toString('utf8') })
    })
  })
}
