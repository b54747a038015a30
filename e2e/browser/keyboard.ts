import { expect, type Locator, type Page } from '@playwright/test'

/** Presses Tab until the element has the focus: it has to be reachable, and not far away. */
export async function tabTo(page: Page, wanted: Locator, atMost = 40): Promise<void> {
  await expect(wanted).toBeVisible()
  for (let presses = 0; presses < atMost; presses++) {
    if (await hasFocus(wanted)) return
    await page.keyboard.press('Tab')
  }
  await expect(wanted, `within ${atMost} presses of Tab`).toBeFocused()
}

function hasFocus(wanted: Locator): Promise<boolean> {
  return wanted.evaluate((element) => element === document.activeElement)
}

/** Opens the command palette, and waits until it takes letters. */
export async function openPalette(page: Page): Promise<Locator> {
  await page.keyboard.press('ControlOrMeta+k')
  const palette = page.getByRole('dialog', { name: 'Command palette' })
  await expect(palette.getByRole('combobox')).toBeFocused()
  return palette
}

/**
 * Opens the command palette, types, and presses Enter once that would take the option: the list
 * follows the letters a moment later.
 */
export async function runCommand(page: Page, typed: string, option: string | RegExp = typed) {
  const palette = await openPalette(page)
  await page.keyboard.type(typed)
  await expect(palette.getByRole('option', { selected: true })).toHaveAccessibleName(
    typeof option === 'string' ? new RegExp(option, 'i') : option,
  )
  await page.keyboard.press('Enter')
  await expect(palette).toBeHidden()
}

/** A radio group moves between the key's going down and its coming up, so it is held as by a hand. */
export async function pressArrow(page: Page, key: 'ArrowLeft' | 'ArrowRight'): Promise<void> {
  await page.keyboard.press(key, { delay: 150 })
}
