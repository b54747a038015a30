import type { Page } from '@playwright/test'
import {
  addPhone,
  alertToken,
  appOn,
  chooseFromMenu,
  deviceNamed,
  installApp,
  lockScreen,
  openDevices,
  pushTo,
  renamePhone,
  wireLog,
} from './devices-page'
import { expect, test } from './fixture'
import { answer, deviceToken, getKey, openComposer, send, topic, writePayload } from './push-page'

const alert = (title: string) => ({ aps: { alert: { title, body: 'From a test' } } })

/** A session with a key, and a phone of that name with an app. */
async function phoneWithApp(page: Page, name: string, bundleId: string): Promise<void> {
  await openComposer(page)
  await getKey(page)
  await openDevices(page)
  await addPhone(page, name)
  await installApp(page, name, { bundleId, name: 'Shop' })
}

test('a device is added, renamed and removed', async ({ page }) => {
  await openDevices(page)
  await addPhone(page, 'Phone of Ada')
  await renamePhone(page, 'Phone of Ada', 'Phone of Grace')
  await page.reload()
  await expect(deviceNamed(page, 'Phone of Grace')).toBeVisible()
  await chooseFromMenu(page, 'Phone of Grace', 'Remove this device')
  await expect(deviceNamed(page, 'Phone of Grace')).toHaveCount(0)
})

test('what is pushed while a device is off waits, arrives later, and at most one', async ({
  page,
}) => {
  await phoneWithApp(page, 'Phone in a tunnel', 'com.example.tunnel')
  await page.getByRole('switch', { name: 'Phone in a tunnel is on' }).click()
  await expect(lockScreen(page, 'Phone in a tunnel')).toContainText('Nothing is waiting at APNs.')

  await pushTo(page, appOn(page, 'Phone in a tunnel', 'com.example.tunnel'))
  await writePayload(page, alert('Lost on the way'))
  await expect(await send(page)).toContainText('the push waits for it to come back')
  await writePayload(page, alert('Still in the tunnel'))
  await expect(await send(page)).toContainText('the push waits for it to come back')

  // Now or never: nothing is stored for a device that is off.
  await page.getByRole('combobox', { name: 'Expires' }).click()
  await page.getByRole('option', { name: /^Now or never/ }).click()
  await writePayload(page, alert('Now or never'))
  await expect(await send(page)).toContainText('asks for one attempt only: it is lost')

  await page.getByRole('link', { name: 'See Phone in a tunnel' }).click()
  const screen = lockScreen(page, 'Phone in a tunnel')
  await expect(screen).toContainText('1 waiting at APNs')
  await expect(wireLog(page).first()).toContainText('dropped')
  await expect(wireLog(page).nth(1)).toContainText('stored for later')
  await page.getByRole('switch', { name: 'Phone in a tunnel is on' }).click()
  await expect(screen).toContainText('Still in the tunnel')
  await expect(screen).not.toContainText('Lost on the way')
  await expect(screen).not.toContainText('Now or never')

  await chooseFromMenu(page, 'Phone in a tunnel', 'Clear the lock screen')
  await expect(screen).toContainText('Nothing has arrived.')
})

test('a push with the same collapse ID replaces the one before', async ({ page }) => {
  await phoneWithApp(page, 'Phone of a fan', 'com.example.scores')
  await pushTo(page, appOn(page, 'Phone of a fan', 'com.example.scores'))
  await page.getByText('Collapse ID, apns-id, port').click()
  await page.getByLabel('Collapse ID').fill('match-1')
  for (const score of ['1:0', '1:1', '2:1']) {
    await writePayload(page, alert(`It is ${score}`))
    await expect(await send(page)).toContainText('It arrived')
  }
  await page.getByLabel('Collapse ID').fill('match-2')
  await writePayload(page, alert('Another match'))
  await send(page)
  await openDevices(page)
  const screen = lockScreen(page, 'Phone of a fan')
  await expect(screen).toContainText('It is 2:1')
  await expect(screen).toContainText('collapse match-1')
  await expect(screen).toContainText('Another match')
  await expect(screen).not.toContainText('It is 1:')
})

test('an app of the production side takes pushes of the production side only', async ({ page }) => {
  await openComposer(page)
  await getKey(page)
  await openDevices(page)
  await addPhone(page, 'Phone of a tester')
  await installApp(page, 'Phone of a tester', {
    bundleId: 'com.example.released',
    name: 'Released',
    from: 'TestFlight or App Store',
  })
  const app = appOn(page, 'Phone of a tester', 'com.example.released')
  await expect(app).toContainText('production')
  const token = await alertToken(app)
  await pushTo(page, app)
  await expect(page.getByRole('button', { name: /^Environment: / })).toHaveAccessibleName(
    'Environment: Simulator, production side',
  )
  await expect(deviceToken(page)).toHaveValue(token)
  await expect(topic(page)).toHaveValue('com.example.released')
  await expect(await send(page)).toContainText('Accepted')

  await page.getByRole('button', { name: /^Environment: / }).click()
  await page.getByRole('menuitemradio', { name: /^Simulator(?!, production)/ }).click()
  await expect(await send(page)).toContainText('BadDeviceToken')
})

test('a removed app leaves dead tokens, and installed again it has new ones', async ({ page }) => {
  await phoneWithApp(page, 'Phone of a leaver', 'com.example.left')
  const app = appOn(page, 'Phone of a leaver', 'com.example.left')
  const before = await alertToken(app)
  await app.getByRole('button', { name: 'Remove Shop' }).click()
  await expect(app).toContainText('removed')

  await pushTo(page, app)
  await expect(deviceToken(page)).toHaveValue(before)
  // Apple goes on answering 200 for a while; here that is two pushes.
  for (const _ of [1, 2]) {
    await expect(await send(page)).toContainText('The app is no longer on the device')
  }
  await send(page)
  await expect(answer(page)).toContainText('410')
  await expect(answer(page)).toContainText('Unregistered')

  await openDevices(page)
  await app.getByRole('button', { name: 'Install Shop again' }).click()
  await expect(app.getByRole('button', { name: 'Remove Shop' })).toBeVisible()
  const after = await alertToken(app)
  expect(after).not.toBe(before)
  await pushTo(page, app)
  await expect(await send(page)).toContainText('It arrived')
})

test('a token that is made to expire is answered 410 ExpiredToken', async ({ page }) => {
  await phoneWithApp(page, 'Phone of old', 'com.example.old')
  const app = appOn(page, 'Phone of old', 'com.example.old')
  await alertToken(app)
  const row = app.getByRole('listitem').filter({ hasText: 'alert' })
  await row.getByRole('button', { name: 'Make it expire' }).click()
  await expect(row).toContainText('expired')
  await pushTo(page, app)
  await send(page)
  await expect(answer(page)).toContainText('410')
  await expect(answer(page)).toContainText('ExpiredToken')
})

test('an app that cannot be installed says why in place', async ({ page }) => {
  await openDevices(page)
  await addPhone(page, 'Phone of nobody')
  await deviceNamed(page, 'Phone of nobody').getByRole('button', { name: 'Install an app' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Bundle ID').fill('not a bundle id')
  await dialog.getByRole('button', { name: 'Install', exact: true }).click()
  await expect(dialog.getByLabel('Bundle ID')).toHaveAttribute('aria-invalid', 'true')
  await expect(dialog.getByLabel('Bundle ID')).toHaveAccessibleDescription(/bundle/i)
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await chooseFromMenu(page, 'Phone of nobody', 'Remove this device')
})
