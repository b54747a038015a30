import { expectExplanation, expectFinding } from './explanation'
import { expect, test } from './fixture'
import {
  answer,
  chooseType,
  deviceToken,
  editor,
  readyToSend,
  send,
  showRareFields,
  writePayload,
} from './push-page'
import { deviceWith, openSimulator } from './simulator-page'

// Mistakes with what is sent: the payload and the headers.

test('a payload over the limit', async ({ page }) => {
  await readyToSend(page)
  await writePayload(page, { aps: { alert: 'x'.repeat(5000) } })
  await expectFinding(page, 'Payload is over the limit', /5,020 bytes, and a push of type alert/)
  await expect(page.getByRole('meter', { name: 'Payload size' })).toContainText('924 too many')
  await send(page)
  await expectExplanation(page, {
    outcome: 'Rejected',
    said: '413 PayloadTooLarge',
    headline: 'Rejected: the payload is too large',
    cause: 'The payload has 5,020 bytes of 4,096 bytes: 924 bytes too many.',
    fix: 'Shorten texts, drop what the app can fetch itself',
  })
})

test('a background push with priority 10', async ({ page }) => {
  await readyToSend(page)
  await writePayload(page, { aps: { 'content-available': 1 } })
  await chooseType(page, 'background')
  await expect(page.getByRole('radio', { name: '5', exact: true })).toBeChecked()
  await page.getByRole('radio', { name: '10', exact: true }).click()
  await expectFinding(page, 'Background push with priority 10', /always has priority 5/)
  await send(page)
  await expectExplanation(page, {
    outcome: 'Rejected',
    said: '400 BadPriority',
    headline: 'Rejected: apns-priority is not valid',
    cause: 'A background push was sent with priority 10, which Apple calls an error.',
    fix: 'Send 10, 5 or 1, and always 5 with push type background.',
  })
  await page.getByRole('radio', { name: '5', exact: true }).click()
  await expect(await send(page)).toContainText('Accepted')
})

test('an apns-id that is no UUID', async ({ page }) => {
  await readyToSend(page)
  await showRareFields(page)
  await page.getByLabel('apns-id', { exact: true }).fill('order-4711')
  await expectFinding(page, 'apns-id is not a UUID', /"order-4711" with 400 BadMessageId/)
  await send(page)
  await expectExplanation(page, {
    outcome: 'Rejected',
    said: '400 BadMessageId',
    headline: 'Rejected: apns-id is not valid',
    cause: 'apns-id is not a UUID of 32 hexadecimal digits',
    fix: 'Send a canonical UUID in lower case, or leave the header out',
  })
})

test('a collapse id of 65 bytes', async ({ page }) => {
  await readyToSend(page)
  await showRareFields(page)
  const collapseId = page.getByLabel('Collapse ID', { exact: true })
  await collapseId.fill('c'.repeat(65))
  await expect(page.getByText('65 / 64 bytes')).toBeVisible()
  await expectFinding(page, 'Collapse ID is longer than 64 bytes', /65 bytes in 65 characters/)
  await send(page)
  await expectExplanation(page, {
    outcome: 'Rejected',
    said: '400 BadCollapseId',
    headline: 'Rejected: the collapse ID is too long',
    cause: 'apns-collapse-id has more than 64 bytes.',
    fix: 'Shorten the collapse ID to 64 bytes',
  })
  await collapseId.fill('c'.repeat(64))
  await expect(await send(page)).toContainText('Accepted')
})

test('a payload that is not JSON: taken, and ignored by the device', async ({ page }) => {
  await readyToSend(page)
  await writePayload(page, '{"aps": {"alert": "Hello",}}')
  await expectFinding(page, 'Payload is not JSON', /Line 1, column \d+: /)
  const said = await send(page)
  await expect(said).toContainText('Accepted')
  await expect(said).toContainText('The device ignored it: The payload is not JSON.')

  await page.getByRole('radio', { name: 'Form' }).click()
  await expect(page.getByText('The payload is not JSON yet.')).toBeVisible()
  await page.getByRole('radio', { name: 'JSON' }).click()
  await expect(editor(page)).toContainText('{"aps": {"alert": "Hello",}}')
  const token = await deviceToken(page).inputValue()
  await openSimulator(page)
  await expect(deviceWith(page, token).getByRole('log')).toContainText('Ignored (alert).')
})

test('no payload at all', async ({ page }) => {
  await readyToSend(page)
  await writePayload(page, '')
  await send(page)
  await expectExplanation(page, {
    outcome: 'Rejected',
    said: '400 PayloadEmpty',
    headline: 'Rejected: the payload is empty',
    cause: 'The request has no body',
    fix: 'The smallest that shows something is {"aps":{"alert":"Hello"}}.',
  })
})

test('no key: nothing is sent, and the field is shown', async ({ page }) => {
  await readyToSend(page)
  await page.evaluate(() => sessionStorage.clear())
  await page.reload()
  await deviceToken(page).fill('a'.repeat(64))
  await send(page)
  await expect(answer(page)).toContainText('Not sent')
  await expect(answer(page).getByRole('alert')).toContainText('No key is chosen')
  await answer(page).getByRole('button', { name: 'Show the field' }).click()
  await expect(page.getByRole('combobox', { name: 'Key', exact: true })).toBeFocused()
})
