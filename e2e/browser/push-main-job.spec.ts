import { expect, test } from './fixture'
import {
  answer,
  answered,
  editor,
  openComposer,
  payloadText,
  readyToSend,
  send,
  sendButton,
  sentRows,
} from './push-page'

test('what the form says, the JSON says, and the other way round', async ({ page }) => {
  await openComposer(page)
  await page.getByRole('radio', { name: 'Form' }).click()
  await page.getByLabel('Title', { exact: true }).fill('Über “alles” 🎉')
  await page.getByLabel('Body', { exact: true }).fill('two\nlines')
  await page.getByLabel('Badge').fill('7')
  await page.getByRole('switch', { name: /^Runs the service extension/ }).click()

  await page.getByRole('radio', { name: 'JSON' }).click()
  await expect(async () =>
    expect(JSON.parse(await payloadText(page))).toEqual({
      aps: {
        alert: { title: 'Über “alles” 🎉', body: 'two\nlines' },
        badge: 7,
        'mutable-content': 1,
      },
    }),
  ).toPass({ timeout: 15_000 })

  await editor(page).fill(
    '{"aps": {"alert": {"title": "Typed", "body": "here"}}, "order": 12345678901234567890}',
  )
  await page.getByRole('radio', { name: 'Form' }).click()
  await expect(page.getByLabel('Title', { exact: true })).toHaveValue('Typed')
  await expect(page.getByLabel('Body', { exact: true })).toHaveValue('here')
  await expect(page.getByLabel('Badge')).toHaveValue('')
  await page.getByLabel('Title', { exact: true }).fill('Changed')
  await page.getByRole('radio', { name: 'JSON' }).click()
  // What the form has no field for stays as it was, digit for digit.
  await expect
    .poll(() => payloadText(page))
    .toBe('{"aps": {"alert": {"title": "Changed", "body": "here"}}, "order": 12345678901234567890}')
})

test('what stands in the composer is what goes over the wire, byte for byte', async ({ page }) => {
  await readyToSend(page)
  const payload = '{ "aps":{"alert" : "Grüße 👋"},   "n": 1.0 }'
  await page.getByRole('radio', { name: 'JSON' }).click()
  await editor(page).fill(payload)
  const said = await send(page)
  await expect(said).toContainText('Accepted')
  await said.getByText('The request as sent').click()
  await expect(said.getByText(payload, { exact: true })).toBeVisible()
  await page.goto('/simulator')
  const entry = page
    .getByRole('list', { name: 'Requests, newest first' })
    .getByRole('listitem')
    .first()
  await entry.getByRole('button').click()
  await expect(entry.getByText(payload, { exact: true })).toBeVisible()
  await expect(entry).toContainText(`${Buffer.byteLength(payload)} bytes of body`)
})

test('Ctrl+Enter sends, from a field and from the editor', async ({ page }) => {
  await readyToSend(page)
  await page.getByRole('combobox', { name: 'Topic' }).press('Control+Enter')
  await expect(await answered(page)).toContainText('Accepted')
  await expect(sentRows(page)).toHaveCount(1)
  await editor(page).press('Control+Enter')
  await expect(sentRows(page)).toHaveCount(2)
  await expect(answer(page)).toContainText('Accepted')
  await expect(sendButton(page)).toBeEnabled()
})

test('the simulator shows what arrives without a reload, in every tab', async ({
  page,
  context,
}) => {
  await readyToSend(page)
  const tabs = [await context.newPage(), await context.newPage()]
  for (const tab of tabs) {
    await tab.goto('/simulator')
    await expect(tab.getByText('Live', { exact: true })).toBeVisible()
  }
  const title = `For two tabs, ${Date.now()}`
  await page.getByRole('radio', { name: 'Form' }).click()
  await page.getByLabel('Title', { exact: true }).fill(title)
  await send(page)
  for (const tab of tabs) {
    await expect(tab.getByRole('log').getByText(title)).toBeVisible()
    await expect(
      tab.getByRole('list', { name: 'Requests, newest first' }).getByRole('listitem').first(),
    ).toContainText('200')
  }
})

test('a time until which APNs keeps trying is chosen by the local clock and sent in seconds', async ({
  page,
}) => {
  await readyToSend(page)
  await page.getByRole('combobox', { name: 'Expires', exact: true }).click()
  await page.getByRole('option', { name: /^Until a time/ }).click()
  const at = page.getByLabel('Expires at')
  // An hour from now, until somebody says when.
  const ahead = await at.evaluate(
    (input: HTMLInputElement) => new Date(input.value).getTime() - Date.now(),
  )
  expect(Math.abs(ahead - 3_600_000)).toBeLessThan(60_000)
  await at.fill('2027-01-02T03:04:05')
  // Berlin is an hour ahead of UTC in winter.
  const seconds = Date.UTC(2027, 0, 2, 2, 4, 5) / 1000
  await expect(page.getByText(`apns-expiration ${seconds}`)).toBeVisible()
  await page.reload()
  await expect(at).toHaveValue('2027-01-02T03:04:05')
  await expect(await send(page)).toContainText('Accepted')
  await expect(answer(page)).toContainText(`apns-expiration: ${seconds}`)
})
