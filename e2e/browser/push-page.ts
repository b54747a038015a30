import { expect, type Locator, type Page } from '@playwright/test'

/** Opens the composer and waits until it can be used. */
export async function openComposer(page: Page): Promise<void> {
  await page.goto('/push')
  await expect(editor(page)).toBeVisible()
  await expect(page.getByRole('button', { name: /^(No keys|\d+ key)/ })).toBeVisible()
}

/** Takes a key of the simulator's; it is chosen in the composer at once. */
export async function getKey(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Give me a key to try' }).first().click()
  await expect(page.getByRole('combobox', { name: 'Key', exact: true })).toContainText(
    'Simulator key',
  )
}

/** Takes the demo app's device token, or a new device's where there is no such app. */
export async function addDevice(page: Page): Promise<void> {
  await page
    .getByRole('region', { name: 'First steps' })
    .getByRole('button', { name: 'Add a device' })
    .click()
  await expect(deviceToken(page)).toHaveValue(/^[0-9a-f]{64,}$/)
}

/** A composer that can send an alert to the simulator's sandbox side. */
export async function readyToSend(page: Page): Promise<void> {
  await openComposer(page)
  await getKey(page)
  await addDevice(page)
}

/** Presses Send and waits until the answer is there, whatever it says. */
export async function send(page: Page): Promise<Locator> {
  await sendButton(page).click()
  return answered(page)
}

/** Waits until nothing is under way any more. */
export async function answered(page: Page): Promise<Locator> {
  await expect(page.getByRole('progressbar', { name: 'Sending' })).toBeHidden()
  await expect(answer(page)).toBeVisible()
  return answer(page)
}

/** What came of the last send. */
export function answer(page: Page): Locator {
  return page.getByTestId('answer')
}

export function sendButton(page: Page): Locator {
  return page.getByRole('button', { name: /^Send to / })
}

export function deviceToken(page: Page): Locator {
  return page.getByRole('combobox', { name: 'Device token' })
}

export function topic(page: Page): Locator {
  return page.getByRole('combobox', { name: 'Topic' })
}

/** The payload as JSON. */
export function editor(page: Page): Locator {
  return page.getByRole('textbox', { name: 'Payload as JSON' })
}

/** Replaces the whole payload, as somebody who pastes one. */
export async function writePayload(page: Page, payload: unknown): Promise<void> {
  const text = typeof payload === 'string' ? payload : JSON.stringify(payload)
  await page.getByRole('radio', { name: 'JSON' }).click()
  await editor(page).fill(text)
}

/** Where the next push goes, chosen in the header. */
export async function useEnvironment(page: Page, title: string): Promise<void> {
  await page.getByRole('button', { name: /^Environment: / }).click()
  await page.getByRole('menuitemradio', { name: title }).click()
  await expect(
    page.getByRole('button', { name: `Environment: ${title}`, exact: true }),
  ).toBeVisible()
}
