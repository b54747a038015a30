import { expect } from '@playwright/test'
import { test } from './own-console'
import { addDevice, getKey, send, topic, writeInForm } from './push-page'
import { wireLog } from './simulator-page'

test('from a fresh console to a notification on a lock screen', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('link', { name: 'Push', exact: true }).click()
  await expect(page).toHaveURL(/\/push$/)
  await expect(page.getByText('No Apple account needed.')).toBeVisible()
  await expect(page.getByText('Nothing sent yet')).toBeVisible()
  await getKey(page)
  await addDevice(page)
  await expect(topic(page)).toHaveValue('com.example.assay.demo')

  await writeInForm(page, 'Title', 'Fresh from the press')
  await writeInForm(page, 'Body', 'Read it while it is warm.')
  await expect(page.getByRole('region', { name: 'Preview' })).toContainText('Fresh from the press')

  const said = await send(page)
  await expect(said).toContainText('Accepted')
  await expect(said).toContainText('200')
  await expect(said).toContainText('It arrived on the simulated device.')
  await expect(page.getByText('No Apple account needed.')).toBeHidden()

  await said.getByRole('link', { name: 'See iPhone' }).click()
  const screen = page.getByRole('log', { name: 'Lock screen of iPhone' })
  await expect(screen).toContainText('Fresh from the press')
  await expect(screen).toContainText('Read it while it is warm.')
  await expect(wireLog(page)).toHaveCount(1)
})
