import { expect, type Locator, type Page } from '@playwright/test'

export async function openSimulator(page: Page): Promise<void> {
  await page.goto('/simulator')
  await expect(page.getByText('Live', { exact: true })).toBeVisible()
}

/** The device that has an app with this token. */
export function deviceWith(page: Page, token: string): Locator {
  return page.getByRole('region').filter({ has: page.locator('code', { hasText: token }) })
}

/** Opens the list of an app's tokens. */
export async function showTokens(device: Locator): Promise<Locator> {
  await device.getByText('Device tokens').first().click()
  return device
}

/** The next push is answered so, whatever it says. */
export async function answerNextWith(page: Page, name: RegExp): Promise<void> {
  await openSimulator(page)
  await page.getByRole('combobox', { name: 'Answer the next push with' }).click()
  await page.getByRole('option', { name }).click()
  const panel = page.getByRole('region', { name: 'A bad day at Apple’s' })
  await panel.getByRole('button', { name: 'Do it once' }).click()
  await expect(panel).toContainText('1 waiting')
}

/** Every request that came in, newest first. */
export function wireLog(page: Page): Locator {
  return page.getByRole('list', { name: 'Requests, newest first' }).getByRole('listitem')
}

/** Requests in the log that mention the text, such as an `apns-id`. */
export async function requestsWith(page: Page, text: string): Promise<Locator> {
  await openSimulator(page)
  await page.getByRole('searchbox', { name: 'Filter the log' }).fill(text)
  return wireLog(page)
}
