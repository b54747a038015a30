import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { nextArguments, nextEnvironment, root, runQuietly } from '../scripts/next'

const LAYOUT = `export default function Layout({ children }) {
  return <html lang="en"><body>{children}</body></html>
}
`
const PAGE = `'use client'
import { useState } from 'react'

export default function Page() {
  const [count, setCount] = useState(0)
  return <button onClick={() => setCount(count + 1)}>{count}</button>
}
`

/**
 * An application of one page with one button, built by the same Next: what the framework itself
 * costs. It is gone when `use` has ended.
 */
export async function withEmptyApplication<Result>(
  use: (folder: string) => Promise<Result> | Result,
): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'assay-empty-'))
  try {
    mkdirSync(join(folder, 'app'))
    writeFileSync(join(folder, 'package.json'), '{"type":"module"}')
    writeFileSync(join(folder, 'next.config.mjs'), "export default { turbopack: { root: '/' } }")
    writeFileSync(join(folder, 'app/layout.jsx'), LAYOUT)
    writeFileSync(join(folder, 'app/page.jsx'), PAGE)
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
    const { NEXT_DIST_DIR: _, ...env } = nextEnvironment('production')
    const { code, output } = await runQuietly(
      process.execPath,
      [...nextArguments('build'), folder],
      env,
    )
    if (code !== 0) throw new Error(`The empty application does not build:\n${output}`)
    return await use(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Bytes of compressed script that its document asks for. */
export function scriptsOfAnEmptyPage(): Promise<number> {
  return withEmptyApplication((folder) => {
    const html = readFileSync(join(folder, '.next/server/app/index.html'), 'utf8')
    return scriptsOf(html)
      .map((name) => gzipSync(readFileSync(join(folder, '.next/static/chunks', name))).length)
      .reduce((sum, size) => sum + size, 0)
  })
}

/** The scripts that a document asks for at first, by their file names; not those for old browsers. */
export function scriptsOf(html: string): string[] {
  const tags = html.match(/<(?:script|link)\b[^>]*>/g) ?? []
  const asked = tags
    .filter((tag) => !/\bnomodule\b/i.test(tag))
    .map((tag) => /\/_next\/static\/chunks\/([^"?]+\.js)/.exec(tag)?.[1])
  return [...new Set(asked.filter((name) => name !== undefined))]
}
