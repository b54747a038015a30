import { sign } from 'node:crypto'
import { expect, test } from './fixture'
import { box, facts, openInspect, paste, row, title, verdict } from './inspect-page'
import { type KeyFile, makeKeyFile } from './keys-page'

const JSON_TEXT = '{"aps":{"alert":{"title":"Hi","body":"There"},"badge":3},"order":4711}'

test('bytes light up with their field, and a byte selects its field', async ({ page }) => {
  await openInspect(page)
  await paste(page, JSON_TEXT)
  await row(facts(page), 'order').click()
  await page.getByRole('tab', { name: 'Bytes' }).click()
  const bytes = page.getByRole('grid', { name: /^Bytes of/ })
  const lit = bytes.getByRole('gridcell', { selected: true })
  const start = JSON_TEXT.indexOf('"order"')
  await expect(lit).toHaveCount('"order":4711'.length)
  await expect(lit.first()).toHaveAttribute('data-offset', String(start))

  const tree = page.getByRole('treegrid', { name: 'Fields of these bytes' })
  await bytes.locator(`[role=gridcell][data-offset="${JSON_TEXT.indexOf('Hi')}"]`).click()
  await expect(row(tree, 'title')).toHaveAttribute('aria-selected', 'true')
  await expect(lit).toHaveCount('"title":"Hi"'.length)
  // From byte to byte by the keyboard.
  await bytes.focus()
  for (let i = 0; i < 4; i++) await page.keyboard.press('ArrowRight')
  await expect(row(tree, 'body')).toHaveAttribute('aria-selected', 'true')
  // Hovering lights up without choosing.
  await row(tree, 'badge').hover()
  await expect(row(tree, 'body')).toHaveAttribute('aria-selected', 'true')
  await expect(
    bytes.locator(`[role=gridcell][data-offset="${JSON_TEXT.indexOf('"badge"')}"]`),
  ).toHaveClass(/bg-accent-soft/)
})

test('the tree is walked, opened and searched by keyboard alone', async ({ page }) => {
  await openInspect(page, '/inspect/json')
  await box(page).focus()
  await page.keyboard.insertText(JSON_TEXT)
  await expect(verdict(page)).toBeVisible()
  await page.getByRole('tab', { name: 'Facts' }).focus()
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('tab', { name: 'Bytes' })).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('ArrowLeft')
  await facts(page).getByRole('row').first().focus()
  const focused = facts(page).locator('[role=row]:focus')
  await page.keyboard.press('ArrowDown')
  const rows = facts(page).getByRole('row')
  const before = await rows.count()
  await page.keyboard.press('Home')
  await page.keyboard.press('ArrowLeft')
  await expect(focused).toHaveAttribute('aria-expanded', 'false')
  await expect.poll(() => rows.count()).toBeLessThan(before)
  await page.keyboard.press('ArrowRight')
  await expect(focused).toHaveAttribute('aria-expanded', 'true')
  await page.keyboard.press('End')
  await expect(focused).toContainText('4711')
  await page.getByRole('searchbox', { name: 'Search the facts' }).fill('There')
  await expect(row(facts(page), 'body')).toBeVisible()
  await expect(row(facts(page), 'badge')).toHaveCount(0)
})

test('what cannot be seen is written out, and no markup is one', async ({ page }) => {
  await openInspect(page)
  await paste(
    page,
    '{"a\u202Eb":"<img src=x onerror=alert(1)>","zero":"x\u200By","javascript":"javascript:alert(1)"}',
  )
  await expect(verdict(page)).toBeVisible()
  await expect(facts(page)).toContainText('a\\u{202E}b')
  await expect(facts(page)).toContainText('x\\u{200B}y')
  await expect(facts(page)).toContainText('<img src=x onerror=alert(1)>')
  await expect(page.locator('main img')).toHaveCount(0)
  const hidden = await page.locator('main').evaluate((main) => {
    const region = main.cloneNode(true) as HTMLElement
    for (const field of region.querySelectorAll('textarea')) field.remove()
    return /[\u202E\u200B]/.test(region.textContent ?? '')
  })
  expect(hidden).toBe(false)
})

test('a key to check with makes it valid, and is kept in this tab only', async ({ page }) => {
  const file = makeKeyFile()
  await openInspect(page)
  await paste(page, providerToken(file))
  await expect(title(page)).toContainText('Provider token')
  await expect(verdict(page)).toContainText('Unverified.')
  await page.getByText('Add a key, root, password or expectation').click()
  const keys = page.getByRole('textbox', { name: 'Keys to check a signature with' })
  await keys.fill('not a key')
  await page.getByRole('button', { name: 'Add key' }).click()
  await expect(page.getByText(/contains no key/)).toBeVisible()
  await expect(keys).toHaveValue('not a key')
  await page.locator('input[type=file][aria-label="Choose a file: key"]').setInputFiles(file)
  await expect(verdict(page)).toContainText('Valid.')
  const stored = await page.evaluate(() => JSON.stringify([localStorage, sessionStorage]))
  expect(stored).not.toContain('PRIVATE KEY')
  await page.getByRole('button', { name: `Remove ${file.name}` }).click()
  await expect(verdict(page)).toContainText('Unverified.')
})

/** A token made a minute ago. */
function providerToken({ key, keyId }: KeyFile): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const iat = Math.floor(Date.now() / 1000) - 60
  const signed = `${part({ alg: 'ES256', kid: keyId })}.${part({ iss: 'DEF123GHIJ', iat })}`
  const signature = sign('sha256', Buffer.from(signed), { key, dsaEncoding: 'ieee-p1363' })
  return `${signed}.${signature.toString('base64url')}`
}

test('thousands of fields and a megabyte stay usable', async ({ page }) => {
  await openInspect(page)
  const many = JSON.stringify(
    Array.from({ length: 8000 }, (_, id) => ({ id, name: 'x'.repeat(90) })),
  )
  await paste(page, many)
  await expect(verdict(page)).toBeVisible()
  // Too long to be edited: it is named instead, and nothing of it is lost.
  await expect(
    page.getByText(`${many.length.toLocaleString('en-GB')} characters`).first(),
  ).toBeVisible()
  await expect(facts(page).getByRole('button', { name: /^Show more: / })).toBeVisible()
  await page.getByRole('tab', { name: 'Bytes' }).click()
  const bytes = page.getByRole('grid', { name: /^Bytes of/ })
  await bytes.focus()
  await page.keyboard.press('PageDown')
  await expect(bytes.getByRole('row').first()).toBeVisible()
  expect(await bytes.getByRole('row').count()).toBeLessThan(60)
})
