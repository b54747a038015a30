import { expect, type Locator, type Page } from '@playwright/test'

/** Opens the simulator, of this console or of another's origin, and waits for its state. */
export async function openDevices(page: Page, origin = ''): Promise<void> {
  await page.goto(`${origin}/simulator`)
  await expect(page.getByRole('status').getByText('Live')).toBeVisible({ timeout: 20_000 })
  await expect(page.getByRole('button', { name: 'Add an empty device' })).toBeVisible()
  // The devices come with it.
  await expect(page.getByRole('heading', { name: 'Wire log' })).toBeVisible()
}

/** A device's card. */
export function deviceNamed(page: Page, name: string): Locator {
  return page.getByRole('region', { name, exact: true })
}

export function lockScreen(page: Page, name: string): Locator {
  return page.getByRole('log', { name: `Lock screen of ${name}`, exact: true })
}

/** Adds a device and gives it a name, so that a test finds its own among the others. */
export async function addPhone(page: Page, name: string): Promise<Locator> {
  const screens = page.getByRole('log', { name: /^Lock screen of / })
  const before = await screens.count()
  await page.getByRole('button', { name: 'Add an empty device' }).click()
  await expect(screens).toHaveCount(before + 1)
  const label = (await screens.last().getAttribute('aria-label')) ?? ''
  await renamePhone(page, label.replace('Lock screen of ', ''), name)
  return deviceNamed(page, name)
}

export async function renamePhone(page: Page, from: string, to: string): Promise<void> {
  await chooseFromMenu(page, from, 'Rename')
  const box = page.getByRole('textbox', { name: 'Name of the device' })
  await box.fill(to)
  await box.press('Enter')
  await expect(deviceNamed(page, to)).toBeVisible()
}

export async function chooseFromMenu(page: Page, device: string, item: string): Promise<void> {
  await page.getByRole('button', { name: `More for ${device}`, exact: true }).click()
  await page.getByRole('menuitem', { name: item }).click()
}

/** Installs an app through the dialog. */
export async function installApp(
  page: Page,
  device: string,
  app: { bundleId: string; name: string; from?: 'Xcode' | 'TestFlight or App Store' },
): Promise<void> {
  await deviceNamed(page, device).getByRole('button', { name: 'Install an app' }).click()
  const dialog = page.getByRole('dialog', { name: `Install an app on ${device}` })
  await dialog.getByLabel('Bundle ID').fill(app.bundleId)
  await dialog.getByLabel('Name', { exact: true }).fill(app.name)
  if (app.from) await dialog.getByRole('radio', { name: app.from }).click()
  await dialog.getByRole('button', { name: 'Install', exact: true }).click()
  await expect(dialog).toBeHidden()
  await expect(deviceNamed(page, device)).toContainText(app.bundleId)
}

/** The app's row on a device's card. */
export function appOn(page: Page, device: string, bundleId: string): Locator {
  return deviceNamed(page, device).getByRole('listitem').filter({ hasText: bundleId })
}

/** Shows an app's tokens and reads the one for alerts. */
export async function alertToken(app: Locator): Promise<string> {
  await showTokens(app)
  const row = app.getByRole('listitem').filter({ hasText: 'alert' })
  return (await row.locator('code').textContent()) ?? ''
}

/** The tokens stay open once they are. */
export async function showTokens(app: Locator): Promise<void> {
  const opened = await app.getByRole('listitem').first().isVisible()
  if (!opened) await app.getByText('Device tokens').click()
  await expect(app.getByRole('listitem').first()).toBeVisible()
}

/** Takes an app's token for alerts into the composer. */
export async function pushTo(page: Page, app: Locator): Promise<void> {
  await showTokens(app)
  const row = app.getByRole('listitem').filter({ hasText: 'alert' })
  await row.getByRole('link', { name: 'Push to it' }).click()
  await expect(page).toHaveURL(/\/push/)
}

export function wireLog(page: Page): Locator {
  return page.getByRole('list', { name: 'Requests, newest first' }).getByRole('listitem')
}
