import type { Page } from '@playwright/test'
import { expect, test } from './fixture'

const PAGES = [
  {
    path: '/transactions',
    box: (page: Page) => page.getByRole('textbox', { name: 'Transaction' }),
    text: '2000000123456789',
    read: (page: Page) => page.getByTestId('read'),
    says: '2000000123456789',
  },
  {
    path: '/push',
    box: (page: Page) => page.getByRole('combobox', { name: 'Device token' }),
    text: 'no token',
    read: (page: Page) => page.getByRole('region', { name: 'Findings' }),
    says: 'Device token',
  },
  {
    path: '/rules',
    box: (page: Page) => page.getByRole('searchbox', { name: 'Search the rules' }),
    text: 'BadDeviceToken',
    read: (page: Page) => page.getByRole('status').filter({ hasText: 'rules' }),
    says: / of /,
  },
] as const

for (const { path, box, text, read, says } of PAGES) {
  test(`what is typed at ${path} before the page came alive is not lost`, async ({ page }) => {
    let release = () => {}
    const held = new Promise<void>((done) => {
      release = done
    })
    await page.route(/\/_next\/static\/.*\.js/, async (route) => {
      await held
      await route.continue()
    })
    await page.goto(path, { waitUntil: 'commit' })
    await box(page).fill(text)
    release()
    await expect(read(page)).toContainText(says)
    await expect(box(page)).toHaveValue(text)
  })
}
