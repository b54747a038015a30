import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, type Page } from '@playwright/test'
import {
  DEMO,
  giveKey,
  nameOf,
  openInbox,
  passTime,
  reading,
  row,
  runStore,
  startScenario,
} from './notifications-page'
import { test } from './own-console'

/** An address where nobody listens. */
async function deadAddress(): Promise<string> {
  const server = createServer()
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  await new Promise<void>((done) => server.close(() => done()))
  return `http://127.0.0.1:${port}/hook`
}

const sendTo = (page: Page, url: string | null) =>
  runStore(page, { do: 'set-url', side: 'sandbox', bundleId: DEMO, url })

test('Q8: after a failed renewal, what the pair means and what comes next, and when', async ({
  page,
}) => {
  const inbox = await openInbox(page)
  await startScenario(page, 'Billing retry, grace and recovery')
  await passTime(page, inbox, (seen) =>
    seen.some((one) => nameOf(one) === 'DID_FAIL_TO_RENEW/GRACE_PERIOD'),
  )
  await row(page, 'Renewal failed: in grace period').click()
  const next = reading(page).getByRole('region', { name: 'What usually comes next' })
  for (const one of ['DID_RENEW BILLING_RECOVERY', 'GRACE_PERIOD_EXPIRED', 'EXPIRED BILLING_RETRY'])
    await expect(next).toContainText(one)
  await expect(next).toContainText('after 60 days, shortened by the renewal rate')
  await expect(reading(page).getByRole('region', { name: 'Access' })).toContainText(
    'billing grace period: access continues',
  )
  await reading(page).getByRole('link', { name: 'See the timeline' }).click()
  await expect(page).toHaveURL(/\/transactions\/\d+\?environment=simulator/)
})

test('Q16: a TEST notification is asked for, followed until it lands, and verified step by step', async ({
  page,
}) => {
  await openInbox(page)
  await page.getByRole('tab', { name: 'Test notification' }).click()
  await giveKey(page)
  await page.getByRole('button', { name: 'Request a test notification' }).click()
  await expect(page.getByText('It landed')).toBeVisible()
  await page.getByRole('tab', { name: 'Inbox' }).click()
  await row(page, 'Test notification').click()
  await expect(reading(page)).toContainText('Genuine for the simulator')
  await expect(reading(page)).toContainText('Says nothing about access')
  await reading(page).getByRole('button', { name: 'Show them' }).click()
  expect(await reading(page).getByText('passed').count()).toBeGreaterThan(4)
  await expect(reading(page).getByText(/\d+ failed/)).toHaveCount(0)
  await reading(page).getByRole('button', { name: 'The notification' }).click()
  await expect(page.getByTestId('verdict')).toContainText('Valid')
})

test('Q16: one that cannot be delivered says why', async ({ page }) => {
  await openInbox(page)
  await page.getByRole('tab', { name: 'Test notification' }).click()
  await giveKey(page)
  await sendTo(page, await deadAddress())
  await page.getByRole('button', { name: 'Request a test notification' }).click()
  await expect(page.getByText('It did not land')).toBeVisible()
  await expect(page.getByText(/SOCKET_ISSUE: the connection broke/).first()).toBeVisible()
  await sendTo(page, null)
  await page.getByRole('button', { name: 'Request a test notification' }).click()
  await expect(page.getByRole('region', { name: 'Failed: test notification' })).toContainText(
    '4040007',
  )
})

test('Q17: only failures, each attempt against the schedule, and the gap to this inbox', async ({
  page,
}) => {
  const inbox = await openInbox(page)
  await startScenario(page, 'Non-consumable')
  await expect(row(page, 'One-time purchase')).toBeVisible()
  await sendTo(page, await deadAddress())
  await startScenario(page, 'New monthly subscription')
  await page.getByRole('tab', { name: 'History from Apple' }).click()
  await giveKey(page)
  const ask = page.getByRole('button', { name: 'Get the history' })
  const history = page.getByRole('list', { name: 'History from Apple' })
  const lines = history.getByRole('checkbox')
  await expect(async () => {
    await ask.click()
    await expect(lines).toHaveCount(2, { timeout: 2000 })
    await expect(history).toContainText('SOCKET_ISSUE', { timeout: 500 })
  }).toPass()
  await expect(page.getByText('2 notifications in 1 page, to the end')).toBeVisible()

  await page.getByRole('radio', { name: 'Missing in the inbox' }).click()
  await expect(page.getByTestId('gap')).toContainText('1 of 2 never reached this inbox.')
  const missing = page.getByRole('list', { name: 'Missing in this inbox' })
  await expect(missing).toContainText('Subscription started')
  await expect(missing).toContainText('Every attempt to deliver it failed.')

  await page.getByRole('radio', { name: /^All/ }).click()
  await page.getByRole('switch', { name: 'Only what has not reached the server' }).click()
  await ask.click()
  await expect(lines).toHaveCount(1)
  await expect(history).toContainText('The sandbox sends once.')
  expect(inbox).not.toBe('')
})

test('Q18: where ONE_TIME_CHARGE is sent, with the date of what is known', async ({ page }) => {
  await openInbox(page)
  await startScenario(page, 'Non-consumable')
  await row(page, 'One-time purchase').click()
  await expect(reading(page)).toContainText('Production: sent, Apple’s text says so.')
  await expect(reading(page)).toContainText('27 May 2025')
})

test('Q25: a refund of an earlier period leaves access, since status says so', async ({ page }) => {
  const inbox = await openInbox(page)
  await startScenario(page, 'Refund of an earlier period, still active')
  await passTime(page, inbox, (seen) => seen.some((one) => nameOf(one) === 'REFUND'))
  await row(page, 'Purchase refunded').click()
  const access = reading(page).getByRole('region', { name: 'Access' })
  await expect(access).toContainText('The subscription is active: access continues.')
  await expect(access).toContainText('data.status, which is 1')
})
