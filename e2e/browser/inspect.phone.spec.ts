import { expectNoSidewaysScroll } from './a11y-checks'
import { expect, test } from './fixture'
import {
  facts,
  openInspect,
  openSamples,
  samples,
  takeSample,
  title,
  verdict,
} from './inspect-page'

test('a paste on a phone: box, verdict and facts one under the other', async ({ page }) => {
  await openInspect(page)
  await expectNoSidewaysScroll(page, 'empty', [390, 320])
  await takeSample(page, 'Answer from the App Store Server API', 'A transaction history')
  await expect(title(page)).toHaveText('Transaction history')
  await page.evaluate(() => scrollTo(0, 0))
  await expect(verdict(page)).toBeInViewport()
  for (const tab of await page.getByRole('tab').all()) {
    await tab.tap()
    await expectNoSidewaysScroll(page, (await tab.textContent()) ?? '', [390, 320])
  }
})

test('the first four pages are in the bottom bar, Inspect among them', async ({ page }) => {
  await openInspect(page)
  const bar = page.getByRole('navigation', { name: 'Pages' })
  await expect(bar.getByRole('link')).toHaveText(['Inspect', 'Push', 'Tokens', 'Transactions'])
  await bar.getByRole('button', { name: 'More' }).tap()
  await page.getByRole('dialog', { name: 'More' }).getByRole('link', { name: 'Rules' }).tap()
  await expect(page).toHaveURL(/\/rules$/)
})

test('what a finger presses has 44 px', async ({ page }) => {
  await openInspect(page)
  await takeSample(page, 'Device token', 'As APNs accepts it')
  await expect(facts(page)).toBeVisible()
  for (const tab of await page.getByRole('tab').all()) {
    expect((await tab.boundingBox())?.height).toBeGreaterThanOrEqual(44)
  }
  await openSamples(page)
  const chip = await samples(page).getByRole('button').first().boundingBox()
  expect(chip?.height).toBeGreaterThanOrEqual(36)
})
