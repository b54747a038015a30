import { expect, test } from './fixture'
import { makeInbox, row, startScenario } from './notifications-page'

test('the address makes room for what arrived, and the chosen tab is in sight', async ({
  page,
}) => {
  await makeInbox(page)
  await expect(
    page
      .getByText('time passes for', { exact: false })
      .or(page.getByText('which has no customers yet')),
  ).toBeVisible()
  await startScenario(page, 'Non-consumable')
  await expect(row(page, 'Purchase')).toBeVisible()
  await expect(page.getByTestId('address')).toBeVisible()

  await page.reload()
  await expect(row(page, 'Purchase')).toBeVisible()
  await expect(page.getByTestId('address')).toBeHidden()
  const panel = await page.getByRole('region', { name: 'Address' }).boundingBox()
  expect(panel?.height).toBeLessThan(80)
  await page.getByRole('button', { name: 'Show it' }).tap()
  await expect(page.getByTestId('address')).toBeVisible()
})

test('a tab that is beyond the edge comes into sight when it is chosen', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 700 })
  await page.goto('/notifications?view=test')
  const tab = page.getByRole('tab', { name: 'Test notification' })
  await expect(tab).toHaveAttribute('data-state', 'active')
  const inSight = async () => {
    const [own, list] = await Promise.all([
      tab.boundingBox(),
      page.getByRole('tablist', { name: 'Views' }).boundingBox(),
    ])
    return (
      own !== null && list !== null && own.x >= list.x && own.x + own.width <= list.x + list.width
    )
  }
  await expect.poll(inSight).toBe(true)
})
