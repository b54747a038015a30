import { expect } from '@playwright/test'
import { compose, expectComposed } from './composed'
import { test } from './own-console'
import { answer, answered, readyToSend, send, sendButton, sentApnsId, sentRows } from './push-page'
import { answerNextWith, openSimulator, requestsWith } from './simulator-page'

// The console's own process dies, at the worst moments.

/** What a browser says of a server that is not there. */
const GONE = /ERR_|Failed to fetch|NetworkError/

test('a console that is killed and started again', async ({ page, power, trouble }) => {
  trouble.expect(GONE)
  await readyToSend(page)
  const composed = await compose(page)
  await expect(await send(page)).toContainText('Accepted')

  await power.kill()
  await power.start()
  await expectComposed(page, composed)
  // The same session, key, device and history, without a reload.
  await expect(await send(page)).toContainText('Accepted')
  await page.reload()
  await expectComposed(page, composed)
  await expect(sentRows(page)).toHaveCount(2)
})

test('a console that is down when Send is pressed', async ({ page, power, trouble }) => {
  trouble.expect(GONE)
  await readyToSend(page)
  const composed = await compose(page)

  await power.kill()
  await send(page)
  await expect(answer(page).getByRole('alert')).toContainText('The console itself did not answer')
  await expectComposed(page, composed)
  await answer(page).getByRole('button', { name: 'Ask what became of it' }).click()
  await expect(await answered(page)).toContainText('The console itself did not answer')

  await power.start()
  await answer(page).getByRole('button', { name: 'Ask what became of it' }).click()
  await expect(answer(page)).toContainText('Accepted', { timeout: 20_000 })
  const apnsId = await sentApnsId(page)
  await expect(sentRows(page)).toHaveCount(1)
  await expect(await requestsWith(page, apnsId)).toHaveCount(1)
})

test('a console that dies while it waits for the answer', async ({ page, power, trouble }) => {
  trouble.expect(GONE)
  await answerNextWith(page, /^Answer after 3 s/)
  await readyToSend(page)
  const composed = await compose(page)

  await sendButton(page).click()
  await expect
    .poll(async () => (await (await page.request.get('/api/attempts')).json()).attempts.length)
    .toBe(1)
  await power.kill()
  await expect(answer(page).getByRole('alert')).toContainText('The console itself did not answer', {
    timeout: 20_000,
  })

  await power.start()
  await answer(page).getByRole('button', { name: 'Ask what became of it' }).click()
  await expect(answer(page)).toContainText('It is not known what became of this push', {
    timeout: 20_000,
  })
  await expectComposed(page, composed)
  // The simulator died with the console, and its log with it: whatever is in it now came later.
  await openSimulator(page)
  await expect(page.getByText('No request has come in')).toBeVisible()
})
