import { compose, expectComposed } from './composed'
import { expect, test } from './fixture'
import {
  answer,
  answered,
  deviceToken,
  openComposer,
  readyToSend,
  send,
  sendButton,
  sentApnsId,
  sentRows,
  switchTo,
  topic,
} from './push-page'
import { requestsWith } from './simulator-page'

// A composed push is work: nothing that happens to the console or to Apple may cost it.

test('a refused send, a reload, and going elsewhere and back', async ({ page }) => {
  await readyToSend(page)
  const composed = await compose(page)
  await switchTo(page, 'Simulator, production side')
  await expect(await send(page)).toContainText('BadDeviceToken')
  await expectComposed(page, composed)

  await page.reload()
  await expectComposed(page, composed)
  await expect(
    page.getByRole('button', { name: 'Environment: Simulator, production side' }),
  ).toBeVisible()

  await page.getByRole('link', { name: 'Rules' }).first().click()
  await expect(page).toHaveURL(/\/rules$/)
  await page.goBack()
  await expectComposed(page, composed)
  await page.goto('/simulator')
  await page.goBack()
  await expectComposed(page, composed)
})

test('a session that was forgotten', async ({ page }) => {
  await readyToSend(page)
  const composed = await compose(page)
  await page.getByRole('button', { name: /^1 key/ }).click()
  await page.getByRole('button', { name: 'Forget everything' }).click()
  await expect(page.getByText('What you composed stays in this tab.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'No keys' })).toBeVisible()
  await expect(page.getByText('The push below is as you left it.')).toBeVisible()

  await send(page)
  await expect(answer(page).getByRole('alert')).toContainText('The session has ended')
  await expect(answer(page).getByRole('alert')).toContainText('What you composed is still here.')
  await expectComposed(page, composed)

  await answer(page).getByRole('button', { name: 'Give me a key to try' }).click()
  await expect(page.getByRole('combobox', { name: 'Key', exact: true })).toContainText(
    'Simulator key',
  )
  await expect(await send(page)).toContainText('Accepted')
})

test('a session that ended elsewhere', async ({ page, context }) => {
  await readyToSend(page)
  const composed = await compose(page)
  await context.clearCookies()
  await send(page)
  await expect(answer(page).getByRole('alert')).toContainText('The session has ended')
  await expectComposed(page, composed)
  await page.reload()
  await expectComposed(page, composed)
})

test('a double click on Send', async ({ page }) => {
  await readyToSend(page)
  await sendButton(page).dblclick()
  await expect(await answered(page)).toContainText('Accepted')
  await expect(sentRows(page)).toHaveCount(1)
  // As slow as a hand: the first one's answer is there before the second click.
  await sendButton(page).dblclick({ delay: 150 })
  await expect(sentRows(page)).toHaveCount(2)
  await page.reload()
  await expect(sentRows(page)).toHaveCount(2)
})

test('two tabs that send at the same time', async ({ page, context }) => {
  await readyToSend(page)
  const other = await context.newPage()
  await openComposer(other)
  await other.getByRole('combobox', { name: 'Key', exact: true }).click()
  await other.getByRole('option', { name: /^Simulator key/ }).click()
  await deviceToken(other).fill(await deviceToken(page).inputValue())
  await topic(other).fill(await topic(page).inputValue())

  const both = await Promise.all([send(page), send(other)])
  for (const said of both) await expect(said).toContainText('Accepted')
  const ids = [await sentApnsId(page), await sentApnsId(other)]
  expect(ids[0]).not.toBe(ids[1])
  for (const tab of [page, other]) {
    await tab.reload()
    await expect(sentRows(tab)).toHaveCount(2)
  }
  for (const id of ids) await expect(await requestsWith(page, id)).toHaveCount(1)
})
