import { expect, test } from './fixture'
import { pressArrow, runCommand, tabTo } from './keyboard'
import {
  answer,
  deviceToken,
  editor,
  openComposer,
  payloadText,
  readyToSend,
  sendButton,
  sentRows,
  topic,
} from './push-page'

// Without a mouse: Tab, Enter, arrows, typing.

test('from the page’s beginning to a notification on the lock screen', async ({ page }) => {
  await openComposer(page)
  const steps = page.getByRole('region', { name: 'First steps' })
  await tabTo(page, steps.getByRole('button', { name: 'Give me a key to try' }))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('combobox', { name: 'Key', exact: true })).toContainText(
    'Simulator key',
  )
  await tabTo(page, steps.getByRole('button', { name: 'Add a device' }), 3)
  await page.keyboard.press('Enter')
  await expect(deviceToken(page)).toHaveValue(/^[0-9a-f]{64}$/)

  await tabTo(page, page.getByRole('radio', { name: 'JSON' }))
  await pressArrow(page, 'ArrowLeft')
  await expect(page.getByRole('radio', { name: 'Form' })).toBeChecked()
  await tabTo(page, page.getByLabel('Title', { exact: true }), 2)
  await page.keyboard.press('Control+A')
  await page.keyboard.type('By hand')
  await page.keyboard.press('Control+Enter')
  await expect(answer(page)).toContainText('Accepted')

  await tabTo(page, answer(page).getByRole('link', { name: 'See iPhone' }))
  await page.keyboard.press('Enter')
  const screen = page.getByRole('log').filter({ hasText: 'By hand' })
  await tabTo(page, screen)
})

test('choices by arrow keys, suggestions too, and Send by Enter', async ({ page }) => {
  await readyToSend(page)
  const [token, bundleId] = [await deviceToken(page).inputValue(), await topic(page).inputValue()]
  await page.reload()
  await openComposer(page)
  await deviceToken(page).fill('')
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('option').first()).toBeVisible()
  const selected = page.getByRole('option', { selected: true }).locator('.font-mono')
  for (let at = 0; at < 50; at++) {
    const before = (await selected.textContent()) ?? ''
    if (before === token) break
    await page.keyboard.press('ArrowDown')
    // The choice moves a moment later: pressed again before that, it would be passed by.
    await expect(selected).not.toHaveText(before)
  }
  await page.keyboard.press('Enter')
  await expect(deviceToken(page)).toHaveValue(token)

  const type = page.getByRole('combobox', { name: 'Push type' })
  await tabTo(page, type, 4)
  await page.keyboard.press('Enter')
  const background = page.getByRole('option', { name: /^background/ })
  await expect(background).toBeVisible()
  await page.keyboard.type('back')
  // The letters move the focus a moment later.
  await expect(background).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(type).toContainText('background')
  await expect(topic(page)).toHaveValue(bundleId)
  const five = page.getByRole('radio', { name: '5', exact: true })
  await expect(five).toBeChecked()
  await tabTo(page, five, 2)
  await pressArrow(page, 'ArrowLeft')
  await expect(page.getByRole('radio', { name: '10', exact: true })).toBeChecked()

  await tabTo(page, sendButton(page), 6)
  await page.keyboard.press('Enter')
  await expect(answer(page)).toContainText('400')
  await expect(answer(page)).toContainText('BadPriority')
})

test('Tab leaves the JSON editor, forwards and backwards', async ({ page }) => {
  await openComposer(page)
  await tabTo(page, editor(page), 60)
  await page.keyboard.press('Control+A')
  await page.keyboard.type('{"aps":{}}')
  await page.keyboard.press('Tab')
  await expect(editor(page)).not.toBeFocused()
  expect(await payloadText(page)).not.toContain('\t')
  await page.keyboard.press('Shift+Tab')
  await expect(editor(page)).toBeFocused()
  await page.keyboard.press('Shift+Tab')
  await expect(page.getByRole('radio', { name: 'JSON' })).toBeFocused()
})

test('the command palette goes to every page and sends', async ({ page }) => {
  await readyToSend(page)
  for (const heading of ['Simulator', 'Keys', 'Rules']) {
    await runCommand(page, heading.toLowerCase())
    await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible()
  }
  await runCommand(page, 'push')
  await expect(editor(page)).toBeVisible()
  await runCommand(page, 'send the')
  await expect(answer(page)).toContainText('Accepted')
  await expect(sentRows(page)).toHaveCount(1)
})
