import { createRequire } from 'node:module'
import type { virtual } from '@guidepup/virtual-screen-reader'
import { expect, type Locator, type Page } from '@playwright/test'
import { build } from 'esbuild'

const SOURCE = bundled()
/** Longer than any page of ours is. */
const MOST_STOPS = 5_000

/** A screen reader in the page: it walks the accessibility tree and hears what is announced. */
export class ScreenReader {
  private constructor(readonly page: Page) {}

  /** Begins at the start of the page that is open. */
  static async start(page: Page): Promise<ScreenReader> {
    if (!(await page.evaluate('"screenReader" in globalThis'))) await page.evaluate(await SOURCE)
    await page.evaluate('screenReader.virtual.start({ container: document.body })')
    return new ScreenReader(page)
  }

  /** Reads the page from its start to its end: a line for each stop, as it is spoken. */
  async readAll(): Promise<string[]> {
    return this.page.evaluate(async (most) => {
      const { virtual } = (globalThis as unknown as { screenReader: Reader }).screenReader
      await virtual.stop()
      // It would go to where the focus is.
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
      await virtual.start({ container: document.body })
      await virtual.clearSpokenPhraseLog()
      for (let stop = 0; stop < most; stop++) {
        await virtual.next()
        if ((await virtual.lastSpokenPhrase()) === 'end of document')
          return virtual.spokenPhraseLog()
      }
      throw new Error('the page does not end')
    }, MOST_STOPS)
  }

  /** Does something, then waits until what was announced of it matches. */
  async hears(announced: RegExp, act: () => Promise<unknown>): Promise<void> {
    await this.page.evaluate('screenReader.virtual.clearSpokenPhraseLog()')
    await act()
    const heard = async () => {
      const log: string[] = await this.page.evaluate('screenReader.virtual.spokenPhraseLog()')
      return log.filter((phrase) => /^(?:polite|assertive): /.test(phrase)).join('\n')
    }
    await expect.poll(heard).toMatch(announced)
  }
}

/** By the keyboard alone, as somebody does who has found it by reading. */
export async function press(control: Locator, key = 'Enter'): Promise<void> {
  await control.focus()
  await control.press(key)
}

/** A page that can be found one’s way in by ear. */
export function expectWellRead(lines: readonly string[]): void {
  const text = lines.join('\n')
  expect(lines.slice(0, 2)).toEqual(['banner', 'link, Skip to content'])
  expect(lines.filter((line) => line === 'main')).toHaveLength(1)
  expect(lines.some((line) => line.startsWith('navigation, '))).toBe(true)
  const levels = lines.flatMap((line) => {
    const [, level] = /^heading, .+, level (\d)/.exec(line) ?? []
    return level === undefined ? [] : [Number(level)]
  })
  expect(levels.filter((level) => level === 1)).toHaveLength(1)
  const skips = levels.filter((level, at) => at > 0 && level > (levels[at - 1] ?? 1) + 1)
  expect(skips, `levels of headings: ${levels.join(' ')}`).toEqual([])
  expect(text).not.toMatch(
    /^(?:button|link|textbox|combobox|radio|checkbox|img|region)(?:$|, (?:not )?(?:expanded|checked|required|has popup))/m,
  )
  expect(text).not.toMatch(/\bundefined\b|\[object Object\]|\bNaN\b/)
}

/** That these are read, one after another. */
export function expectInOrder(lines: readonly string[], wanted: readonly RegExp[]): void {
  let at = 0
  for (const pattern of wanted) {
    const found = lines.findIndex((line, index) => index >= at && pattern.test(line))
    expect(found, `${pattern} after line ${at} of\n${lines.join('\n')}`).toBeGreaterThanOrEqual(0)
    at = found + 1
  }
}

interface Reader {
  virtual: typeof virtual
}

async function bundled(): Promise<string> {
  const { resolve } = createRequire(import.meta.url)
  const { outputFiles } = await build({
    entryPoints: [resolve('@guidepup/virtual-screen-reader/browser.js')],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'screenReader',
    platform: 'browser',
    logLevel: 'error',
  })
  return outputFiles[0]?.text ?? ''
}
