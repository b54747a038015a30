import { allDecoders } from '../fixtures/all-decoders'
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

test('pasting causes no request at all', async ({ page, context }, info) => {
  test.setTimeout(300_000)
  const firsts = (await allDecoders(info)).map(({ samples }) => samples[0]?.text ?? '')
  const texts = firsts.filter((text) => text !== '')
  expect(texts.length).toBeGreaterThanOrEqual(20)
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
