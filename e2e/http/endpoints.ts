import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { distFolder, root } from '../../scripts/next'

/** Read from the build and the sources, so that whatever is added is tested too. */
export interface Action {
  name: string
  id: string
  /** A page that has it. */
  path: string
}

export interface Route {
  path: string
  methods: string[]
}

export function listActions(dist = distFolder()): Action[] {
  const manifest = readJson(dist, 'server/server-reference-manifest.json') as {
    node: Record<string, { filename: string; exportedName: string; workers: object }>
  }
  return Object.entries(manifest.node).map(([id, { filename, exportedName, workers }]) => {
    const paths = Object.keys(workers).map((worker) => pathOf(worker.replace(/^app/, '')))
    // What the layout has, every page has, those that Next makes itself too.
    const pages = paths.filter((one) => !one.startsWith('/_'))
    const path = pages.find((one) => !one.includes('[')) ?? pages[0] ?? '/'
    return { name: `${filename} ${exportedName}`, id, path: withSamples(path) }
  })
}

/** The one route that others than the console's own pages call, and that proxy.ts does not see. */
export const WEBHOOK = '/api/notifications/sample'

/** Route handlers with the methods that they export, but for the webhook. */
export function listRoutes(dist = distFolder()): Route[] {
  return everyRoute(dist).filter(({ path }) => path !== WEBHOOK)
}

export function everyRoute(dist = distFolder()): Route[] {
  return entries(dist, '/route').flatMap((entry) => {
    const source = ['.ts', '.tsx'].flatMap((ending) => readSource(`app${entry}${ending}`))[0]
    if (source === undefined) return [] // made by Next from a file such as icon.svg
    const methods = source.matchAll(/^export (?:async )?function ([A-Z]+)\b/gm)
    return [
      { path: withSamples(pathOf(entry)), methods: [...methods].map(([, name = '']) => name) },
    ]
  })
}

/** The paths of all pages, with `[segment]` where a page has parameters. */
export function listPages(dist = distFolder()): string[] {
  return entries(dist, '/page')
    .map(pathOf)
    .filter((path) => !path.startsWith('/_'))
}

/** What Next serves from files beside the pages, such as `/icon.svg`. */
export function listFiles(dist = distFolder()): string[] {
  const routes = new Set(everyRoute(dist).map((route) => route.path))
  return entries(dist, '/route')
    .map(pathOf)
    .filter((path) => !routes.has(withSamples(path)))
}

function entries(dist: string, ending: string): string[] {
  const manifest = readJson(dist, 'server/app-paths-manifest.json') as Record<string, string>
  return Object.keys(manifest).filter((entry) => entry.endsWith(ending))
}

/** `/(group)/push/page` -> `/push` */
function pathOf(entry: string): string {
  const path = entry.replace(/\/(?:page|route)$/, '').replace(/\/\([^)]*\)/g, '')
  return path === '' ? '/' : path
}

/** Nobody has a thing of this name, which is all the guard's tests need. */
function withSamples(path: string): string {
  return path.replace(/\[[^\]]+\]/g, 'sample')
}

function readJson(dist: string, path: string): unknown {
  return JSON.parse(readFileSync(join(root, dist, path), 'utf8'))
}

function readSource(path: string): string[] {
  try {
    return [readFileSync(join(root, path), 'utf8')]
  } catch {
    return []
  }
}
