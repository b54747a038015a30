import type { Page } from '@playwright/test'
import { expect, test } from './fixture'
import {
  box,
  openInspect,
  openSamples,
  paste,
  samples,
  settled,
  TOKEN,
  title,
  verdict,
} from './inspect-page'

/** The text of one sample of each decoder that has a text, as the box shows it. */
async function sampleTexts(page: Page): Promise<string[]> {
  const texts: string[] = []
  // It stays open from one to the next.
  await paste(page, 'anything')
  await openSamples(page)
  for (const chip of await samples(page).getByRole('button').all()) {
    const name = (await chip.textContent()) ?? ''
    const before = await box(page).inputValue()
    await chip.click()
    const isMenu = (await chip.getAttribute('aria-haspopup')) === 'menu'
    if (isMenu) await page.getByRole('menuitem').first().click()
    await expect.poll(() => box(page).inputValue(), name).not.toBe(before)
    texts.push(await box(page).inputValue())
    // A menu that opens while the page changes below it is closed again.
    await expect(verdict(page)).toBeVisible()
  }
  return texts.filter((text) => text !== '')
}

test('pasting causes no request at all', async ({ page, context }) => {
  test.setTimeout(300_000)
  await openInspect(page)
  const texts = await sampleTexts(page)
  expect(texts.length).toBeGreaterThanOrEqual(10)
  await openInspect(page)
  await settled(page)
  const requests: string[] = []
  context.on('request', (request) => requests.push(`${request.method()} ${request.url()}`))
  page.on('websocket', (socket) => requests.push(`WS ${socket.url()}`))
  for (const text of texts) {
    await paste(page, text)
    await expect(box(page)).toHaveValue(text)
    // A result begins with its facts, whichever tab the last one was left at.
    await expect(page.getByRole('tab', { name: 'Facts' })).toHaveAttribute('aria-selected', 'true')
    await expect(verdict(page)).toBeVisible()
    // The tabs may still be those of the paste before.
    await expect(async () => {
      for (const tab of await page.getByRole('tab').all()) await tab.click({ timeout: 2_000 })
    }).toPass()
  }
  await page.waitForTimeout(500)
  expect(requests).toEqual([])
})

test('it works without a network once it has loaded', async ({ page, context }) => {
  await openInspect(page)
  await settled(page)
  await context.setOffline(true)
  await paste(page, TOKEN)
  await expect(title(page)).toHaveText('Device token')
  await openSamples(page)
  await samples(page).getByRole('button', { name: 'Device token', exact: true }).click()
  await page.getByRole('menuitem').last().click()
  await expect(verdict(page)).toBeVisible()
  await context.setOffline(false)
})

test('a worker that is kept busy is ended, and the next paste is read, offline too', async ({
  page,
  context,
}) => {
  // A worker that never answers is the same as one that works for ever.
  await page.addInitScript(() => {
    const post = Worker.prototype.postMessage
    Worker.prototype.postMessage = function (this: Worker, message: unknown) {
      if (!JSON.stringify(message).includes('never answer this')) post.call(this, message)
    }
  })
  await openInspect(page)
  await settled(page)
  await context.setOffline(true)
  await paste(page, 'never answer this')
  await expect(page.getByRole('alert').filter({ hasText: 'longer than two seconds' })).toBeVisible()
  await expect(box(page)).toHaveValue('never answer this')
  await paste(page, TOKEN)
  await expect(title(page)).toHaveText('Device token')
  await context.setOffline(false)
})
