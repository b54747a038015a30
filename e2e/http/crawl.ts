import type { Console } from './console'

/** Pages without parameters, and one page of each pattern that a link leads to. */
export async function crawl(console: Console, pages: string[]): Promise<string[]> {
  const found = new Set(pages.filter((page) => !page.includes('[')))
  const patterns = new Map(
    pages
      .filter((page) => page.includes('['))
      .map((page) => [page, new RegExp(`^${page.replace(/\[[^\]]+\]/g, '[^/]+')}$`)]),
  )
  for (const path of found) {
    const { body } = await console.ask({
      path,
      headers: [['Host', `127.0.0.1:${console.port}`]],
    })
    for (const [, href = ''] of body.matchAll(/href="(\/[^"?#]*)/g)) {
      for (const [page, pattern] of patterns) {
        if (!pattern.test(href)) continue
        found.add(href)
        patterns.delete(page)
      }
    }
  }
  return [...found]
}
