import type { Page } from '@playwright/test'

/** What is pasted, and by what its answer is told from the one before. */
export interface TimedPaste {
  text: string
  /** The element at `within` that has this in its text is a part of the answer. */
  parts: readonly { within: string; mark: string }[]
}

export interface PasteTimes {
  /** Milliseconds from the paste until each of its parts stands in the page and has been laid out. */
  parts: number[]
  /** The longest task meanwhile that the browser calls long: over 50 ms. 0: there was none. */
  longTask: number
}

export interface TimingOptions {
  /** Before each paste this button is pressed, so that nothing stands there: its words. */
  emptiedBy?: string
}

/**
 * Pastes one after the other, as ⌘V does with the focus in no field, and takes the times inside the
 * page: from just before the paste event, by the page's own clock. No message to the browser or from
 * it lies between. What the page does before it has the answer, or after, is in the long tasks.
 */
export async function timePastes(
  page: Page,
  list: readonly TimedPaste[],
  { emptiedBy }: TimingOptions = {},
): Promise<PasteTimes[]> {
  // What compiles this file marks functions by a helper that no page has.
  await page.evaluate('globalThis.__name = (named) => named')
  return page.evaluate(inPage, { list, emptiedBy: emptiedBy ?? null })
}

/** Before each paste the page has come to rest. */
async function inPage(order: {
  list: readonly TimedPaste[]
  emptiedBy: string | null
}): Promise<PasteTimes[]> {
  const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
  const longTasks: number[] = []
  const tasks = new PerformanceObserver((entries) => {
    for (const { duration } of entries.getEntries()) longTasks.push(duration)
  })
  tasks.observe({ type: 'longtask' })
  const times: PasteTimes[] = []
  for (const { text, parts } of order.list) {
    const { emptiedBy } = order
    if (emptiedBy !== null) {
      const buttons = [...document.querySelectorAll('button')]
      buttons.find(({ textContent }) => textContent?.trim() === emptiedBy)?.click()
      await wait(50)
      ;(document.activeElement as HTMLElement | null)?.blur()
    }
    // Longer than what the page itself waits for after an input.
    await wait(350)
    longTasks.length = 0
    const found: number[] = []
    const shown = new Promise<void>((resolve) => {
      const look = () => {
        parts.forEach(({ within, mark }, index) => {
          if (found[index] !== undefined) return
          if (!document.querySelector(within)?.textContent?.includes(mark)) return
          // The layout is part of what somebody waits for.
          document.body.getBoundingClientRect()
          found[index] = performance.now()
        })
        if (parts.some((_, index) => found[index] === undefined)) return
        observer.disconnect()
        resolve()
      }
      const observer = new MutationObserver(look)
      observer.observe(document.body, { subtree: true, childList: true, characterData: true })
    })
    const clipboardData = new DataTransfer()
    clipboardData.setData('text', text)
    const start = performance.now()
    document.body.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    )
    await shown
    await wait(50)
    times.push({ parts: found.map((at) => at - start), longTask: Math.max(0, ...longTasks) })
  }
  tasks.disconnect()
  return times
}
