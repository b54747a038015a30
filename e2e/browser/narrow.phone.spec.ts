import type { Locator } from '@playwright/test'
import { expect, test } from './fixture'
import { deviceToken, openComposer, topic, writeInForm } from './push-page'
import { openTokens } from './tokens-page'

const LONG = 'com.donaudampfschifffahrtselektrizitätenhauptbetriebswerk'.repeat(4)

/** Whatever a panel would cut off at its edge. */
const widerThan = (panel: Locator) => panel.evaluate((node) => node.scrollWidth - node.clientWidth)

test('a word without an end is broken, and not cut off by its panel', async ({ page }) => {
  await page.goto(`/rules?q=${LONG}`)
  expect(await widerThan(page.getByRole('region', { name: 'Nothing found' }))).toBe(0)

  await openComposer(page)
  await deviceToken(page).fill(LONG)
  await topic(page).fill(LONG)
  await writeInForm(page, 'Title', LONG)
  await writeInForm(page, 'Body', LONG)
  const preview = page.locator('[data-slot=panel]').filter({ hasText: 'Preview' })
  await expect(preview).toContainText('donaudampf')
  expect(await widerThan(preview)).toBe(0)
})

test('what a token is checked for is folded where it would stand before the samples', async ({
  page,
}) => {
  await openTokens(page)
  const list = page.getByRole('region', { name: 'What is checked' })
  await expect(list.getByRole('listitem').first()).toBeHidden()
  const samples = await page.getByRole('heading', { name: 'Try a sample' }).boundingBox()
  const mint = await page.getByRole('heading', { name: 'Mint a token' }).boundingBox()
  expect(samples?.y).toBeLessThan(mint?.y ?? 0)
  await list.getByRole('button', { name: 'Show them' }).tap()
  await expect(list.getByRole('listitem').first()).toBeVisible()
})
