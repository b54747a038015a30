import { type Dirent, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import type { Canaries } from '../fixtures/canaries'

/** Where something was found: the canary's name and the place. */
export type Hit = string

export function hitsIn(canaries: Canaries, place: string, content: Buffer | string): Hit[] {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content
  return [...new Set(canaries.find(bytes))].map((name) => `${name} in ${place}`)
}

/** Every file below a folder that was written at or after `since` (milliseconds since 1970 UTC). */
export function hitsInFiles(canaries: Canaries, folder: string, since = 0): Hit[] {
  return filesBelow(folder)
    .filter((path) => statSync(path).mtimeMs >= since)
    .flatMap((path) => hitsIn(canaries, path, readFileSync(path)))
}

export function filesBelow(folder: string): string[] {
  const entries: Dirent[] = readdirSync(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}

/** Everything that a browser keeps for a page: storages, databases, caches, cookies that scripts see. */
export async function keptByBrowser(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const kept: unknown[] = [{ ...localStorage }, { ...sessionStorage }, document.cookie, name]
    for (const cacheName of await caches.keys()) {
      const cache = await caches.open(cacheName)
      for (const request of await cache.keys()) {
        kept.push(request.url, await (await cache.match(request))?.text())
      }
    }
    for (const { name: database = '' } of await indexedDB.databases()) {
      const opened = await new Promise<IDBDatabase>((resolve, reject) => {
        const asked = indexedDB.open(database)
        asked.onsuccess = () => resolve(asked.result)
        asked.onerror = () => reject(asked.error)
      })
      for (const store of opened.objectStoreNames) {
        const all = opened.transaction(store).objectStore(store).getAll()
        kept.push(
          await new Promise((resolve) => {
            all.onsuccess = () => resolve(all.result)
          }),
        )
      }
    }
    return JSON.stringify([kept, history.state, location.href])
  })
}
