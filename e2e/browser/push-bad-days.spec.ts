import { expectExplanation } from './explanation'
import { expect, test } from './fixture'
import { answer, openComposer, readyToSend, send, sendButton, sentApnsId } from './push-page'
import { answerNextWith, requestsWith } from './simulator-page'

// What is nobody's mistake: Apple's side on a bad day.

test('too many pushes: the wait is counted down, kept, and then over', async ({ page }) => {
  await readyToSend(page)
  await answerNextWith(page, /^TooManyRequests/)
  await openComposer(page)
  await send(page)
  const shown = await expectExplanation(page, {
    outcome: 'Rejected',
    said: '429 TooManyRequests',
    headline: 'Rejected: too many pushes to one device',
    cause: 'Many pushes went to the same device token in a short time',
    fix: 'Send to this device again later, and less often.',
  })
  await expect(shown.getByText(/Not before \d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC/)).toBeVisible()
  await expect(
    shown.getByRole('button', { name: /^Send again anyway \(asked to wait [1-5] s\)$/ }),
  ).toBeVisible()

  await send(page)
  await expect(answer(page).getByRole('alert')).toContainText('APNs asked to wait')
  await expect(answer(page).getByRole('alert')).toContainText('pushes to this device token')
  await answer(page)
    .getByRole('button', { name: 'Send again', exact: true })
    .click({ timeout: 10_000 })
  await expect(answer(page)).toContainText('Accepted')
})

test('APNs asks to wait 15 minutes: one may send all the same', async ({ page }) => {
  await readyToSend(page)
  await answerNextWith(page, /^ServiceUnavailable, Retry-After/)
  await openComposer(page)
  await send(page)
  await expectExplanation(page, {
    outcome: 'Rejected',
    said: '503 ServiceUnavailable',
    headline: 'Rejected: APNs is not available',
    cause: 'The service is overloaded or under maintenance.',
    fix: 'Wait 15 minutes, then send again',
  })
  await send(page)
  await expect(answer(page).getByRole('alert')).toContainText('all pushes to this environment')
  await answer(page)
    .getByRole('button', { name: /^Send again anyway \(asked to wait / })
    .click()
  await expect(answer(page)).toContainText('Accepted')
})

test('the connection breaks after the request: nobody can say', async ({ page }) => {
  await readyToSend(page)
  await answerNextWith(page, /^Connection breaks after the request/)
  await openComposer(page)
  await send(page)
  const shown = await expectExplanation(page, {
    outcome: 'Unknown',
    headline: 'It is not known what became of this push: the connection broke',
    cause: 'The connection ended after the push went out and before an answer came.',
    fix: 'Look at the device before you send it again',
  })
  await expect(shown).toContainText(
    'It may have been delivered, so it is not sent again by itself.',
  )
  await expect(shown.getByRole('button', { name: 'Send again', exact: true })).toBeEnabled()
  const apnsId = await sentApnsId(page)
  await expect(await requestsWith(page, apnsId)).toHaveCount(1)
})

test('GOAWAY before the request: sent once more by itself', async ({ page }) => {
  await readyToSend(page)
  await answerNextWith(page, /^GOAWAY before the request/)
  await openComposer(page)
  const said = await send(page)
  await expect(said).toContainText('Accepted')
  await expect(said).toContainText(
    'It went out twice: the first attempt was certainly not processed.',
  )
  await expect(sendButton(page)).toBeEnabled()
})
