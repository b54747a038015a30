import type { Page } from '@playwright/test'

/** Milliseconds from the click. */
export interface ClickTimes {
  /** When the page asks the server. */
  asked: number
  /** When the last byte of the answer has come. */
  answered: number
  /** When another answer stands in the page, and has been laid out. */
  shown: number
}

/** Clicks on Send and takes the times inside the page, so no message of the driver’s is in them. */
export async function timeClick(page: Page): Promise<ClickTimes> {
  // What compiles this file marks functions by a helper that no page has.
  await page.evaluate('globalThis.__name = (named) => named')
  return page.evaluate(inPage)
}

async function inPage(): Promise<ClickTimes> {
  const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
  const answerId = () => {
    const text = document.querySelector('[data-testid="answer"]')?.textContent ?? ''
    return /apns-id([0-9a-f-]{36})/i.exec(text)?.[1]
  }
  // What the page does after an answer is over by then.
  await wait(400)
  performance.clearResourceTimings()
  const before = answerId()
  const buttons = [...document.querySelectorAll('button')]
  const button = buttons.find(({ textContent }) => textContent?.startsWith('Send to '))
  if (!button) throw new Error('there is no button that sends')
  const shown = new Promise<number>((resolve) => {
    const observer = new MutationObserver(() => {
      const id = answerId()
      if (id === undefined || id === before) return
      observer.disconnect()
      // The layout is part of what somebody waits for.
      document.body.getBoundingClientRect()
      resolve(performance.now())
    })
    observer.observe(document.body, { subtree: true, childList: true, characterData: true })
  })
  const start = performance.now()
  button.click()
  const end = await shown
  let asked: PerformanceResourceTiming | undefined
  for (let turn = 0; asked === undefined && turn < 100; turn++) {
    // The browser writes down what it has asked for when it has the time.
    await wait(50)
    asked = performance
      .getEntriesByType('resource')
      .filter((entry) => entry instanceof PerformanceResourceTiming)
      .find(({ initiatorType, name }) => initiatorType === 'fetch' && /\/push(\?|$)/.test(name))
  }
  if (!asked) throw new Error('the page has asked nothing')
  return {
    asked: asked.startTime - start,
    answered: asked.responseEnd - start,
    shown: end - start,
  }
}
