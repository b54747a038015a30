import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { hashSources, isBuilt, removeStamp, writeStamp } from './stamp'

let root: string
const write = (path: string, text: string) => writeFileSync(join(root, path), text)

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'assay-stamp-'))
  for (const folder of ['app', 'lib', 'lib/server', '.next']) mkdirSync(join(root, folder))
  write('app/page.tsx', 'page')
  write('lib/server/a.ts', 'a')
  write('package-lock.json', '{}')
  write('.next/BUILD_ID', 'x')
  writeStamp(root, '.next', hashSources(root))
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

it('knows a build of just these sources', () => {
  expect(isBuilt(root, '.next')).toBe(true)
  expect(isBuilt(root, '.next-other')).toBe(false)
})

const changes: [what: string, change: () => void, stillBuilt: boolean][] = [
  ['a source changed', () => write('lib/server/a.ts', 'b'), false],
  ['a source came', () => write('lib/b.ts', ''), false],
  ['a source was renamed', () => rename('app/page.tsx', 'app/loading.tsx', 'page'), false],
  ['the lock file changed', () => write('package-lock.json', '{"a":1}'), false],
  ['the configuration came', () => write('next.config.ts', 'x'), false],
  ['a build began and did not finish', () => removeStamp(root, '.next'), false],
  ['the build went', () => rmSync(join(root, '.next/BUILD_ID')), false],
  ['a test changed', () => write('lib/server/a.test.ts', 'x'), true],
  ['the README changed', () => write('README.md', 'x'), true],
]
for (const [what, change, stillBuilt] of changes) {
  it(`${stillBuilt ? 'does not build' : 'builds'} again where ${what}`, () => {
    change()
    expect(isBuilt(root, '.next')).toBe(stillBuilt)
  })
}

function rename(from: string, to: string, text: string) {
  rmSync(join(root, from))
  write(to, text)
}
