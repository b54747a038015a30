import type { Page } from '@playwright/test'
import { launchConsole } from '../http/console'
import {
  addPhone,
  appOn,
  deviceNamed,
  installApp,
  lockScreen,
  openDevices,
  pushTo,
  wireLog,
} from './devices-page'
import { expect, test } from './fixture'
import {
  addDevice,
  answer,
  getKey,
  openComposer,
  readyToSend,
  send,
  sentApnsId,
  writePayload,
} from './push-page'

const alert = (title: string) => ({ aps: { alert: { title, body: 'From a test' } } })

test('two tabs see the same world, live', async ({ page, context }) => {
  await openComposer(page)
  await getKey(page)
  const other = await context.newPage()
  await openDevices(other)
  await openDevices(page)
  await addPhone(page, 'Phone of two')
  await installApp(page, 'Phone of two', { bundleId: 'com.example.two', name: 'Two' })
  await expect(deviceNamed(other, 'Phone of two')).toContainText('com.example.two')

  await pushTo(page, appOn(page, 'Phone of two', 'com.example.two'))
  await writePayload(page, alert('Seen by both'))
  await send(page)
  await expect(lockScreen(other, 'Phone of two')).toContainText('Seen by both')
  const id = await sentApnsId(page)
  await other.getByRole('searchbox', { name: 'Filter the log' }).fill(id)
  await expect(wireLog(other)).toHaveCount(1)

  await other.getByRole('switch', { name: 'Phone of two is on' }).click()
  await openDevices(page)
  await expect(page.getByRole('switch', { name: 'Phone of two is on' })).not.toBeChecked()
})

test('the log is filtered, and an entry shows all that Apple’s side saw', async ({ page }) => {
  await readyToSend(page)
  await writePayload(page, alert('Look at me on the wire'))
  await send(page)
  const id = await sentApnsId(page)
  await page.getByRole('combobox', { name: 'Device token' }).fill('ef'.repeat(32))
  await expect(await send(page)).toContainText('BadDeviceToken')
  const rejected = await sentApnsId(page)

  await openDevices(page)
  const filter = page.getByRole('searchbox', { name: 'Filter the log' })
  await filter.fill('baddevicetoken')
  await expect(wireLog(page).filter({ hasText: 'No app on any device' }).first()).toBeVisible()
  await expect(wireLog(page).filter({ hasText: 'delivered' })).toHaveCount(0)
  await filter.fill(rejected)
  await expect(wireLog(page)).toHaveCount(1)

  await filter.fill('look at me on the wire')
  const entry = wireLog(page).filter({ hasText: 'delivered' }).first()
  await entry.getByRole('button').click()
  await expect(entry.getByRole('button')).toHaveAttribute('aria-expanded', 'true')
  for (const text of [':method: POST', ':path: /3/device/', 'apns-topic: ', 'apns-priority: 10']) {
    await expect(entry).toContainText(text)
  }
  await expect(entry).toContainText(`apns-id: ${id}`)
  await expect(entry).toContainText('authorization: bearer …')
  await expect(entry).toContainText('"title":"Look at me on the wire"')
  await expect(entry).toContainText('apns-unique-id')

  await filter.fill('there is nothing like that')
  await expect(wireLog(page)).toHaveCount(0)
})

test('faults wait in a queue, can be cleared, and hit the next push', async ({ page }) => {
  await readyToSend(page)
  await openDevices(page)
  const panel = page.getByRole('region', { name: 'A bad day at Apple’s' })
  await page.getByRole('combobox', { name: 'Answer the next push with' }).click()
  await page.getByRole('option', { name: 'Shutdown' }).click()
  await panel.getByRole('button', { name: 'Do it once' }).click()
  await panel.getByRole('button', { name: 'Do it once' }).click()
  await expect(panel).toContainText('2 waiting')
  await panel.getByRole('button', { name: 'Clear' }).click()
  await expect(panel).not.toContainText('waiting')

  await panel.getByRole('button', { name: 'Do it once' }).click()
  await expect(panel).toContainText('1 waiting')
  await page.goto('/push')
  await send(page)
  await expect(answer(page)).toContainText('503')
  await expect(answer(page)).toContainText('Shutdown')
  await openDevices(page)
  await expect(panel).not.toContainText('waiting')
})

test('the spelling of a reason follows its switch', async ({ page }) => {
  await openDevices(page)
  const spelling = page.getByRole('switch', { name: /^Spell BadEnvironmentKeyIdInToken/ })
  await expect(spelling).not.toBeChecked()
  await spelling.click()
  await expect(spelling).toBeChecked()
  await page.reload()
  await expect(spelling).toBeChecked()
  await spelling.click()
  await expect(spelling).not.toBeChecked()
})

test('after the server starts again the page goes on: nothing lost, nothing twice', async ({
  page,
  trouble,
}) => {
  trouble.expect(/ERR_CONNECTION_REFUSED|ERR_INCOMPLETE_CHUNKED_ENCODING|ERR_EMPTY_RESPONSE/)
  trouble.expect(/ERR_CONNECTION_RESET|ERR_NETWORK_CHANGED/)
  const first = await launchConsole()
  const sender = await page.context().newPage()
  try {
    await sender.goto(`${first.origin}/push`)
    await getKey(sender)
    await addDevice(sender)
    await openDevices(page, first.origin)
    await addPhone(page, 'Phone that stays')
    const before: string[] = []
    for (const title of ['One', 'Two', 'Three']) before.push(await push(sender, title))
    await expect(wireLog(page)).toHaveCount(3)
    await first.kill('SIGTERM')
    await expect(page.getByRole('status').getByText(/connection was lost/)).toBeVisible()

    const second = await launchConsole({}, first)
    try {
      const after: string[] = []
      for (const title of ['Four', 'Five']) after.push(await push(sender, title))
      await expect(page.getByRole('status').getByText('Live')).toBeVisible({ timeout: 20_000 })
      await expect(wireLog(page)).toHaveCount(5)
      const shown = await wireLog(page).allTextContents()
      expect(shown).toHaveLength(5)
      await expect(deviceNamed(page, 'Phone that stays')).toBeVisible()
      await expect(lockScreen(page, 'iPhone')).toContainText('Five')
      for (const id of [...before, ...after]) {
        await page.getByRole('searchbox', { name: 'Filter the log' }).fill(id)
        await expect(wireLog(page), id).toHaveCount(1)
      }
    } finally {
      await second.stop()
    }
  } finally {
    await sender.close()
    await first.stop()
  }
})

async function push(page: Page, title: string): Promise<string> {
  await writePayload(page, alert(title))
  await expect(await send(page)).toContainText('Accepted')
  return sentApnsId(page)
}

test('a console that does not answer from the first has lost nothing: it is said, and asked on', async ({
  page,
  trouble,
}) => {
  trouble.expect(/ERR_FAILED/)
  const stream = '**/api/simulator/events*'
  await page.route(stream, (route) => route.abort())
  await page.goto('/simulator')
  await expect(page.getByRole('region', { name: 'Connection' })).toContainText(
    'The console does not answer. Check that its server is running; the page keeps trying.',
  )
  await page.unroute(stream)
  await expect(page.getByRole('status').getByText('Live')).toBeVisible()
})
