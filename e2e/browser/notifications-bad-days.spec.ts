import { expect, type Page } from '@playwright/test'
import type { AppStoreFault } from '../../lib/simulator/app-store-state'
import {
  DEMO as bundleId,
  giveKey,
  openInbox,
  ownServer,
  reading,
  row,
  runStore,
} from './notifications-page'
import { test } from './own-console'

const DAY = 86_400_000
const buy = (page: Page) =>
  runStore(page, {
    ...{ do: 'start-scenario', side: 'sandbox', scenario: 'non-consumable', begin: 'now' },
    bundleId,
  })
const askForHistory = (page: Page) => page.getByRole('button', { name: 'Get the history' })
const fault = (page: Page, kind: AppStoreFault) =>
  runStore(page, { do: 'answer-next', fault: kind })

test('a history of several pages shows how far it is, waits as long as Apple asks, and goes on by itself', async ({
  page,
}) => {
  await openInbox(page)
  for (let count = 0; count < 45; count++) await buy(page)
  await expect(page.getByText('45 of at most 10,000 notifications')).toBeVisible()
  await page.getByRole('tab', { name: 'History from Apple' }).click()
  await giveKey(page)

  await fault(page, { kind: 'slow', times: 3, delayMs: 1500 })
  await askForHistory(page).click()
  await expect(page.getByText('20 notifications, reading page 2')).toBeVisible()
  await page.getByRole('button', { name: 'Stop', exact: true }).click()
  await expect(page.getByText(/^[24]0 notifications, stopped after page [12]$/)).toBeVisible()
  await runStore(page, { do: 'clear-faults' })
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(page.getByText('45 notifications in 3 pages, to the end')).toBeVisible()
  await expect(page.getByRole('radio', { name: 'All 45' })).toBeVisible()

  await fault(page, { kind: 'rate-limit', times: 1, waitMs: 8000 })
  await askForHistory(page).click()
  const waiting = page.getByText(/the rate limit says to wait \d+ s/)
  await expect(waiting).toBeVisible()
  const left = async () => Number(/wait (\d+) s/.exec((await waiting.textContent()) ?? '')?.[1])
  const first = await left()
  expect(first).toBeGreaterThan(2)
  await expect.poll(left).toBeLessThan(first)
  await expect(page.getByText('45 notifications in 3 pages, to the end')).toBeVisible()
})

test('what is missing here is replayed from the history, in the order in which it was signed', async ({
  page,
}) => {
  await openInbox(page)
  await runStore(page, { do: 'set-url', side: 'sandbox', bundleId, url: null })
  const elsewhere = await ownServer()
  await runStore(page, { do: 'set-url', side: 'sandbox', bundleId, url: elsewhere.url })
  for (let count = 0; count < 3; count++) await buy(page)
  await expect.poll(() => elsewhere.got.length).toBe(3)
  await elsewhere.close()
  await page.getByRole('tab', { name: 'History from Apple' }).click()
  await giveKey(page)
  await askForHistory(page).click()
  await page.getByRole('radio', { name: 'Missing in the inbox' }).click()
  await expect(page.getByTestId('gap')).toContainText('3 of 3 never reached this inbox.')
  await expect(page.getByRole('list', { name: 'Missing in this inbox' })).toContainText(
    'Apple says that a server accepted it',
  )
  const server = await ownServer()
  await page.getByRole('button', { name: 'Select all' }).click()
  await page.getByRole('button', { name: 'Replay 3 in order' }).click()
  await page.getByRole('textbox', { name: 'Your server' }).fill(server.url)
  await page.getByRole('switch', { name: 'May be on this machine' }).click()
  await page.getByRole('button', { name: 'Send 3 in order' }).click()
  const replayed = page.getByRole('list', { name: 'Replayed' }).getByRole('listitem')
  await expect(replayed.filter({ hasText: 'Apple would count it as received' })).toHaveCount(3)
  const dates = server.got.map(({ body }) => {
    const middle = (JSON.parse(body).signedPayload as string).split('.')[1] ?? ''
    return JSON.parse(Buffer.from(middle, 'base64url').toString()).signedDate as number
  })
  expect(dates).toEqual(dates.toSorted((a, b) => a - b))
  expect(server.got.map(({ body }) => body).sort()).toEqual(
    elsewhere.got.map(({ body }) => body).sort(),
  )
  await server.close()
})

test('a simulator’s clock that was moved ahead is no fault of a notification', async ({ page }) => {
  await openInbox(page)
  await runStore(page, { do: 'advance', side: 'sandbox', by: 40 * DAY })
  await buy(page)
  await row(page, 'One-time purchase').click()
  await expect(reading(page).getByRole('heading', { name: 'Checks' })).toBeVisible()
  await expect(reading(page)).toContainText('by the simulator’s clock, which was moved ahead')
  await expect(reading(page)).not.toContainText('signed in the future')
})

test('a console that ends is said, and what came meanwhile is not lost when it is back', async ({
  page,
  power,
  trouble,
}) => {
  trouble.expect(
    /ERR_(CONNECTION_REFUSED|SOCKET_NOT_CONNECTED|CONNECTION_RESET|EMPTY_RESPONSE|INCOMPLETE_CHUNKED)/,
  )
  trouble.expect(/Failed to fetch|answered 5\d\d/)
  await openInbox(page)
  await buy(page)
  await row(page, 'One-time purchase').click()
  await expect(reading(page).getByRole('heading', { name: 'Checks' })).toBeVisible()
  await power.kill()
  await expect(page.getByText('Connection lost, trying again')).toBeVisible()
  // What was read stays, although the list of inboxes cannot be read again.
  await page.evaluate(() => window.dispatchEvent(new Event('focus')))
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
  await page.getByRole('searchbox', { name: 'Filter by text' }).fill('nothing like it')
  await expect(page.getByText('The inbox could not be loaded')).toBeVisible()
  await expect(reading(page).getByRole('heading', { level: 2 })).toHaveText('One-time purchase')
  await power.start()
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByText('Nothing matches the filters')).toBeVisible()
  await page.getByRole('button', { name: 'Clear the filters' }).click()
  await expect(row(page, 'One-time purchase')).toBeVisible()
  await expect(page.getByText('Live', { exact: true })).toBeVisible()
  await buy(page)
  await expect(page.locator('[data-arrival]')).toHaveCount(2)
})

test('a simulated App Store that cannot be asked is said where it would stand, and asked again', async ({
  page,
  trouble,
}) => {
  trouble.expect(/ERR_FAILED/)
  await openInbox(page)
  const stream = '**/api/simulator/app-store/events'
  await page.route(stream, (route) => route.abort())
  await page.reload()
  await expect(page.getByText('The simulated App Store did not answer.')).toBeVisible()
  await page.unroute(stream)
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByText('Assay Demo sends here')).toBeVisible()
})
