import type { Page } from '@playwright/test'
import { type Console, launchConsole } from '../http/console'
import { addPhone, appOn, installApp, openDevices, pushTo } from './devices-page'
import { test as base, expect } from './fixture'
import { keep, keyRow, makeKeyFile, openKeys, pick } from './keys-page'
import { answer, send } from './push-page'

// A team may have two keys for all topics, so these tests have a console for themselves, and come
// one after the other.
const test = base.extend<object, { own: Console }>({
  own: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names from the pattern
    async ({}, use) => {
      const started = await launchConsole()
      await use(started)
      await started.stop()
    },
    { scope: 'worker' },
  ],
  baseURL: ({ own }, use) => use(own.origin),
})
test.describe.configure({ mode: 'default' })

/** Lets the simulator issue a key and takes the file that the browser saves. */
async function issueKey(page: Page, choose: () => Promise<void> = async () => {}) {
  await page.getByRole('button', { name: 'Issue a .p8 to download' }).click()
  await choose()
  const saved = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Issue and download' }).click()
  const download = await saved
  const chunks: Buffer[] = []
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer)
  return { name: download.suggestedFilename(), buffer: Buffer.concat(chunks) }
}

test('a .p8 is issued, uploaded, pushed with, and revoked', async ({ page }) => {
  await openDevices(page)
  await addPhone(page, 'Phone with a key')
  const { name, buffer } = await issueKey(page)
  expect(name).toMatch(/^AuthKey_[A-Z0-9]{10}\.p8$/)
  expect(buffer.toString()).toMatch(/^-----BEGIN PRIVATE KEY-----\n/)
  const keyId = name.slice(8, 18)
  const known = page.getByRole('table', { name: 'Keys that the simulator knows' })
  const row = known.getByRole('row').filter({ hasText: keyId })
  await expect(row).toContainText('Issued here')
  const teamId = (await row.getByRole('cell').nth(1).textContent()) ?? ''
  await installApp(page, 'Phone with a key', { bundleId: 'com.example.keys', name: 'Keys' })

  await openKeys(page)
  await pick(page, { name, mimeType: 'application/octet-stream', buffer })
  await expect(page.getByLabel('Key ID')).toHaveValue(keyId)
  await keep(page, teamId)
  await expect(keyRow(page, keyId)).toBeVisible()

  await openDevices(page)
  await pushTo(page, appOn(page, 'Phone with a key', 'com.example.keys'))
  await page.getByRole('combobox', { name: 'Key', exact: true }).click()
  await page.getByRole('option', { name: new RegExp(keyId) }).click()
  await expect(await send(page)).toContainText('It arrived')

  await openDevices(page)
  await page.getByRole('button', { name: `Revoke ${keyId}` }).click()
  await expect(row).toContainText('Revoked')
  await page.goBack()
  await send(page)
  await expect(answer(page)).toContainText('403')
})

test('a key for some topics is good for no others, and says so', async ({ page }) => {
  await openDevices(page)
  const { name, buffer } = await issueKey(page, async () => {
    await page.getByRole('radio', { name: 'Only some topics' }).click()
    await page.getByLabel('Topics').fill('com.example.one, com.example.two')
    await page.getByRole('radio', { name: 'Sandbox' }).click()
  })
  const keyId = name.slice(8, 18)
  const row = page
    .getByRole('table', { name: 'Keys that the simulator knows' })
    .getByRole('row')
    .filter({ hasText: keyId })
  await expect(row).toContainText('com.example.one, com.example.two')
  await expect(row).toContainText('sandbox')
  expect(buffer.length).toBeGreaterThan(200)
})

test('a third key for all topics is not issued, as at Apple', async ({ page }) => {
  await openDevices(page)
  const known = page.getByRole('table', { name: 'Keys that the simulator knows' })
  const dialog = page.getByRole('dialog', { name: 'Issue a key' })
  const team = known
    .getByRole('row')
    .filter({ hasText: 'All topics' })
    .filter({ hasText: 'Issued' })
  for (const count of [1, 2]) {
    if ((await team.count()) >= count) continue
    await issueKey(page)
    await expect(team).toHaveCount(count)
  }
  await page.getByRole('button', { name: 'Issue a .p8 to download' }).click()
  await dialog.getByRole('button', { name: 'Issue and download' }).click()
  await expect(dialog.getByRole('alert')).toContainText(
    'has 2 team-scoped keys for sandbox already',
  )
  await dialog.getByRole('button', { name: 'Cancel' }).click()
})

test('an own key is registered and accepted from then on', async ({ page }) => {
  await openKeys(page)
  await pick(page, { ...makeKeyFile(), name: 'AuthKey_MYOWNKEY12.p8' })
  await keep(page, 'MYOWNTEAM1')
  await page.getByRole('button', { name: 'Register AuthKey_MYOWNKEY12 with the simulator' }).click()
  await expect(page.getByText('The simulator now accepts AuthKey_MYOWNKEY12.')).toBeVisible()
  await openDevices(page)
  await expect(
    page
      .getByRole('table', { name: 'Keys that the simulator knows' })
      .getByRole('row')
      .filter({ hasText: 'MYOWNKEY12' }),
  ).toContainText('MYOWNTEAM1')
})
