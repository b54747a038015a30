import type { Page } from '@playwright/test'
import { expect, test } from './fixture'
import {
  answer,
  openComposer,
  payloadText,
  readyToSend,
  send,
  sentApnsId,
  sentRows,
  switchTo,
  writePayload,
} from './push-page'
import { requestsWith } from './simulator-page'

// What this session sent: found again, opened, sent again, and nobody else's business.

test('filtered by text and by outcome', async ({ page }) => {
  await sendThree(page)
  await expect(sentRows(page)).toHaveCount(3)
  const text = page.getByRole('searchbox', { name: 'Filter by text' })
  await text.fill('second')
  await expect(sentRows(page)).toHaveCount(1)
  await text.fill('baddevice')
  await expect(sentRows(page)).toHaveCount(1)
  await expect(sentRows(page)).toContainText('Simulator, production side')
  await text.fill('')
  await chooseOutcome(page, 'Accepted')
  await expect(sentRows(page)).toHaveCount(2)
  await text.fill('nothing has this')
  await expect(page.getByText('No send matches the filter.')).toBeVisible()
  await text.fill('')
  await chooseOutcome(page, 'All outcomes')
  await expect(sentRows(page)).toHaveCount(3)
})

test('opened: the composer and the answer are as they were', async ({ page }) => {
  await sendThree(page)
  await writePayload(page, { aps: { alert: 'something else' } })
  await sentRows(page)
    .filter({ hasText: 'BadDeviceToken' })
    .getByRole('button', { name: 'Open' })
    .click()
  await expect.poll(() => payloadText(page)).toBe('{"aps":{"alert":"the third"}}')
  await expect(
    page.getByRole('button', { name: 'Environment: Simulator, production side' }),
  ).toBeVisible()
  await expect(answer(page)).toContainText('400')
  await expect(answer(page)).toContainText('BadDeviceToken')
  await sentRows(page).last().getByRole('button', { name: 'Open' }).click()
  await expect(answer(page)).toContainText('Accepted')
  await expect(
    page.getByRole('button', { name: 'Environment: Simulator', exact: true }),
  ).toBeVisible()
  await expect.poll(() => payloadText(page)).toBe('{"aps":{"alert":"the first"}}')
})

test('sent again: a request of its own, with the same content', async ({ page }) => {
  await readyToSend(page)
  await writePayload(page, { aps: { alert: 'Twice' } })
  await send(page)
  const first = await sentApnsId(page)
  await writePayload(page, { aps: { alert: 'composed meanwhile' } })
  await sentRows(page).first().getByRole('button', { name: 'Again' }).click()
  await expect(sentRows(page)).toHaveCount(2)
  await expect.poll(() => sentApnsId(page)).not.toBe(first)
  const second = await sentApnsId(page)
  expect(await payloadText(page)).toContain('composed meanwhile')
  for (const id of [first, second]) {
    const entries = await requestsWith(page, id)
    await expect(entries).toHaveCount(1)
    await entries.getByRole('button').click()
    await expect(page.getByText('{"aps":{"alert":"Twice"}}', { exact: true })).toBeVisible()
  }
})

test('a link to an answer, for this session and for nobody else', async ({
  page,
  otherPerson,
  trouble,
}) => {
  await readyToSend(page)
  await writePayload(page, { aps: { alert: 'Between us' } })
  await switchTo(page, 'Simulator, production side')
  await expect(await send(page)).toContainText('BadDeviceToken')
  await expect(page).toHaveURL(/[?&]attempt=[0-9a-f-]{36}/)
  const link = page.url()
  expect(link).not.toContain('Between')
  const apnsId = await sentApnsId(page)

  await page.reload()
  await expect(answer(page)).toContainText('BadDeviceToken')
  expect(await sentApnsId(page)).toBe(apnsId)

  trouble.expect(/status of 404 .*\/api\/attempts\//)
  const stranger = await otherPerson()
  await stranger.goto(link)
  await expect(stranger.getByText('names a push that this session did not send')).toBeVisible()
  await expect(answer(stranger)).toBeHidden()
  await expect(stranger.getByText(apnsId)).toBeHidden()
  await expect(stranger.getByText('Between us')).toBeHidden()
  await openComposer(stranger)
  await expect(stranger.getByText('Nothing sent yet')).toBeVisible()
})

async function sendThree(page: Page): Promise<void> {
  await readyToSend(page)
  for (const name of ['first', 'second', 'third']) {
    await writePayload(page, { aps: { alert: `the ${name}` } })
    if (name === 'third') await switchTo(page, 'Simulator, production side')
    await send(page)
    await expect(sentRows(page).first()).toContainText(name === 'third' ? 'Rejected' : 'Accepted')
    const sent = ['first', 'second', 'third'].indexOf(name) + 1
    await expect(sentRows(page)).toHaveCount(sent)
  }
}

async function chooseOutcome(page: Page, name: string): Promise<void> {
  await page.getByRole('combobox', { name: 'Filter by outcome' }).click()
  await page.getByRole('option', { name, exact: true }).click()
}
