import 'server-only'

/**
 * One value per process. A bundler may load a server module once per route, so module state is not
 * shared between the start-up hook, the routes and the actions; `globalThis` is.
 */
export function singleton<T>(name: string, make: () => T): T {
  const key = Symbol.for(`assay.${name}`)
  const holder = globalThis as unknown as Record<symbol, T | undefined>
  const existing = holder[key]
  if (existing !== undefined) return existing
  const made = make()
  holder[key] = made
  return made
}
