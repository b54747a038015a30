import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { distFolder, nextArguments, nextEnvironment, root, runQuietly } from './next'
import { hashSources, removeStamp, writeStamp } from './stamp'

const TYPES = join(root, 'tsconfig.json')

export type BuildResult = 'built' | 'built with warnings' | 'failed'

/** Builds for production. What Next prints is shown only where something is wrong. */
export async function build(): Promise<BuildResult> {
  const started = performance.now()
  process.stdout.write('Building the console, which takes about half a minute ...')
  const hash = hashSources(root)
  removeStamp(root, distFolder())
  const types = readFileSync(TYPES, 'utf8')
  const { code, output } = await runQuietly(
    process.execPath,
    nextArguments('build'),
    nextEnvironment('production'),
  )
  // Next writes the folder of a build elsewhere into it, and formats it in its own way.
  if (readFileSync(TYPES, 'utf8') !== types) writeFileSync(TYPES, types)
  const seconds = Math.round((performance.now() - started) / 1000)
  if (code !== 0) {
    process.stdout.write(` failed after ${seconds} s.\n\n${output}\n`)
    return 'failed'
  }
  writeStamp(root, distFolder(), hash)
  process.stdout.write(` done in ${seconds} s.\n`)
  if (!/build encountered \d+ warning/.test(output)) return 'built'
  process.stdout.write(`\n${output}\n`)
  return 'built with warnings'
}

if (process.argv[1] === import.meta.filename) process.exit((await build()) === 'failed' ? 1 : 0)
