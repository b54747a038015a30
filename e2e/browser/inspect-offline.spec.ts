import type { Page } from '@playwright/test'
import { DECODERS } from '@/lib/inspect/registry'
import { expect, test } from './fixture'
import { box, openInspect, paste, TOKEN, title, verdict } from './inspect-page'

/** One text of each of the decoders that have one. */
const PASTES = DECODERS.flatMap(({ id, samples }) => {
  const text = samples.find((sample) => sample.text !== undefined)?.text
  return text === undefined ? [] : [[id, text] as const]
})

/** Everything has loaded, the spare worker too. */
async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle')
  await expect.poll(() => page.workers().length).toBe(2)
  await page.waitForLoadState('networkidle')
}

test('pasting causes no request at all', async ({ page, context }) => {
  expect(PASTES.length).toBeGreaterThanOrEqual(10)
  await openInspect(page)
  await settled(page)
  const requests: string[] = []
  context.on('request', (request) => requests.push(`${request.method()} ${request.url()}`))
  page.on('websocket', (socket) => requests.push(`WS ${socket.url()}`))
  for (const [id, text] of PASTES) {
    await paste(page, text)
    await expect(box(page), id).toHaveValue(text.replace(/\r\n?/g, '\n'))
    await expect(verdict(page), id).toBeVisible()
    for (const tab of await page.getByRole('tab').all()) await tab.click()
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
  await page.getByRole('button', { name: 'Device token', exact: true }).click()
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
