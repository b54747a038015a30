import { expect, type Page } from '@playwright/test'
import { deviceToken, editor, payloadText, showRareFields, topic, writePayload } from './push-page'

const PAYLOAD = '{ "aps": { "alert": "Composed with care" },  "order": 4711 }'

/** What a test remembers of the push that it composed. */
interface Composed {
  token: string
  topic: string
}

/** Fills in what is easily lost: text with its own spaces, and a field that is seldom set. */
export async function compose(page: Page): Promise<Composed> {
  await writePayload(page, PAYLOAD)
  await showRareFields(page)
  await page.getByLabel('Collapse ID', { exact: true }).fill('order-4711')
  await page.getByRole('radio', { name: '5', exact: true }).click()
  return { token: await deviceToken(page).inputValue(), topic: await topic(page).inputValue() }
}

/** All of it is still there, to the last space. */
export async function expectComposed(page: Page, composed: Composed): Promise<void> {
  await expect(deviceToken(page)).toHaveValue(composed.token)
  await expect(topic(page)).toHaveValue(composed.topic)
  await expect(page.getByLabel('Collapse ID', { exact: true })).toHaveValue('order-4711')
  await expect(page.getByRole('radio', { name: '5', exact: true })).toBeChecked()
  await expect(editor(page)).toBeVisible()
  await expect.poll(() => payloadText(page)).toBe(PAYLOAD)
}
