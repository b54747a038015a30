import { createHmac } from 'node:crypto'
import { expect, type Page } from '@playwright/test'
import { callAction, returned } from './action'
import { test } from './fixture'
import { addKey, makeKeyFile, openKeys } from './keys-page'
import { openInbox, reading, row, startScenario } from './notifications-page'

const SECRET = 'the secret of the shop'
const addressOf = async (page: Page) => (await page.getByTestId('address').textContent()) ?? ''
const choice = (page: Page) => page.getByRole('combobox', { name: 'Inbox', exact: true })
const ring = (page: Page, name: string) => page.getByRole('radio', { name }).click()

/** A webhook as App Store Connect posts it. `signature`: the whole header; `null`: none. */
async function postWebhook(page: Page, id: string, sign: (body: string) => string | null) {
  const body = JSON.stringify({
    data: { type: 'webhookPingCreated', id, version: 1, attributes: { timestamp: '2026-11-28' } },
  })
  const signature = sign(body)
  const answer = await page.request.post(await addressOf(page), {
    data: Buffer.from(body),
    headers: {
      'content-type': 'application/json',
      ...(signature === null ? {} : { 'x-apple-signature': signature }),
    },
  })
  return answer.status()
}

const hmac = (secret: string) => (body: string) =>
  createHmac('sha256', secret).update(body).digest('hex')

test('a webhook of App Store Connect fits its secret, in both forms, or does not, and the secret never comes back', async ({
  page,
}) => {
  await openInbox(page)
  expect(await postWebhook(page, 'before', hmac(SECRET))).toBe(200)
  await ring(page, 'Anything else')
  await row(page, 'webhookPingCreated').click()
  await expect(reading(page)).toContainText('Unproven')

  const answers: Promise<string>[] = []
  page.on('response', (response) => {
    // A stream of events has no end.
    if (!response.url().includes('/events')) answers.push(response.text().catch(() => ''))
  })
  await page.getByRole('button', { name: 'Manage', exact: true }).click()
  const manage = page.getByRole('dialog', { name: 'Manage this inbox' })
  const field = manage.getByLabel('Secret of a webhook of App Store Connect')
  await expect(field).toHaveAttribute('type', 'password')
  await field.fill(SECRET)
  await manage.getByRole('button', { name: 'Set' }).click()
  await expect(manage).toContainText('One is set. It is sealed, and never shown again.')
  await expect(field).toHaveValue('')
  await page.keyboard.press('Escape')

  expect(await postWebhook(page, 'bare', hmac(SECRET))).toBe(200)
  expect(await postWebhook(page, 'prefix', (body) => `hmacsha256=${hmac(SECRET)(body)}`)).toBe(200)
  await ring(page, 'Notifications')
  await expect(page.locator('[data-arrival]')).toHaveCount(2)
  await row(page, 'webhookPingCreated').click()
  await expect(reading(page)).toContainText('Matches the secret')

  expect(await postWebhook(page, 'other', hmac('another secret'))).toBe(403)
  expect(await postWebhook(page, 'none', () => null)).toBe(403)
  await ring(page, 'Anything else')
  await expect(page.locator('[data-arrival]')).toHaveCount(3)
  await row(page, 'webhookPingCreated').click()
  await expect(reading(page)).toContainText('Refused')

  await page.reload()
  await expect(page.getByTestId('address')).toBeVisible()
  await page.getByRole('button', { name: 'Manage', exact: true }).click()
  await expect(field).toHaveValue('')
  const facts = await (await page.request.get('/api/inbox')).text()
  for (const text of [facts, await page.content(), ...(await Promise.all(answers))]) {
    expect(text.includes(SECRET)).toBe(false)
  }
  await manage.getByRole('button', { name: 'Forget the secret' }).click()
  await expect(manage).toContainText('With it, x-apple-signature is checked.')
  expect(await postWebhook(page, 'after', hmac(SECRET))).toBe(200)
})

test('several inboxes: made, named, switched between, and one of them forgotten', async ({
  page,
}) => {
  await openInbox(page)
  const first = await addressOf(page)
  await startScenario(page, 'Non-consumable')
  await expect(row(page, 'One-time purchase')).toBeVisible()

  await page.getByRole('button', { name: 'Another inbox' }).click()
  await expect(choice(page)).toContainText('Inbox 2')
  await expect(page.getByTestId('address')).not.toHaveText(first)
  const second = await addressOf(page)
  await expect(page.getByText('Nothing has arrived yet')).toBeVisible()
  await page.getByRole('button', { name: 'Manage', exact: true }).click()
  const manage = page.getByRole('dialog', { name: 'Manage this inbox' })
  await manage.getByRole('textbox', { name: 'Name' }).fill('Production of the shop')
  await manage.getByRole('button', { name: 'Rename' }).click()
  await manage.getByRole('combobox', { name: 'Entered for' }).click()
  await page.getByRole('option', { name: 'Production' }).click()
  await page.keyboard.press('Escape')
  await expect(choice(page)).toContainText('Production of the shop')

  // What comes from the other environment is pointed out, as it was entered for production.
  await page.getByRole('button', { name: 'Let the simulator send here' }).last().click()
  await expect(page.getByText('Assay Demo sends here')).toBeVisible()
  await startScenario(page, 'Non-consumable')
  await expect(row(page, 'One-time purchase')).toBeVisible()
  await expect(
    page.getByText('One finding in this inbox: A notification from the other environment'),
  ).toBeVisible()

  await row(page, 'One-time purchase').click()
  await expect(reading(page)).toBeVisible()
  await page.reload()
  await expect(page.getByTestId('address')).toHaveText(second)
  await expect(reading(page)).toBeVisible()
  await choice(page).click()
  await page.getByRole('option', { name: 'Inbox 1' }).click()
  await expect(page.getByTestId('address')).toHaveText(first)
  await expect(page.locator('[data-arrival]')).toHaveCount(1)
  await expect(page.getByText('Choose one to read it')).toBeVisible()

  await page.getByRole('button', { name: 'Manage', exact: true }).click()
  await manage.getByRole('button', { name: 'Forget this inbox' }).click()
  await expect(manage.getByRole('alert')).toContainText('its address answers 404 from now on')
  await manage.getByRole('button', { name: 'Forget it' }).click()
  await expect(page.getByTestId('address')).toHaveText(second)
  await expect(choice(page)).toBeHidden()
  expect((await page.request.post(first, { data: {} })).status()).toBe(404)
  expect((await page.request.post(second, { data: {} })).status()).toBe(400)
})

test('a ninth inbox is refused in words', async ({ page }) => {
  await page.goto('/notifications')
  const { origin } = new URL(page.url())
  for (let count = 1; count <= 8; count++) {
    const made = await callAction(page.request, origin, 'makeInbox', [
      { name: `Inbox ${count}`, environment: null },
    ])
    expect(await returned(made)).toMatchObject({ ok: true })
  }
  await page.reload()
  await page.getByRole('button', { name: 'Another inbox' }).click()
  await expect(page.getByText(/^There are 8 inboxes in this browser/)).toBeVisible()
})

test('“Forget everything” asks what becomes of the inboxes, and keeps or deletes them', async ({
  page,
}) => {
  await openInbox(page)
  const address = await addressOf(page)
  await startScenario(page, 'Non-consumable')
  await expect(row(page, 'One-time purchase')).toBeVisible()
  await openKeys(page)
  await addKey(page, makeKeyFile())
  await page.goto('/notifications')

  await page.getByRole('button', { name: /^1 key/ }).click()
  const list = page.getByRole('dialog', { name: 'Keys at hand' })
  await expect(list).toContainText('One inbox with 1 notification of this browser outlives')
  await list.getByRole('button', { name: 'Forget everything' }).click()
  const question = list.getByRole('alertdialog', { name: 'Forget the inboxes too?' })
  await expect(question).toContainText('its address answers 404')
  await question.getByRole('button', { name: 'Cancel' }).click()
  await list.getByRole('button', { name: 'Forget everything' }).click()
  await question.getByRole('button', { name: 'Forget all but the inboxes' }).click()
  await expect(page.getByText('The inboxes are still there.')).toBeVisible()
  const chip = page.getByRole('button', { name: 'No keys' })
  await expect(chip).toBeVisible()
  await expect(row(page, 'One-time purchase')).toBeVisible()

  await chip.click()
  await list.getByRole('button', { name: 'Forget everything' }).click()
  await question.getByRole('button', { name: 'Forget the inboxes too' }).click()
  await expect(page.getByText('So are the inboxes.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Make an address' })).toBeVisible()
  expect(await (await page.request.get('/api/inbox')).json()).toEqual({ inboxes: [] })
  expect((await page.request.post(address, { data: {} })).status()).toBe(404)
  const cookies = await page.context().cookies()
  expect(cookies.filter(({ name }) => name.includes('inbox'))).toEqual([])
})
