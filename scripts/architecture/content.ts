import type { Invariant } from './layers'
import { longFiles } from './long-files'
import { isTest, type SourceFile } from './source-file'

const inProduct = (path: string) => /^(app|components|lib)\//.test(path)

/** Sentences for every match, with its line. */
function find(file: SourceFile, patterns: Record<string, RegExp>): string[] {
  return Object.entries(patterns).flatMap(([what, pattern]) =>
    [...file.bare.matchAll(pattern)].map((found) => {
      const line = file.bare.slice(0, found.index).split('\n').length
      return `line ${line}: ${what}`
    }),
  )
}

/** What a file may hold, whichever layer it is of. */
export const content: readonly Invariant[] = [
  {
    name: 'pure code reads no clock, no randomness, no environment and no network',
    check: (file) => {
      const pure = file.path.startsWith('lib/') && !file.path.startsWith('lib/server/')
      if (!pure || isTest(file.path)) return []
      return find(file, {
        'the clock (Date.now)': /\bDate\s*\.\s*now\b/g,
        'the clock (new Date without an argument)': /\bnew\s+Date\b\s*(?:\(\s*\)|(?!\s*\())/g,
        'the clock (Date called as a function)': /(?<!\bnew\s+)(?<![\w.])Date\s*\(/g,
        'the clock (performance)': /\bperformance\s*\.\s*(?:now|timeOrigin)\b/g,
        'randomness (Math.random)': /\bMath\s*\.\s*random\b/g,
        'randomness (crypto)': /\b(?:getRandomValues|randomUUID|randomBytes)\b/g,
        'the environment (process)': /(?<![\w.$])process\s*[.[]/g,
        'the network (fetch)': /(?<![\w.$])fetch\s*\(/g,
      })
    },
  },
  {
    name: 'only lib/server/env.ts reads the environment',
    check: (file) =>
      inProduct(file.path) && file.path !== 'lib/server/env.ts' && !isTest(file.path)
        ? find(file, {
            'process.env':
              /\bprocess\s*\.\s*env\b(?!\.(?:NODE_ENV|NEXT_SERVER_ACTIONS_ENCRYPTION_KEY)\b)/g,
          })
        : [],
  },
  {
    name: 'nothing writes HTML as text into the page',
    check: (file) =>
      inProduct(file.path) && !isTest(file.path)
        ? find(file, {
            dangerouslySetInnerHTML: /\bdangerouslySetInnerHTML\b/g,
            innerHTML: /\b(?:innerHTML|outerHTML|insertAdjacentHTML)\b/g,
            'document.write': /\bdocument\s*\.\s*write(?:ln)?\b/g,
            'code from text': /\bnew\s+Function\s*\(|(?<![\w.$])eval\s*\(/g,
          })
        : [],
  },
  {
    name: 'a page has at most 50 lines',
    check: (file) =>
      /^app\/(?:.*\/)?page\.tsx$/.test(file.path) && file.lines > 50
        ? [`has ${file.lines} lines`]
        : [],
  },
  {
    name: 'a file has at most 250 lines, or a reason',
    check: (file) => {
      const reason = longFiles[file.path]
      if (file.lines > 250 && !reason) return [`has ${file.lines} lines`]
      if (file.lines <= 250 && reason) return ['is short now: take it off the list of long files']
      return []
    },
  },
]
