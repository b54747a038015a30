import type { Page } from '@playwright/test'
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
    await openTabs(page)
  }
  await page.waitForTimeout(500)
  expect(requests).toEqual([])
})

/** Opens every tab of the answer, one after another. */
function openTabs(page: Page): Promise<void> {
  return page.evaluate(async () => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
    const until = async (isSo: () => boolean) => {
      for (const end = performance.now() + 8_000; !isSo(); await frame()) {
        if (performance.now() > end) throw new Error('a tab did not open')
      }
    }
    // What stands below a verdict is drawn a moment after it.
    await until(() => document.querySelector('[aria-busy=true]') === null)
    for (const tab of document.querySelectorAll<HTMLElement>('[role=tab]')) {
      tab.focus()
      await until(() => tab.getAttribute('aria-selected') === 'true')
      await frame()
    }
  })
}

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
