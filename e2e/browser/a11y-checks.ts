import { expect, type Page } from '@playwright/test'
import axe from 'axe-core'
import { FULL_SIZE } from '../../lib/testing/full-size'

const THEMES = ['light', 'dark'] as const
type Theme = (typeof THEMES)[number]

/** Sizes of the two layouts. */
export const SIZES = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
] as const

/** Both themes, and in the daily run another one in each layout. */
export const themesAt = ({ width }: { width: number }): readonly Theme[] =>
  FULL_SIZE ? THEMES : width < 1024 ? ['dark'] : ['light']

/** What depends on the colours, and so on the theme. */
const OF_COLOUR = ['color-contrast', 'link-in-text-block']

/**
 * Every rule of axe in the first of the themes, and those of colour in the others. `within`: only
 * that part is looked at.
 */
export async function expectNoViolation(
  page: Page,
  what: string,
  within = 'html',
  themes: readonly Theme[] = THEMES,
): Promise<void> {
  for (const [index, colorScheme] of themes.entries()) {
    await page.emulateMedia({ colorScheme })
    const found = await violationsIn(page, within, index === 0 ? null : OF_COLOUR)
    expect(found, `${what}, ${colorScheme}`).toEqual([])
  }
  const nameless = namelessIn(await page.locator('body').ariaSnapshot())
  expect(nameless, `${what}: without a name`).toEqual([])
}

/**
 * Runs axe in the page. Not by its package for Playwright, which opens a second page for each result
 * to be put together in and takes eight times as long; our pages have no frames to be joined.
 */
async function violationsIn(
  page: Page,
  within: string,
  rules: readonly string[] | null,
): Promise<{ id: string; nodes: string[] }[]> {
  if (!(await page.evaluate('"axe" in globalThis'))) await page.evaluate(axe.source)
  return page.evaluate(
    async ([selector, only]) => {
      // What is out of sight keeps the colours of the theme before until it is drawn.
      for (const line of document.querySelectorAll<HTMLElement>('li, [role=row]')) {
        if (getComputedStyle(line).contentVisibility === 'auto') {
          line.style.contentVisibility = 'visible'
        }
      }
      const { run } = (globalThis as unknown as { axe: typeof axe }).axe
      const { violations } = await run(
        { include: [[selector]] },
        { resultTypes: ['violations'], ...(only ? { runOnly: [...only] } : {}) },
      )
      return violations.map(({ id, nodes }) => ({
        id,
        nodes: nodes.map((node) => `${node.target.join(' ')}: ${node.failureSummary}`),
      }))
    },
    [within, rules] as const,
  )
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
  widths: readonly number[] = [1024, 768, 390, 360, 320],
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
