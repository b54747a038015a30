import { expect, test } from './fixture'
import { box, clipboard, openInspect, paste, TOKEN, takeSample, title } from './inspect-page'

test.beforeEach(({ context }) => context.grantPermissions(['clipboard-read', 'clipboard-write']))

test('a link carries the paste in its fragment, and the server never sees it', async ({
  page,
  otherPerson,
}) => {
  await openInspect(page)
  await paste(page, TOKEN)
  await page.getByRole('button', { name: 'Link…' }).click()
  const dialog = page.getByRole('dialog', { name: 'A link to this' })
  await expect(dialog).toContainText('Whoever gets the link can read all of it')
  await expect(dialog.getByRole('textbox')).toHaveCount(0)
  await dialog.getByRole('button', { name: 'Make a link that carries all 64 characters' }).click()
  await dialog.getByRole('button', { name: 'Copy link' }).click()
  await expect.poll(() => clipboard(page)).toMatch(/\/#paste=[\w-]+$/)
  const link = await clipboard(page)

  const other = await otherPerson()
  const asked: string[] = []
  other.on('request', (request) =>
    asked.push(`${request.url()} ${request.headers().referer ?? ''}`),
  )
  await other.goto(link)
  await expect(title(other)).toHaveText('Device token')
  await expect(box(other)).toHaveValue(TOKEN)
  await expect(other).not.toHaveURL(/paste=/)
  expect(asked.length).toBeGreaterThan(3)
  // The fragment of the document's own address stays in the browser; Playwright shows it with it.
  expect(asked.slice(1).filter((line) => line.includes('paste='))).toEqual([])
  await other.reload()
  await expect(box(other)).toHaveValue('')
})

test('a link that was cut off says so', async ({ page }) => {
  await openInspect(page, '/#paste=Af___w')
  await expect(page.getByText(/^The link was cut off/)).toBeVisible()
  await expect(page).not.toHaveURL(/paste=/)
})

test('a key and a token that acts for a team get no link', async ({ page }) => {
  await openInspect(page)
  await takeSample(page, 'Provider token', 'With the key that signed it')
  await expect(title(page)).toContainText('Provider token')
  await page.getByRole('button', { name: 'Link…' }).click()
  const dialog = page.getByRole('dialog', { name: 'A link to this' })
  await expect(dialog.getByRole('alert')).toContainText('act as your team')
  await expect(dialog.getByRole('button', { name: /^Make a link/ })).toHaveCount(0)
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
})
