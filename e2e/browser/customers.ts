import { expect, type Locator, type Page } from '@playwright/test'
import type { AppStoreCommand, CommandResult } from '../../lib/simulator/app-store-commands'
import { callAction, returned } from './action'

/** Customers of the simulated App Store, made without its page, and the page of one of them. */

/** Changes the simulated App Store as its page does. */
export async function command(page: Page, what: AppStoreCommand): Promise<CommandResult> {
  const response = await callAction(page.request, originOf(page), 'runAppStore', [what])
  const said = await returned<{ ok: boolean; message?: string } & CommandResult>(response)
  if (!said.ok) throw new Error(said.message)
  return said
}

/** A customer whose story has happened; its first transaction id. */
export async function story(
  page: Page,
  scenario: string,
  side: 'sandbox' | 'production' = 'sandbox',
): Promise<string> {
  const started = await command(page, { do: 'start-scenario', side, scenario, begin: 'past' })
  return started.transactionId ?? ''
}

/** By the one button for it; the ID of its first transaction. */
export async function openSample(page: Page): Promise<string> {
  await page.goto('/transactions')
  await page.getByRole('button', { name: 'Show me a sample customer' }).click()
  await expect(page).toHaveURL(/\/transactions\/\d+/)
  await expect(access(page)).toBeVisible()
  return new URL(page.url()).pathname.split('/').at(-1) ?? ''
}

/** Goes to a customer within the page, so that what is kept in its memory stays. */
export async function lookUp(page: Page, text: string): Promise<void> {
  await openLookUp(page)
  const button = page.getByRole('button', { name: /^Look it up/ })
  // On a busy machine the page that one comes from may still be giving way to this one.
  await expect(async () => {
    await box(page).fill(text)
    await expect(button).toBeEnabled({ timeout: 2000 })
  }).toPass()
  await button.click()
}

export async function openLookUp(page: Page): Promise<void> {
  if (new URL(page.url()).pathname !== '/transactions') {
    await page.getByRole('link', { name: 'Look up another' }).click()
  }
  await expect(box(page)).toBeVisible()
}

export const box = (page: Page): Locator => page.getByRole('textbox', { name: 'Transaction' })
export const access = (page: Page): Locator => page.getByTestId('access').first()
export const timeline = (page: Page): Locator => page.getByRole('region', { name: 'Timeline' })
export const openTab = async (page: Page, name: string): Promise<Locator> => {
  await page.getByRole('tab', { name: new RegExp(`^${name}`) }).click()
  return page.getByRole('tabpanel')
}

function originOf(page: Page): string {
  return new URL(page.url()).origin
}
