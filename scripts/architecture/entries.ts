import type { Invariant } from './layers'
import type { SourceFile } from './source-file'

const ACTIONS = /^app\/(?:.*\/)?actions\.ts$/
const ROUTE = /^app\/(?:.*\/)?route\.tsx?$/
const PAGE = /^app\/(?:.*\/)?page\.tsx$/
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']
const GUARDED_ROUTE =
  /^(?:const (\w+) = guardRoute\(\w+\)\s*;?\s*if \(\1\) return \1\b|return guardRoute\(\w+\) \?\? )/
/** The one route that others than our own pages call. It has a guard of its own. */
const WEBHOOK = 'app/api/notifications/[token]/route.ts'
const DIRECTIVE = /(?<=(?:^|[\n{;])\s*)(['"])use server\1/g

/** What each way into the server has to begin with. */
export const entries: readonly Invariant[] = [
  {
    name: "'use server' stands only at the top of an actions.ts",
    check: (file) => {
      // Within another string the quote would be blank.
      const real = [...file.code.matchAll(DIRECTIVE)].filter(
        (found) => file.bare[found.index] === found[1],
      )
      const count = real.length
      const atTop = /^\s*(['"])use server\1/.test(file.code)
      if (!ACTIONS.test(file.path)) return count > 0 ? ["contains 'use server'"] : []
      if (!atTop) return ["does not start with 'use server'"]
      return count > 1 ? ["contains 'use server' a second time"] : []
    },
  },
  {
    name: 'every action first asks the guard',
    check: (file) => {
      if (!ACTIONS.test(file.path)) return []
      return exportsOf(file).flatMap(({ name, kind, body }) => {
        if (kind !== 'async function') return [`exports ${name}, which is no async function`]
        return /^await guardAction\(\)/.test(body)
          ? []
          : [`${name} does not start with guardAction`]
      })
    },
  },
  {
    name: 'every route handler first asks the guard',
    check: (file) => {
      if (!ROUTE.test(file.path)) return []
      return exportsOf(file)
        .filter(({ name }) => METHODS.includes(name) || name.startsWith('{') || name === '*')
        .flatMap(({ name, kind, body }) => {
          if (!kind.endsWith('function')) return [`exports ${name}, which is no plain function`]
          const own = file.path === WEBHOOK ? body.replace('guardWebhook(', 'guardRoute(') : body
          return GUARDED_ROUTE.test(own) ? [] : [`${name} does not start with guardRoute`]
        })
    },
  },
  {
    name: 'every page first asks the guard',
    check: (file) => {
      if (!PAGE.test(file.path)) return []
      const page = exportsOf(file).find(({ name }) => name === 'default')
      if (page?.kind !== 'async function') return ['has no async function as its default export']
      return /^await guardPage\(\)/.test(page.body) ? [] : ['does not start with guardPage']
    },
  },
]

interface Export {
  name: string
  kind: string
  /** What stands after the opening brace, without white space in front. */
  body: string
}

/** Everything a module exports at run time; types are left out. */
function exportsOf(file: SourceFile): Export[] {
  const found = file.bare.matchAll(
    /(?:^|[\n;}])\s*export\s+(?!type\b|interface\b)(default\s+)?(async\s+function|function|const|let|var|class|enum|\*|\{[^}]*\})?\s*(\w*)/g,
  )
  return [...found].map((one) => {
    const kind = (one[2] ?? '').replace(/\s+/g, ' ')
    const name = one[1] ? 'default' : /^[{*]/.test(kind) ? kind : (one[3] ?? '')
    const end = (one.index ?? 0) + one[0].length
    return { name, kind, body: kind.endsWith('function') ? bodyAfter(file.bare, end) : '' }
  })
}

/** Skips type parameters, parameters and the return type of a function. */
function bodyAfter(bare: string, from: number): string {
  let depth = 0
  let parameters = false
  for (let at = from; at < bare.length; at++) {
    const one = bare[at] ?? ''
    if (one === '=' && bare[at + 1] === '>') at++
    else if ('(<['.includes(one)) depth++
    else if (')>]'.includes(one)) {
      depth--
      if (one === ')' && depth === 0) parameters = true
    } else if (one === '{') {
      if (depth === 0 && parameters) return bare.slice(at + 1).trimStart()
      depth++
    } else if (one === '}') depth--
  }
  return ''
}
