import type { Page } from '@playwright/test'
import { BOMBS, type Bomb } from './bombs'
import { expect, test } from './fixture'
import { box, openInspect, paste, TOKEN, title } from './inspect-page'

/** The engine is ended after two seconds; the rest is the page's. */
const LONGEST_MS = 2_500
/** Half of it is what a click should wait at most, on a machine that does nothing else. */
const LONGEST_TASK_MS = 400
/** A verdict, or that there is none. */
const ANSWER =
  /^(?:Valid|Invalid|Unverified|Mistakes found|No error found|Not signed|Not usable|Readable|Refused|An answer|Reading this took longer)/
/** What stands in the box; a longer text is named beside it. */
const LONGEST_SHOWN = 100_000

// Taking pictures of the page for a trace would count as the page's own work.
test.use({ trace: 'off' })

/** Bombs of one kind go off on one page, one after another, as a person might paste them. */
const KINDS = Map.groupBy(BOMBS, ({ kind }) => kind)

for (const [kind, bombs] of KINDS) {
  test(`${kind}: answered or stopped, and the page goes on`, async ({ page }) => {
    test.setTimeout(120_000)
    await openInspect(page)
    for (const { name, make } of bombs) {
      await test.step(name, async () => expectAnswer(page, name, make()))
    }
  })
}

async function expectAnswer(page: Page, name: string, given: ReturnType<Bomb['make']>) {
  let seen = await drop(page, given)
  // Machines are noisy: a second try may do better.
  if (seen.ms > LONGEST_MS || seen.longestTask > LONGEST_TASK_MS)
    seen = best(seen, await drop(page, given))
  test.info().annotations.push({ type: name, description: JSON.stringify(seen) })
  expect(seen.ms, `${name}: until there was an answer`).toBeLessThan(LONGEST_MS)
  expect(seen.longestTask, `${name}: the longest that the page stood still`).toBeLessThan(
    LONGEST_TASK_MS,
  )
  expect(seen.answer, name).toMatch(ANSWER)

  if ('text' in given && given.text.length <= LONGEST_SHOWN) {
    await expect(box(page)).toHaveValue(given.text)
  } else {
    const [count, unit] =
      'text' in given ? [given.text.length, 'characters'] : [given.file.length, 'bytes']
    const size = `${count.toLocaleString('en-GB')} ${unit}`
    await expect(page.getByText(size, { exact: true })).toBeVisible()
  }
  await paste(page, TOKEN)
  await expect(title(page), name).toHaveText('Device token')
}

test('a worker that hangs is killed: it says so, and the next paste is read', async ({ page }) => {
  const words = 'words that hang'
  // Every worker of this page spins where it would answer this text.
  page.on('worker', (worker) => {
    const spins = worker.evaluate((marker) => {
      const answer = globalThis.postMessage.bind(globalThis)
      globalThis.postMessage = (message: unknown) => {
        while (JSON.stringify(message).includes(marker)) {}
        answer(message)
      }
    }, words)
    // One that is still starting when the test ends is told nothing more.
    spins.catch(() => {})
  })
  await openInspect(page)
  const stopped = page.getByText('Reading this took longer than two seconds')
  const seen = await drop(page, { text: words })
  expect(seen.answer).toMatch(/^Reading this took longer than two seconds/)
  expect(seen.ms).toBeGreaterThan(1_900)
  await expect(box(page)).toHaveValue(words)
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(stopped).toBeHidden()
  await expect(stopped).toBeVisible()
  await paste(page, TOKEN)
  await expect(title(page)).toHaveText('Device token')
  // The one that reads and the one that stands ready, and none that spins.
  await expect.poll(() => page.workers().length).toBe(2)
})

interface Seen {
  /** From the paste to its answer on the page. */
  ms: number
  longestTask: number
  /** How the sentence begins. */
  answer: string
}

const best = (one: Seen, other: Seen): Seen => ({
  ...other,
  ms: Math.min(one.ms, other.ms),
  longestTask: Math.min(one.longestTask, other.longestTask),
})

/** Drops the file or pastes the text on an empty page, and measures what the page has to bear. */
async function drop(page: Page, given: ReturnType<Bomb['make']>): Promise<Seen> {
  const data = await page.evaluateHandle(
    ({ text, base64 }) => {
      const transfer = new DataTransfer()
      if (base64 === null) transfer.setData('text', text)
      else {
        const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))
        transfer.items.add(new File([bytes], 'dropped.bin'))
      }
      return transfer
    },
    {
      text: 'text' in given ? given.text : '',
      base64: 'file' in given ? given.file.toString('base64') : null,
    },
  )
  return data.evaluate(async (transfer) => {
    const main = document.querySelector('main') ?? document.body
    const answer = () =>
      main.querySelector<HTMLElement>('[data-testid=verdict],[aria-label="Not read"] p')
    const wait = (ms: number) => new Promise((done) => setTimeout(done, ms))
    const empty = [...main.querySelectorAll('button')].find((button) =>
      button.textContent?.includes('Clear the box'),
    )
    empty?.click()
    while (answer()) await wait(20)
    await wait(300)
    let longestTask = 0
    const observer = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) longestTask = Math.max(longestTask, duration)
    })
    observer.observe({ type: 'longtask' })
    const started = performance.now()
    const kind = transfer.files.length > 0 ? 'drop' : 'paste'
    const event =
      kind === 'drop'
        ? new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true })
        : new ClipboardEvent('paste', { clipboardData: transfer, bubbles: true, cancelable: true })
    document.body.dispatchEvent(event)
    while (!answer()) {
      if (performance.now() - started > 20_000) break
      await wait(10)
    }
    const ms = performance.now() - started
    const said = answer()?.innerText ?? 'nothing'
    // What comes after the answer counts too.
    await wait(500)
    observer.disconnect()
    return { ms, longestTask, answer: said.slice(0, 160) }
  })
}
