import { builtinModules } from 'node:module'
import { isTest, type SourceFile } from './source-file'

/** One invariant of the architecture. `check` answers with a sentence for each breach. */
export interface Invariant {
  name: string
  check(file: SourceFile): string[]
}

const inServer = (path: string) => path.startsWith('lib/server/')
const inPureLib = (path: string) => path.startsWith('lib/') && !inServer(path)

function forbids(file: SourceFile, ...folders: string[]): string[] {
  return file.imports
    .filter((name) => folders.some((folder) => `${name}/`.startsWith(`${folder}/`)))
    .map((name) => `imports ${name}`)
}

/** app -> components -> lib, app -> lib/server -> lib: no import goes the other way. */
export const layers: readonly Invariant[] = [
  {
    name: 'components import neither app nor lib/server, not even their types',
    check: (file) =>
      file.path.startsWith('components/') && !isTest(file.path)
        ? forbids(file, 'app', 'lib/server')
        : [],
  },
  {
    name: 'pure code imports nothing from the server, the interface or Node',
    check: (file) => {
      if (!inPureLib(file.path) || isTest(file.path)) return []
      const node = file.imports
        .filter((name) => name.startsWith('node:') || builtinModules.includes(name))
        .map((name) => `imports ${name}`)
      return [...forbids(file, 'app', 'components', 'lib/server', 'next', 'server-only'), ...node]
    },
  },
  {
    name: 'server code imports nothing from the interface',
    check: (file) =>
      inServer(file.path) && !isTest(file.path) ? forbids(file, 'app', 'components') : [],
  },
  {
    name: 'the product imports no test, script or benchmark',
    check: (file) => {
      if (!/^(app|components|lib)\//.test(file.path) || isTest(file.path)) return []
      const tests = file.imports
        .filter((name) => /^(?:app|components|lib)\//.test(name) && isTest(name))
        .map((name) => `imports ${name}`)
      return [...forbids(file, 'e2e', 'scripts', 'bench', 'vitest', '@playwright/test'), ...tests]
    },
  },
  {
    name: "every file of lib/server starts with import 'server-only'",
    check: (file) =>
      inServer(file.path) &&
      !isTest(file.path) &&
      !/^\s*import\s+(['"])server-only\1/.test(file.code)
        ? ["does not start with import 'server-only'"]
        : [],
  },
]
