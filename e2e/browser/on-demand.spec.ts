import type { Page } from '@playwright/test'
import { expect, test } from './fixture'

/** Opens `/push` while everything that its document does not ask for comes late. */
async function openWithLateScripts(page: Page): Promise<void> {
  const html = await (await page.request.get('/push')).text()
  await page.route(/\/_next\/static\/chunks\/.*\.js/, async (route) => {
    const name = new URL(route.request().url()).pathname.split('/').at(-1) ?? ''
    if (!html.includes(name)) await new Promise((done) => setTimeout(done, 1500))
    await route.continue()
  })
  await page.goto('/push')
  // React listens to the last of its buttons.
  await page.waitForFunction(() => {
    const last = [...document.querySelectorAll('main button')].at(-1)
    return last && Object.keys(last).some((key) => key.startsWith('__reactProps'))
  })
}

const environment = (page: Page) => page.getByRole('button', { name: /^Environment: / })
const pushType = (page: Page) => page.getByRole('combobox', { name: 'Push type' })

test('a menu opened by the keyboard before its script is there opens when it is', async ({
  page,
}) => {
  await openWithLateScripts(page)
  await environment(page).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('menu')).toHaveCount(0)
  await expect(page.getByRole('menuitemradio').first()).toBeFocused()
  await expect(environment(page)).toHaveAttribute('aria-expanded', 'true')
  await page.keyboard.press('Escape')
  await expect(environment(page)).toBeFocused()
})

test('a menu pressed before its script is there opens once', async ({ page }) => {
  await openWithLateScripts(page)
  await environment(page).click()
  await expect(page.getByRole('menu')).toBeVisible()
  await environment(page).click()
  await expect(page.getByRole('menu')).toHaveCount(0)
})

test('what is typed at a select before its list is there chooses', async ({ page }) => {
  await openWithLateScripts(page)
  await pushType(page).focus()
  await page.keyboard.type('vo')
  await expect(pushType(page)).toHaveText('voip')
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('option', { name: /^voip/ })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(pushType(page)).toBeFocused()
})

test('a pop-up pressed before its script is there opens, and gives the focus back', async ({
  page,
}) => {
  await openWithLateScripts(page)
  const chip = page.getByRole('button', { name: /^(?:No keys|Keys)/ })
  await chip.click()
  await expect(page.getByRole('dialog', { name: 'Keys at hand' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(chip).toBeFocused()
})

test('a script may load scripts of this build alone', async ({ page }) => {
  await page.goto('/rules')
  const allowed = await page.evaluate(
    (addresses) =>
      addresses.map((address) => {
        const { trustedTypes } = window as unknown as {
          trustedTypes: { defaultPolicy: { createScriptURL(text: string): unknown } }
        }
        try {
          return String(trustedTypes.defaultPolicy.createScriptURL(address)) === address
        } catch {
          return false
        }
      }),
    ['/_next/static/chunks/a.js', '/api/keys', 'https://example.com/_next/static/a.js', 'data:,1'],
  )
  expect(allowed).toEqual([true, false, false, false])
})
