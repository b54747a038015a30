import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

/** Widths of the two layouts, and their heights. */
export const SIZES = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
] as const

/** What depends on the colours, and so on the theme. */
const OF_COLOUR = ['color-contrast', 'link-in-text-block']

/** Every rule of axe, in light and dark; `within`: only that part is looked at. */
export async function expectNoViolation(page: Page, what: string, within = 'html'): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    const axe = new AxeBuilder({ page }).include(within)
    const { violations } = await (colorScheme === 'light'
      ? axe
      : axe.withRules(OF_COLOUR)
    ).analyze()
    const found = violations.map(({ id, nodes }) => ({
      id,
      nodes: nodes.map((node) => `${node.target.join(' ')}: ${node.failureSummary}`),
    }))
    expect(found, `${what}, ${colorScheme}`).toEqual([])
  }
  const nameless = namelessIn(await page.locator('body').ariaSnapshot())
  expect(nameless, `${what}: without a name`).toEqual([])
}

/** Controls of an accessibility tree that a screen reader could only call "button". */
export function namelessIn(snapshot: string): string[] {
  const control =
    /^\s*- (?:button|link|textbox|searchbox|combobox|switch|radio|checkbox|menuitem|option|tab)(?: \[[^\]]*\])*:?$/
  return snapshot.split('\n').filter((line) => control.test(line))
}

/** The page never scrolls sideways: what is wide scrolls by itself. */
export async function expectNoSidewaysScroll(
  page: Page,
  what: string,
  widths: readonly number[] = [390, 360, 320],
): Promise<void> {
  for (const width of widths) {
    await page.setViewportSize({ width, height: 780 })
    const wide = await page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement
      return scrollWidth > clientWidth ? `${scrollWidth} px of content` : null
    })
    expect(wide, `${what} at ${width} px`).toBeNull()
  }
}

/** Text that is cut off by its own box, where nothing says that more follows. */
export async function clippedIn(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const clipped: string[] = []
    for (const element of document.querySelectorAll<HTMLElement>('button, a, h1, h2, p, li, td')) {
      const style = getComputedStyle(element)
      if (style.overflowY !== 'hidden' || style.position === 'absolute') continue
      if (style.webkitLineClamp !== 'none' || element.clientHeight <= 1) continue
      if (element.scrollHeight > element.clientHeight + 2) {
        clipped.push(`${element.tagName} “${element.textContent?.slice(0, 60)}”`)
      }
    }
    return clipped
  })
}
