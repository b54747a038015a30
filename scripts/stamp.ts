import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Whatever a build is made from. */
const SOURCES = [
  'app',
  'components',
  'lib',
  'public',
  'instrumentation.ts',
  'next.config.ts',
  'package-lock.json',
  'postcss.config.mjs',
  'proxy.ts',
  'tsconfig.json',
]

const STAMP = 'assay-built-from'

/** SHA-256 over the names and contents of everything a build is made from, hex. */
export function hashSources(root: string): string {
  const hash = createHash('sha256')
  for (const path of SOURCES.flatMap((source) => filesOf(root, source)).sort()) {
    const content = readFileSync(join(root, path))
    hash.update(`${path}\0${content.length}\0`).update(content)
  }
  return hash.digest('hex')
}

/** Whether the folder holds a finished build of just these sources. */
export function isBuilt(root: string, dist: string): boolean {
  const stamp = join(root, dist, STAMP)
  if (!existsSync(stamp) || !existsSync(join(root, dist, 'BUILD_ID'))) return false
  return readFileSync(stamp, 'utf8') === hashSources(root)
}

/** Before a build, so that one that stops half way is not taken for a finished one. */
export function removeStamp(root: string, dist: string): void {
  rmSync(join(root, dist, STAMP), { force: true })
}

/** `hash` is of the sources as they were when the build began. */
export function writeStamp(root: string, dist: string, hash: string): void {
  writeFileSync(join(root, dist, STAMP), hash)
}

function filesOf(root: string, source: string): string[] {
  const path = join(root, source)
  if (!existsSync(path)) return []
  if (source.includes('.')) return [source]
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.(test|bench)\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
}
