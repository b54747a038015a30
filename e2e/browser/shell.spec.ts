import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { NAVIGATION } from '@/components/shell/navigation'
import { ENVIRONMENTS } from '@/lib/apple/environments'
import { freePort, launchConsole } from '../http/console'
import { expect, test } from './fixture'
import { openPalette, runCommand } from './keyboard'
import { addKey, keyTable, makeKeyFile, noKey, openKeys } from './keys-page'
import { switchTo } from './push-page'

/** What a page tries to fetch while its server ends. */
const WHEN_A_SERVER_ENDS =
  /ERR_(CONNECTION_REFUSED|CONNECTION_RESET|EMPTY_RESPONSE|INCOMPLETE_CHUNKED_ENCODING)/

const theme = (page: Page) => page.locator('html')

test('the theme is kept, and follows the machine until it is chosen', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' })
  await openKeys(page)
  await expect(theme(page)).toHaveClass(/\bdark\b/)
  await page.getByRole('button', { name: 'Theme' }).click()
  await page.getByRole('menuitemradio', { name: 'Light' }).click()
  await expect(theme(page)).not.toHaveClass(/\bdark\b/)
  await page.reload()
  await expect(theme(page)).not.toHaveClass(/\bdark\b/)
  await page.getByRole('button', { name: 'Theme' }).click()
  await page.getByRole('menuitemradio', { name: 'System' }).click()
  await expect(theme(page)).toHaveClass(/\bdark\b/)
})

test('a page fetches no other page before somebody points at its link', async ({ page }) => {
  const others: string[] = []
  page.on('request', (request) => {
    const { pathname, searchParams } = new URL(request.url())
    if (searchParams.has('_rsc')) others.push(pathname)
  })
  await openKeys(page)
  await page.waitForTimeout(1_500)
  expect(others).toEqual([])
  await page.getByRole('link', { name: 'Rules', exact: true }).hover()
  await expect.poll(() => new Set(others)).toEqual(new Set(['/rules']))
})

test('the environment is kept, and Production has its red line', async ({ page }) => {
  await openKeys(page)
  const line = page.getByTestId('production-line')
  for (const { title, id } of ENVIRONMENTS) {
    await page.getByRole('button', { name: /^Environment: / }).click()
    await page
      .getByRole('menuitemradio')
      .filter({ has: page.getByText(title, { exact: true }) })
      .click()
    await page.reload()
    await expect(
      page.getByRole('button', { name: `Environment: ${title}`, exact: true }),
    ).toBeVisible()
    await expect(line).toHaveCount(id === 'production' ? 1 : 0)
  }
  const box = await line.boundingBox()
  expect(box).toMatchObject({ x: 0, y: 0, width: 1440 })
  // Drawn by the server already: no flash of another environment.
  const html = await (await page.request.get('/rules')).text()
  expect(html).toContain('data-testid="production-line"')
})

test('the palette finds pages, environments, actions and rules', async ({ page }) => {
  await openKeys(page)
  for (const { title, href } of NAVIGATION) {
    const palette = await openPalette(page)
    await palette.getByRole('combobox').fill(title)
    await palette.getByRole('option', { name: title }).first().click()
    // Some pages write into the address where they look.
    await expect(page).toHaveURL(new RegExp(`${href}(?:[?]|$)`))
    await expect(palette).toBeHidden()
  }
  await runCommand(page, 'use sandbox')
  await expect(page.getByRole('button', { name: 'Environment: Sandbox' })).toBeVisible()

  await runCommand(page, 'dark theme')
  await expect(theme(page)).toHaveClass(/\bdark\b/)

  let palette = await openPalette(page)
  await page.keyboard.type('baddevicetoken')
  await palette.getByRole('option', { name: /^Search the rules for/ }).click()
  await expect(page).toHaveURL(/\/rules\?q=baddevicetoken$/)
  await expect(page.getByRole('searchbox', { name: 'Search the rules' })).toHaveValue(
    'baddevicetoken',
  )

  palette = await openPalette(page)
  await page.keyboard.press('Escape')
  await expect(palette).toBeHidden()
  await page.getByRole('button', { name: /^Command palette/ }).click()
  await expect(palette).toBeVisible()
})

test('the palette says which option Enter would take, and gives the focus back', async ({
  page,
}) => {
  await openKeys(page)
  const before = page.getByRole('button', { name: 'Theme' })
  await before.focus()
  const palette = await openPalette(page)
  const input = palette.getByRole('combobox')
  const said = () => input.getAttribute('aria-activedescendant')
  const chosen = () => palette.getByRole('option', { selected: true }).getAttribute('id')
  for (const key of ['s', 'i', 'm', 'ArrowDown', 'ArrowUp', 'Backspace', 'Backspace']) {
    await page.keyboard.press(key)
    await expect.poll(async () => (await said()) === (await chosen()), key).toBe(true)
    await expect(palette.getByRole('option', { selected: true })).toHaveCount(1)
  }
  await page.keyboard.press('Escape')
  await expect(before).toBeFocused()

  await page.goto('/rules')
  await runCommand(page, 'search the rules')
  await expect(page.getByRole('searchbox', { name: 'Search the rules' })).toBeFocused()
})

test('the key chip counts down, lists the keys and forgets them all', async ({ page }) => {
  await page.clock.install()
  await openKeys(page)
  const file = makeKeyFile()
  await addKey(page, file)
  const chip = page.getByRole('button', { name: /^1 key/ })
  await expect(chip).toContainText(/\b29 min|30 min/)
  await page.clock.runFor(3 * 60_000)
  await expect(chip).toContainText(/\b2[67] min/)
  await chip.click()
  const list = page.getByRole('dialog', { name: 'Keys at hand' })
  await expect(list).toContainText(file.keyId)
  await expect(list).toContainText('Without further use, everything is forgotten at')
  await list.getByRole('button', { name: 'Forget everything' }).click()
  await expect(page.getByRole('button', { name: 'No keys' })).toBeVisible()
  await expect(noKey(page)).toBeVisible()
  await expect(
    page.getByText(/^The keys and the history of this session are forgotten/),
  ).toBeVisible()
})

test('forgetting that fails is said, and can be tried again', async ({ page, trouble }) => {
  trouble.expect(/ERR_FAILED/)
  await openKeys(page)
  await addKey(page, makeKeyFile())
  await page.getByRole('button', { name: /^1 key/ }).click()
  await page.route('**/keys', (route) =>
    route.request().method() === 'POST' ? route.abort() : route.continue(),
  )
  const list = page.getByRole('dialog', { name: 'Keys at hand' })
  await list.getByRole('button', { name: 'Forget everything' }).click()
  await expect(list.getByRole('alert')).toContainText(
    'Not everything could be forgotten. Check that the console is running, then try again.',
  )
  await page.unroute('**/keys')
  await list.getByRole('button', { name: 'Forget everything' }).click()
  await expect(page.getByRole('button', { name: 'No keys' })).toBeVisible()
})

test('a store that is damaged is set aside, and every page says so', async ({ page, trouble }) => {
  trouble.expect(WHEN_A_SERVER_ENDS)
  const first = await launchConsole()
  try {
    await openKeys(page, first.origin)
    await addKey(page, makeKeyFile())
    await first.kill('SIGTERM')
    writeFileSync(join(first.dataFolder, 'assay.db'), Buffer.alloc(8192, 0x5a))
    const again = await launchConsole({}, { ...first, port: await freePort() })
    try {
      await openKeys(page, again.origin)
      const notice = page.getByRole('status').filter({ hasText: 'Notice' })
      await expect(notice).toContainText('set aside')
      await expect(noKey(page)).toBeVisible()
      await page.getByRole('button', { name: 'Dismiss this notice' }).click()
      await expect(notice).toHaveCount(0)
      // The console goes on with an empty store.
      await addKey(page, makeKeyFile())
      await expect(keyTable(page).getByRole('row')).toHaveCount(2)
    } finally {
      await again.stop()
    }
  } finally {
    await first.stop()
  }
})

test('the first Tab leads past the navigation', async ({ page }) => {
  await openKeys(page)
  await page.keyboard.press('Tab')
  const skip = page.getByRole('link', { name: 'Skip to content' })
  await expect(skip).toBeFocused()
  await expect(skip).toBeInViewport()
  await page.keyboard.press('Enter')
  await expect(page.locator('main')).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(page.getByRole('button', { name: 'Give me a key to try' })).toBeFocused()
})

test('every page names itself and marks its place in the navigation', async ({ page }) => {
  for (const { title, href } of NAVIGATION) {
    await page.goto(href)
    await expect(page).toHaveTitle(`${title} · Assay`)
    const links = page.getByRole('navigation', { name: 'Pages' })
    await expect(links.getByRole('link', { name: title })).toHaveAttribute('aria-current', 'page')
    await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1)
  }
  await switchTo(page, 'Sandbox')
})
