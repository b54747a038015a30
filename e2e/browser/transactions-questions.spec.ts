import { readFileSync } from 'node:fs'
import type { Download, Page } from '@playwright/test'
import { takeNotifications } from './app-store-page'
import {
  access,
  box,
  command,
  lookUp,
  openLookUp,
  openSample,
  openTab,
  story,
  timeline,
} from './customers'
import { expect, test } from './fixture'
import { facts, row, verdict } from './inspect-page'
import { DEMO } from './notifications-page'

/** Questions that people asked of transactions, against the simulated App Store. */

test('Q8: a free trial whose renewal fails in the sandbox', async ({ page }) => {
  await openSample(page)
  await command(page, { do: 'play', side: 'sandbox', speed: 0 })
  const begun = await command(page, {
    do: 'start-scenario',
    side: 'sandbox',
    scenario: 'trial-converts',
    begin: 'now',
  })
  const { customerId = '', transactionId } = begun
  const act = { do: 'billing', works: false } as const
  await command(page, { do: 'act', side: 'sandbox', customerId, act })
  // The trial of a week lasts three minutes; then the first payment fails.
  await command(page, { do: 'advance', side: 'sandbox', by: 190_000 })
  await page.clock.setSystemTime(Date.now() + 4 * 60_000)
  await lookUp(page, String(transactionId))

  await expect(access(page)).toContainText(
    /^Grace period\. Has access to pro\.trial until .+, because a grace period is running until .+, since the renewal was not paid: a notification DID_FAIL_TO_RENEW \(GRACE_PERIOD\)/,
  )
  await expect(
    timeline(page).getByRole('button', { name: /^Free trial: pro\.trial/ }),
  ).toBeVisible()
  // Accelerated time beside the real one.
  await expect(timeline(page)).toContainText('stands for')
  const notices = await openTab(page, 'Notifications')
  await expect(notices).toContainText('DID_FAIL_TO_RENEW GRACE_PERIOD')
  const next = notices.getByRole('region', { name: 'To expect next' })
  await expect(next).toContainText('DID_RENEW (BILLING_RECOVERY)')
  await expect(next).toContainText('GRACE_PERIOD_EXPIRED')
  await expect(next).toContainText('EXPIRED (BILLING_RETRY)')
  const statuses = await openTab(page, 'Statuses')
  await expect(statuses).toContainText('Status 4: in billing grace period')
  await command(page, { do: 'play', side: 'sandbox', speed: 1 })
})

test('Q10, Q24 and Q25: one customer from every side', async ({ page }) => {
  test.setTimeout(180_000)
  const id = await openSample(page)
  await expect(access(page)).toContainText(
    /^Active\. Has access to pro\.monthly until .+ UTC, because the renewal of .+ UTC was paid\.$/,
  )

  await test.step('Q10: the instant in UTC, local and a chosen zone', async () => {
    const period = timeline(page)
      .getByRole('button', { name: /^Paid: pro\.monthly/ })
      .first()
    await period.focus()
    await page.keyboard.press('End')
    await page.keyboard.press('Home')
    await expect(timeline(page)).toContainText(/UTC/)
    const zone = timeline(page).getByRole('combobox', { name: 'Also show times in this zone' })
    await zone.fill('KST')
    await zone.press('Enter')
    await period.focus()
    await expect(timeline(page)).toContainText('Asia/Seoul')
    // The browser's own zone is an hour ahead in winter.
    await expect(timeline(page)).toContainText('CET here')
  })

  await test.step('Q24: statuses, notifications, the API’s own filters', async () => {
    await expect(await openTab(page, 'Statuses')).toContainText('Status 1: active')
    const notices = await openTab(page, 'Notifications')
    await expect(notices).toContainText('DID_FAIL_TO_RENEW GRACE_PERIOD')
    await openTab(page, 'Transactions')
    await page.getByRole('button', { name: 'Filters of the API' }).click()
    const form = page.getByRole('form', { name: 'Filters of the API' })
    await form.getByRole('combobox', { name: 'Revoked' }).click()
    await page.getByRole('option', { name: 'Only revoked' }).click()
    await form.getByRole('button', { name: 'Reload with these filters' }).click()
    await expect(page).toHaveURL(/revoked=true/)
    await expect(page.getByText('transactions: 1', { exact: true })).toBeVisible()
    await page.goBack()
    await expect(page.getByText('transactions: 2', { exact: true })).toBeVisible()
  })

  await test.step('out of the console: CSV, JSON and a report without a whole id', async () => {
    expect(await saved(page, 'CSV')).toContain(id)
    const json = JSON.parse(await saved(page, 'JSON')) as { evidence: { token: string }[] }
    expect(json.evidence.every(({ token }) => token.split('.').length === 3)).toBe(true)
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await page.getByRole('button', { name: 'Copy report' }).click()
    const report = () => page.evaluate(() => navigator.clipboard.readText())
    await expect.poll(report).toContain('Has access to')
    expect(await report()).not.toContain(id)
    expect(await report()).not.toMatch(/eyJ|\d{15,}/)
  })

  await test.step('each change is made once, and its answer shown', async () => {
    await page.getByRole('button', { name: 'Compare' }).first().click()
    await page.getByRole('button', { name: 'Keep this moment' }).click()
    await page.getByText('Change something at the App Store', { exact: true }).click()
    const change = async (name: string, verb: string, answer: string) => {
      await page.getByText(name, { exact: true }).click()
      const form = page.getByRole('form', { name })
      if (name.startsWith('Send')) {
        await form.getByRole('combobox', { name: 'The customer consented' }).click()
        await page.getByRole('option', { name: 'Yes' }).click()
      }
      if (name.startsWith('Set')) {
        await form
          .getByRole('textbox', { name: 'App account token' })
          .fill('7e3fb204-2ab0-4c1f-9b5a-0d3a1c0e5f11')
      }
      await form.getByRole('button', { name: new RegExp(`^${verb}`) }).click()
      await expect(form.getByRole('status')).toContainText(answer)
    }
    await change('Extend a renewal date', 'Extend it', 'Accepted. The App Store answered 200.')
    await change('Set an app account token', 'Set it', 'Accepted. The App Store answered 200.')
    await change('Send consumption information', 'Send it', 'The App Store answered')
    await change('Request a test notification', 'Request it', 'The App Store answered')
    await page.getByRole('button', { name: 'Reload' }).click()
    await expect(page.getByText('transactions: 2', { exact: true })).toBeVisible()
    await page.getByRole('combobox', { name: 'Or a kept moment' }).click()
    await page.getByRole('option').first().click()
    await expect(page.getByText(/^\d+ of \d+ facts differ\.$/)).toBeVisible()
  })

  await test.step('Q25: a refund, and the subscription is still active', async () => {
    await lookUp(page, await story(page, 'refund-active'))
    await expect(access(page)).toContainText('Active. Has access to pro.monthly')
    await expect(await openTab(page, 'Findings')).toContainText(
      'A purchase was refunded, and the subscription is still active',
    )
    await expect(await openTab(page, 'Refunds')).toContainText('pro.monthly')
    const notices = await openTab(page, 'Notifications')
    await notices
      .getByRole('button', { name: /refunded/i })
      .first()
      .click()
    await expect(page).toHaveURL(/\/$/)
    await expect(verdict(page)).toContainText(/^Valid[.,]/)
    await expect(row(facts(page), 'status')).toContainText('active')
  })
})

test('Q17: notifications that never arrive, and which environment has an address', async ({
  page,
}) => {
  const failing = await takeNotifications(503)
  try {
    await openSample(page)
    await command(page, {
      do: 'set-url',
      side: 'production',
      bundleId: DEMO,
      url: failing.url,
    })
    const id = await story(page, 'grace-and-recovery', 'production')
    await expect.poll(() => failing.count()).toBeGreaterThan(0)
    // Asked in the wrong environment first: both answers are there.
    await lookUp(page, id)
    const both = page.getByRole('list', { name: 'Both environments' }).first()
    await expect(both).toContainText('Simulator answered 404, 4040010')
    await expect(both).toContainText('it is known there')
    await page
      .getByRole('button', { name: /^Switch to Simulator, production side/ })
      .first()
      .click()
    await expect(access(page)).toContainText('Has access to pro.monthly')
    const notices = await openTab(page, 'Notifications')
    await notices.getByRole('switch', { name: 'Only those that failed' }).click()
    await expect(notices.getByRole('status').last()).toContainText(/^[1-9]\d* of \d+ notifications/)
    await expect(notices).toContainText('UNSUCCESSFUL_HTTP_RESPONSE_CODE')
    await expect(notices.getByRole('list', { name: 'Attempts' }).first()).toContainText('+1 h')
    await command(page, { do: 'set-url', side: 'production', bundleId: DEMO, url: null })
  } finally {
    await failing.close()
  }
})

test('Q19: decoded JSON is recognised, and its id leads to what is known', async ({ page }) => {
  const id = await openSample(page)
  await openLookUp(page)
  const decoded = { transactionId: id, productId: 'pro.monthly', bundleId: DEMO, pending: true }
  await box(page).fill(JSON.stringify(decoded, null, 2))
  await expect(page.getByTestId('read')).toContainText(`looking up by the transaction ID ${id}`)
  await page.keyboard.press('ControlOrMeta+Enter')
  await expect(access(page)).toContainText('Has access to pro.monthly')
  await expect(await openTab(page, 'Refunds')).toContainText('refunded in full')
})

async function saved(page: Page, kind: string): Promise<string> {
  const waiting: Promise<Download> = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Export' }).click()
  await page.getByRole('menuitem', { name: new RegExp(`^${kind}`) }).click()
  return readFileSync(await (await waiting).path(), 'utf8')
}
