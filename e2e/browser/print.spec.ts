import { expect, type Page } from '@playwright/test'
import { openSample, openTab } from './customers'
import { openInbox, reading, row, startScenario } from './notifications-page'
import { test } from './own-console'
import { checks, openTokens, part, takeToken } from './tokens-page'

/** As somebody with a dark screen prints on A4: its width without the margins, in CSS pixels. */
async function print(page: Page): Promise<void> {
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
  await page.setViewportSize({ width: 718, height: 1000 })
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')))
}

/** Black on white, without what leads elsewhere or is pressed, and with all of it on the paper. */
async function expectPaper(page: Page): Promise<void> {
  await expect(page.getByRole('banner')).toBeHidden()
  await expect(page.getByRole('navigation', { name: 'Pages' })).toBeHidden()
  for (const button of await page.locator('main [data-slot=button]').all()) {
    await expect(button).toBeHidden()
  }
  const look = await page.evaluate(() => {
    const { backgroundColor, color } = getComputedStyle(document.body)
    const painted = [backgroundColor, color].map((one) => {
      const canvas = new OffscreenCanvas(1, 1).getContext('2d')
      if (!canvas) return 'not known'
      canvas.fillStyle = one
      canvas.fillRect(0, 0, 1, 1)
      const [red = 0, green = 0, blue = 0] = canvas.getImageData(0, 0, 1, 1).data
      const light = (red + green + blue) / 3
      return light === 255 ? 'white' : light < 40 ? 'black' : `${light}`
    })
    const wide = [...document.querySelectorAll('main, main *')].filter(
      (node) => node.getBoundingClientRect().right > 718 + 1 && !node.closest('.sr-only'),
    )
    const cut = [...document.querySelectorAll('main *')].filter((node) => {
      const { overflowX, overflowY } = getComputedStyle(node)
      return [overflowX, overflowY].some((one) => one === 'auto' || one === 'scroll')
        ? node.scrollHeight > node.clientHeight + 1 || node.scrollWidth > node.clientWidth + 1
        : false
    })
    const name = (node: Element) => `${node.tagName} “${node.textContent?.slice(0, 60)}”`
    return { painted, wide: wide.map(name), cut: cut.map(name) }
  })
  expect(look).toEqual({ painted: ['white', 'black'], wide: [], cut: [] })
}

test('a token is printed with every check told, and without what else one can do', async ({
  page,
}) => {
  await openTokens(page)
  await takeToken(page, 'Signed with HMAC, and its .p8')
  await expect(part(page, 'Claims')).toBeVisible()
  await print(page)
  await expectPaper(page)
  await expect(checks(page)).toContainText('Has three parts')
  for (const line of await checks(page).locator('details > div').all()) {
    await expect(line).toBeVisible()
  }
  for (const name of ['Mint a token', 'Check it further', 'Try a sample']) {
    await expect(page.getByRole('heading', { name })).toBeHidden()
  }
})

test('a customer is printed as wide as the paper, with every row', async ({ page }) => {
  await openSample(page)
  const table = (await openTab(page, 'Transactions')).getByRole('table', { name: 'Transactions' })
  await expect(table.getByRole('row').nth(1)).toBeVisible()
  await print(page)
  await expectPaper(page)
  await expect(table.getByRole('row')).toHaveCount(
    Number(await table.getAttribute('aria-rowcount')),
  )
})

test('a notification is printed alone', async ({ page }) => {
  await openInbox(page)
  await startScenario(page, 'New monthly subscription')
  await row(page, 'Subscription started').click()
  await expect(reading(page).getByRole('heading', { name: 'Checks' })).toBeVisible()
  await print(page)
  await expectPaper(page)
  await expect(reading(page)).toBeVisible()
  await expect(page.getByRole('list', { name: 'Arrivals' })).toBeHidden()
  await expect(page.getByTestId('address')).toBeHidden()
})
