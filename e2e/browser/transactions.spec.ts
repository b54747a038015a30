import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { expectNoSidewaysScroll, expectNoViolation, SIZES } from './a11y-checks'
import { access, box, command, lookUp, openLookUp, openSample, story, timeline } from './customers'
import { expect, test } from './fixture'
import { DEMO } from './notifications-page'

/**
 * Of a page that scrolls through thousands of rows, in the best of several tries. A screen of rows is
 * drawn anew with each step; a machine with five times as much to do as it has cores takes half a
 * second for that.
 */
const LONGEST_TASK_MS = 600

test('a key that this browser keeps asks, and only its tokens leave', async ({ page }) => {
  await page.goto('/simulator/app-store')
  await page.getByRole('tab', { name: /^Keys/ }).click()
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Issue a .p8 to download' }).click()
  const file = await download
  const pem = readFileSync(await file.path(), 'utf8')
  const issuer = (await page.getByRole('tabpanel').textContent())?.match(
    /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/,
  )?.[0]
  const id = await story(page, 'new-monthly')
  const sent: string[] = []
  page.on('request', (request) =>
    sent.push(
      `${request.url()} ${JSON.stringify(request.headers())} ${request.postDataBuffer() ?? ''}`,
    ),
  )
  await page.goto('/keys')
  await page.getByLabel('Choose a .p8 file').setInputFiles({
    name: file.suggestedFilename(),
    mimeType: 'application/octet-stream',
    buffer: Buffer.from(pem),
  })
  await page.getByLabel('Issuer ID').fill(issuer ?? '')
  await page.getByLabel('Bundle ID').fill(DEMO)
  await page.getByRole('radio', { name: 'This browser' }).click()
  await page.getByRole('button', { name: 'Keep this key' }).click()
  await expect(page.getByRole('table', { name: 'Keys of this browser' })).toBeVisible()
  await page.goto('/transactions')
  await expect(page.getByRole('combobox', { name: 'In-App Purchase key' })).toContainText(
    'SubscriptionKey_',
  )
  await box(page).fill(id)
  await page.keyboard.press('ControlOrMeta+Enter')
  await expect(access(page)).toContainText('Has access to pro.monthly')
  const body = pem.replaceAll(/-----[^-]+-----|\s/g, '')
  expect(sent.filter((line) => line.includes(body.slice(40, 90)))).toEqual([])
  const tokens = sent.flatMap((line) => line.match(/"assay-server-api-token":"[^"]+"/g) ?? [])
  // One for all pages of all lists, and in no address.
  expect(tokens.length).toBeGreaterThan(3)
  expect(new Set(tokens).size).toBe(1)
})

test('3,000 transactions: first rows at once, stopped and gone on with, a limit is waited for', async ({
  page,
}) => {
  test.setTimeout(180_000)
  await openSample(page)
  const id = await story(page, 'many', 'production')
  await command(page, {
    do: 'answer-next',
    fault: { kind: 'slow', times: 40, delayMs: 50 },
  })
  const environment = 'simulator-production'
  await page.goto(`/transactions/${id}?environment=${environment}`)
  // Rows are there while pages come.
  const table = page.getByRole('table', { name: 'Transactions' })
  await expect(table.getByRole('row').nth(3)).toBeVisible()
  await expect(page.getByText(/^transactions: [\d,]+ of more, page \d+$/)).toBeVisible()
  await page.getByRole('button', { name: 'Stop', exact: true }).click()
  await expect(page.getByText(/^transactions: [\d,]+, stopped after page \d+$/)).toBeVisible()
  await command(page, { do: 'clear-faults' })
  await command(page, { do: 'answer-next', fault: { kind: 'rate-limit', times: 1, waitMs: 5000 } })
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(page.getByText(/the rate limit says to wait/)).toBeVisible()
  await expect(page.getByText('transactions: 3,000 in 150 pages')).toBeVisible({ timeout: 90_000 })
  await expect(page.getByRole('tab', { name: 'Transactions (3,000)' })).toBeVisible()
  // What took time with every row would do so each time; a busy machine does not.
  await expect
    .poll(() => longestTaskWhileScrolling(page), { timeout: 60_000 })
    .toBeLessThan(LONGEST_TASK_MS)
  await expect(access(page)).toContainText('3,000 purchases of coins.100')
})

test('every other way to name a purchase, and nothing that keeps anyone out', async ({ page }) => {
  test.setTimeout(180_000)
  await openSample(page)
  const id = await story(page, 'consumables', 'production')
  const environment = 'simulator-production'
  await page.goto(`/transactions/${id}?environment=${environment}`)
  await expect(access(page)).toContainText('3 purchases of coins.100')
  const asked = await page.evaluate(async (transactionId) => {
    const key = new URL(location.href).searchParams.get('key') ?? ''
    const keys = (await (await fetch('/api/session')).json()) as { keys: { id: string }[] }
    const search = new URLSearchParams({
      environment: 'simulator-production',
      key: key || (keys.keys[0]?.id ?? ''),
      transactionId,
    })
    const answer = await (await fetch(`/api/app-store/transaction?${search}`)).json()
    const token = String(answer.body.signedTransactionInfo)
    const [, payload = ''] = token.split('.')
    return { token, payload: JSON.parse(atob(payload.replaceAll('-', '+').replaceAll('_', '/'))) }
  }, id)
  // A signed token: only the id in it leaves the browser.
  const addresses: string[] = []
  page.on('request', (request) => addresses.push(`${request.url()} ${request.postData() ?? ''}`))
  await openLookUp(page)
  await box(page).fill(asked.token)
  await expect(page.getByTestId('read')).toContainText('coins.100')
  await page.keyboard.press('ControlOrMeta+Enter')
  await expect(access(page)).toContainText('3 purchases of coins.100')
  expect(addresses.filter((line) => line.includes(asked.token.slice(-40)))).toEqual([])
  await lookUp(page, String(asked.payload.appTransactionId))
  await expect(access(page)).toContainText('3 purchases of coins.100')
  // By keyboard: along the events, and to the token that proves one.
  await lookUp(page, await story(page, 'grace-and-recovery', 'production'))
  const first = timeline(page)
    .getByRole('button', { name: /^Paid: pro\.monthly/ })
    .first()
  await first.focus()
  await page.keyboard.press('+')
  await expect(first).toBeFocused()
  await page.keyboard.press('0')
  await page.keyboard.press('End')
  await page.keyboard.press('Home')
  await expect(first).toBeFocused()
  // The axis itself takes them too, where nothing is drawn in what is in sight.
  const axis = timeline(page).getByRole('group', { name: 'The time axis' })
  await expect(axis).toHaveAccessibleDescription(/Home and End to its ends, \+ and − zoom/)
  await expect(timeline(page).getByText(/^Keys: ← and → move along it/)).toBeVisible()
  await axis.focus()
  const inSight = () => axis.textContent()
  const whole = await inSight()
  await page.keyboard.press('+')
  await page.keyboard.press('+')
  await page.keyboard.press('End')
  const end = await inSight()
  await page.keyboard.press('Home')
  await expect.poll(inSight).not.toBe(end)
  await page.keyboard.press('0')
  await expect.poll(inSight).toBe(whole)
  await page.keyboard.press('ArrowDown')
  await expect(axis.locator('[data-item]:focus')).toHaveCount(1)
  await page.getByText('The same as a table').click()
  for (const size of SIZES) {
    await page.setViewportSize(size)
    await expectNoViolation(page, `a life at ${size.width} px`)
    await expectNoSidewaysScroll(page, `a life at ${size.width} px`)
  }
  await first.focus()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/$/)
  await expect(page.getByTestId('verdict')).toContainText('Valid.')
})

/** Milliseconds. On a quiet machine no task is long, which begins at 50. */
function longestTaskWhileScrolling(page: Page): Promise<number> {
  return page.getByRole('table', { name: 'Transactions' }).evaluate(async (table) => {
    let longest = 0
    const observer = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) longest = Math.max(longest, duration)
    })
    observer.observe({ entryTypes: ['longtask'] })
    table.scrollTop = 0
    const step = table.scrollHeight / 60
    for (let index = 0; index < 60; index += 1) {
      table.scrollTop += step
      await new Promise((done) => requestAnimationFrame(done))
    }
    observer.disconnect()
    return longest
  })
}
