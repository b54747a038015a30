import { expect, type Locator, type Page } from '@playwright/test'

/** Opens the composer and waits until it can be used. */
export async function openComposer(page: Page): Promise<void> {
  await page.goto('/push')
  await expect(editor(page)).toBeVisible()
  await usable(page)
}

/** A button that nobody listens to yet takes a click and does nothing. */
async function usable(page: Page): Promise<void> {
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

/** Presses Send and waits until its own answer is there, whatever it says. */
export async function send(page: Page): Promise<Locator> {
  await usable(page)
  const asked = page.waitForRequest((request) => 'next-action' in request.headers())
  await sendButton(page).click()
  // The answer of the send before is in sight until then. `null` where the server is gone.
  await (await asked).response()
  return answered(page)
}

/** Waits until nothing is under way any more. */
export async function answered(page: Page): Promise<Locator> {
  await expect(page.getByRole('progressbar', { name: 'Sending' })).toBeHidden({ timeout: 20_000 })
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
export async function switchTo(page: Page, title: string): Promise<void> {
  await page.getByRole('button', { name: /^Environment: / }).click()
  await page.getByRole('menuitemradio', { name: new RegExp(`^${title}\\b(?!,)`) }).click()
  await expect(
    page.getByRole('button', { name: `Environment: ${title}`, exact: true }),
  ).toBeVisible()
}

/** Another push type: the topic's suffix goes with it. */
export async function chooseType(page: Page, type: string): Promise<void> {
  await page.getByRole('combobox', { name: 'Push type' }).click()
  await page.getByRole('option', { name: new RegExp(`^${type}\\b`) }).click()
  await expect(page.getByRole('combobox', { name: 'Push type' })).toContainText(type)
}

/** Title or body, through the form. */
export async function writeInForm(
  page: Page,
  field: 'Title' | 'Body',
  text: string,
): Promise<void> {
  await page.getByRole('radio', { name: 'Form' }).click()
  await page.getByLabel(field, { exact: true }).fill(text)
}

/** Opens the fields that are seldom set. */
export async function showRareFields(page: Page): Promise<void> {
  await page.getByText('Collapse ID, apns-id, port').click()
}

/** The text of one element, such as a token that is shown. */
export async function textOf(shown: Locator): Promise<string> {
  return (await shown.textContent()) ?? ''
}

/** The `apns-id` that went with the push whose answer is shown. */
export async function sentApnsId(page: Page): Promise<string> {
  const [, id] = /apns-id([0-9a-f-]{36})/.exec(await textOf(answer(page))) ?? []
  if (id === undefined) throw new Error('the answer shows no apns-id')
  return id
}

/** The payload as the JSON view shows it. */
export function payloadText(page: Page): Promise<string> {
  return editor(page).evaluate((node) =>
    [...node.querySelectorAll('.cm-line')].map((line) => line.textContent).join('\n'),
  )
}

/** The rows of the session's history, newest first. */
export function sentRows(page: Page): Locator {
  return page
    .getByRole('table', { name: 'Sent in this session' })
    .getByRole('row')
    .filter({ has: page.getByRole('cell') })
}
