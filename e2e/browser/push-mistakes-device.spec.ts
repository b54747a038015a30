import type { Locator, Page } from '@playwright/test'
import { certain, expectExplanation, expectFinding } from './explanation'
import { expect, test } from './fixture'
import {
  answer,
  chooseType,
  deviceToken,
  openComposer,
  readyToSend,
  send,
  switchTo,
  textOf,
  topic,
} from './push-page'
import { deviceWith, openSimulator, showTokens } from './simulator-page'

// Mistakes with who the push is for: the device token, its environment and its topic.

test('the token of a build from Xcode, sent to production', async ({ page }) => {
  await readyToSend(page)
  await switchTo(page, 'Simulator, production side')
  await send(page)
  await expectExplanation(page, {
    outcome: 'Rejected',
    said: '400 BadDeviceToken',
    headline: 'Rejected: the device token is not valid here',
    cause: 'The token of a build run from Xcode is for sandbox.',
    fix: 'Ask how the build was installed. If it was run from Xcode, send the same token to the simulator’s sandbox side.',
  })
  await expect(certain(page)).toContainText('The token belongs to the other environment')
  await certain(page).getByRole('button', { name: 'Switch to Simulator', exact: true }).click()
  await expect(await send(page)).toContainText('Accepted')
})

test('a token that lost some digits', async ({ page }) => {
  await readyToSend(page)
  const whole = await deviceToken(page).inputValue()
  await deviceToken(page).fill(whole.slice(0, 40))
  await expectFinding(page, 'Device token has an unusual length', /The token has 20 bytes/)
  await send(page)
  await expectExplanation(page, {
    outcome: 'Rejected',
    said: '400 BadDeviceToken',
    headline: 'Rejected: the device token is not valid here',
    cause: 'The token was damaged on the way',
    fix: 'log the token in the app as hexadecimal and compare it',
  })
  await expect(certain(page)).toContainText('These are the first 40 of the 64 digits')
  await certain(page).getByRole('button', { name: 'Use the whole token' }).click()
  await expect(deviceToken(page)).toHaveValue(whole)
})

test('a token that stands there twice is taken once before it is sent', async ({ page }) => {
  await readyToSend(page)
  const whole = await deviceToken(page).inputValue()
  await deviceToken(page).fill(whole.repeat(2))
  await expectFinding(page, 'The same device token stands there twice', /The second 64 digits/)
  await page.getByRole('button', { name: 'Use it once' }).click()
  await expect(deviceToken(page)).toHaveValue(whole)
  await expect(await send(page)).toContainText('Accepted')
})

test('another app of the same team', async ({ page }) => {
  await readyToSend(page)
  const token = await deviceToken(page).inputValue()
  await openSimulator(page)
  await deviceWith(page, token).getByRole('button', { name: 'Install an app' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Bundle ID').fill('com.example.second')
  await dialog.getByRole('button', { name: 'Install', exact: true }).click()
  await expect(deviceWith(page, token)).toContainText('com.example.second')
  await openComposer(page)
  await topic(page).fill('com.example.second')
  await send(page)
  await expectExplanation(page, {
    outcome: 'Rejected',
    said: '400 DeviceTokenNotForTopic',
    headline: 'Rejected: the device token is for another app or another purpose',
    cause: 'The topic was com.example.second. A push of type alert needs the token from',
    fix: 'Find out which app and which API issued the token',
  })
})

test('a VoIP push without the topic’s suffix', async ({ page }) => {
  await readyToSend(page)
  const bundleId = await topic(page).inputValue()
  await chooseType(page, 'voip')
  await expect(topic(page)).toHaveValue(`${bundleId}.voip`)
  await topic(page).fill(bundleId)
  await expectFinding(page, 'Topic lacks the suffix of its push type', /\.voip/)
  await send(page)
  const shown = await expectExplanation(page, {
    outcome: 'Rejected',
    said: '400 InvalidPushType',
    headline: 'Rejected: the push type is not valid',
    cause: 'apns-push-type does not match the topic',
    fix: 'Choose the push type that the topic’s suffix stands for',
  })
  await expect(shown).toContainText(`A voip push needs the topic ${bundleId}.voip`)
})

test('an alert with the suffix of another type', async ({ page }) => {
  await readyToSend(page)
  const bundleId = await topic(page).inputValue()
  await topic(page).fill(`${bundleId}.voip`)
  await expectFinding(page, 'Topic has the suffix of another push type', /InvalidPushType/)
  await send(page)
  const shown = await expectExplanation(page, {
    outcome: 'Rejected',
    said: '400 InvalidPushType',
    headline: 'Rejected: the push type is not valid',
    cause: 'apns-push-type does not match the topic',
    fix: 'Choose the push type that the topic’s suffix stands for',
  })
  await expect(shown).toContainText('.voip is the suffix of voip, and the push type is alert.')
})

test('a VoIP token used for an alert', async ({ page }) => {
  await readyToSend(page)
  const alert = await deviceToken(page).inputValue()
  await openSimulator(page)
  const tokens = await showTokens(deviceWith(page, alert))
  const row = tokens.getByRole('listitem').filter({ hasText: /^voip/ })
  const voip = await textOf(row.locator('code'))
  await openComposer(page)
  await deviceToken(page).fill(voip)
  await chooseType(page, 'alert')
  await send(page)
  await expectExplanation(page, {
    outcome: 'Rejected',
    said: '400 DeviceTokenNotForTopic',
    headline: 'Rejected: the device token is for another app or another purpose',
    cause: 'A push of type alert needs the token from',
    fix: 'Find out which app and which API issued the token',
  })
})

test('an app that was removed: first 200, then 410 with its instant', async ({ page }) => {
  await readyToSend(page)
  await removeDemoApp(page)
  await openComposer(page)
  for (const _ of ['first', 'second']) {
    await expect(await send(page)).toContainText('Accepted')
    await expect(answer(page)).toContainText(
      'The app is no longer on the device, so nothing arrived.',
    )
  }
  await send(page)
  await expectExplanation(page, {
    outcome: 'Rejected',
    said: '410 Unregistered',
    headline: 'Rejected: the device token is no longer active for this topic',
    cause:
      /APNs says that the token was no longer valid at \d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC \(\d{13}, in milliseconds\)/,
    fix: 'Delete the token, unless the app registered it again',
  })
})

test('the old token after the app was installed anew', async ({ page }) => {
  await readyToSend(page)
  const old = await deviceToken(page).inputValue()
  const device = await removeDemoApp(page)
  await device.getByRole('button', { name: 'Install Assay Demo again' }).click()
  await expect(device.getByRole('button', { name: 'Remove Assay Demo' })).toBeVisible()
  await showTokens(device)
  const row = device.getByRole('listitem').filter({ hasText: /^alert/ })
  const fresh = await textOf(row.locator('code'))
  expect(fresh).not.toBe(old)

  await openComposer(page)
  await expect(await send(page)).toContainText('Accepted')
  await expect(await send(page)).toContainText('Accepted')
  await send(page)
  await expectExplanation(page, {
    outcome: 'Rejected',
    said: '410 Unregistered',
    headline: 'Rejected: the device token is no longer active for this topic',
    cause: 'The app got a new token and this is the old one.',
    fix: 'Delete the token',
  })
  await deviceToken(page).fill(fresh)
  await expect(await send(page)).toContainText('It arrived on the simulated device.')
})

test('a device token that expired', async ({ page }) => {
  await readyToSend(page)
  const token = await deviceToken(page).inputValue()
  await openSimulator(page)
  const tokens = await showTokens(deviceWith(page, token))
  const row = tokens.getByRole('listitem').filter({ hasText: /^alert/ })
  await row.getByRole('button', { name: 'Make it expire' }).click()
  await expect(row).toContainText('expired')
  await openComposer(page)
  await send(page)
  await expectExplanation(page, {
    outcome: 'Rejected',
    said: '410 ExpiredToken',
    headline: 'Rejected: the device token has expired',
    cause: /APNs says that the token was no longer valid at \d{4}/,
    fix: 'Delete the token. The app sends its new one',
  })
})

/** Takes the app off the device that the composer sends to. */
async function removeDemoApp(page: Page): Promise<Locator> {
  const token = await deviceToken(page).inputValue()
  await openSimulator(page)
  const name = await textOf(deviceWith(page, token).getByRole('heading'))
  const device = page.getByRole('region', { name, exact: true })
  await device.getByRole('button', { name: 'Remove Assay Demo' }).click()
  await expect(device).toContainText('removed')
  return device
}
