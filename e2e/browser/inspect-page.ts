import { expect, type Locator, type Page } from '@playwright/test'

/** Opens the page of pastes and waits until the engine can read. */
export async function openInspect(page: Page, path = '/'): Promise<void> {
  await page.goto(path)
  await expect(samples(page).getByRole('button').first()).toBeVisible()
}

/** Goes to another page of pastes without loading anything anew, as a link does. */
export async function goToInspect(page: Page, path: string): Promise<void> {
  const before = await page.getByRole('heading', { level: 1 }).textContent()
  await page.evaluate((to) => {
    const { next } = window as unknown as { next: { router: { push(path: string): void } } }
    next.router.push(to)
  }, path)
  await expect(page).toHaveURL((url) => url.pathname === path)
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(before ?? '')
}

/** For what is pasted by the hundred: what is out of sight is read as well, and not drawn. */
export const drawLittle = (page: Page): Promise<void> =>
  page.setViewportSize({ width: 1440, height: 240 })

export const samples = (page: Page): Locator => page.getByRole('list', { name: 'Samples' })
export const box = (page: Page): Locator => page.getByRole('textbox', { name: 'Paste here' })
export const verdict = (page: Page): Locator => page.getByTestId('verdict')
export const facts = (page: Page): Locator => page.getByRole('treegrid', { name: 'Facts' })
export const row = (tree: Locator, label: string): Locator =>
  tree.getByRole('row').filter({ has: tree.page().getByText(label, { exact: true }) })

/** What the result is called. */
export const title = (page: Page): Locator =>
  page.getByRole('heading', { level: 2 }).and(page.locator('.text-lg'))

/** Pastes as ⌘V does, with the focus in no field. */
export async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
  await page.evaluate((words) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text', words)
    document.body.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    )
  }, text)
}

/** The samples are folded once something is shown. */
export async function openSamples(page: Page): Promise<void> {
  const fold = page.getByText('Try another sample')
  await expect(samples(page).or(fold).first()).toBeVisible()
  if (!(await samples(page).isVisible())) await fold.click()
}

/** Takes a sample of a decoder: by the decoder’s name, and the sample’s where it has several. */
export async function takeSample(page: Page, decoder: string, sample?: string): Promise<void> {
  await openSamples(page)
  await samples(page).getByRole('button', { name: decoder, exact: true }).click()
  const items = page.getByRole('menuitem')
  if (sample !== undefined) await items.filter({ hasText: sample }).first().click()
}

/** What the browser’s clipboard holds. */
export async function clipboard(page: Page): Promise<string> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  return page.evaluate(() => navigator.clipboard.readText())
}

/** 32 bytes, as APNs takes them. */
export const TOKEN = 'a1b2c3d4e5f60718'.repeat(4)

/** Everything has loaded, the spare worker too. */
export async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle')
  // The spare worker comes a moment later, and what it loads is none of the page’s load.
  let last = performance.now()
  const heard = () => {
    last = performance.now()
  }
  page.context().on('request', heard)
  await expect.poll(() => page.workers().length).toBe(2)
  await expect.poll(() => performance.now() - last).toBeGreaterThan(2_000)
  page.context().off('request', heard)
}
