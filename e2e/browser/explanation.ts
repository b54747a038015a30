import { expect, type Locator, type Page } from '@playwright/test'
import { answer } from './push-page'

interface Told {
  outcome: 'Accepted' | 'Rejected' | 'Not processed' | 'Unknown'
  /** As APNs said it, such as `403 InvalidProviderToken`. */
  said?: string
  headline: string
  cause: string | RegExp
  fix: string | RegExp
}

/** Reads the answer as a person would: what happened, what APNs said, why, and what to do. */
export async function expectExplanation(page: Page, told: Told): Promise<Locator> {
  const shown = answer(page)
  await expect(shown.getByText(told.outcome, { exact: true })).toBeVisible()
  await expect(shown.getByText(told.headline, { exact: true })).toBeVisible()
  if (told.said !== undefined) {
    const [status = '', reason = ''] = told.said.split(' ')
    const heading = shown.getByRole('heading')
    await expect(heading).toContainText(status)
    await expect(heading).toContainText(reason)
    await expect(shown.getByText(`answered ${told.said}`)).toBeVisible()
  }
  const first = shown.getByRole('list', { name: 'Explanation' }).getByRole('listitem').first()
  await expect(first).toContainText(told.cause)
  await expect(first).toContainText(told.fix)
  await expect(first.getByRole('link', { name: /opens in a new tab/ }).first()).toBeVisible()
  return shown
}

/** What the rules say before anything is sent. */
export async function expectFinding(page: Page, title: string, message: RegExp): Promise<void> {
  const finding = page
    .getByRole('region', { name: 'Findings' })
    .getByRole('listitem')
    .filter({ hasText: title })
  await expect(finding).toContainText(message)
}

/** What is certain to be wrong, before what may be. */
export function certain(page: Page): Locator {
  return answer(page).getByRole('list', { name: 'Certain causes' })
}
