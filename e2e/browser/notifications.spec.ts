import { expect } from '@playwright/test'
import { expectNoSidewaysScroll, expectNoViolation } from './a11y-checks'
import {
  type ArrivalSeen,
  arrivals,
  nameOf,
  openInbox,
  ownServer,
  passTime,
  reading,
  row,
  runStore,
  shownIds,
  startScenario,
} from './notifications-page'
import { test } from './own-console'

const count = (seen: ArrivalSeen[], name: string) =>
  seen.filter((one) => nameOf(one) === name).length

test('twelve renewals, a failed payment and a recovery arrive live in two tabs, one of which loses its line', async ({
  page,
  otherPerson,
}) => {
  test.slow()
  const inbox = await openInbox(page)
  const other = await otherPerson()
  await other.context().addCookies(await page.context().cookies())
  await other.goto('/notifications')
  await expect(other.getByText('Live', { exact: true })).toBeVisible()

  await startScenario(page, 'New monthly subscription')
  await expect(row(page, 'Subscription started')).toBeVisible()
  await expect(row(other, 'Subscription started')).toBeVisible()
  await passTime(page, inbox, (seen) => count(seen, 'DID_RENEW') >= 3)

  await other.context().setOffline(true)
  await expect(other.getByText('Connection lost, trying again')).toBeVisible()
  await passTime(page, inbox, (seen) => count(seen, 'DID_RENEW') >= 12)
  await startScenario(page, 'Billing retry, grace and recovery')
  const missed = await passTime(
    page,
    inbox,
    (seen) => count(seen, 'DID_FAIL_TO_RENEW/GRACE_PERIOD') > 0,
  )
  expect((await shownIds(other)).length).toBeLessThan(missed.length)
  await other.context().setOffline(false)
  await expect(other.getByText('Live', { exact: true })).toBeVisible()
  await expect(row(other, 'Renewal failed: in grace period')).toBeVisible()

  const seen = await passTime(page, inbox, (all) => count(all, 'DID_RENEW/BILLING_RECOVERY') > 0)
  const names = seen.map(nameOf)
  expect(names.indexOf('DID_FAIL_TO_RENEW/GRACE_PERIOD')).toBeLessThan(
    names.indexOf('DID_RENEW/BILLING_RECOVERY'),
  )
  expect(new Set(seen.map(({ told }) => told.uuid)).size).toBe(seen.length)
  const newest = seen.map(({ id }) => id).reverse()
  for (const tab of [page, other]) {
    await expect(row(tab, 'Subscription renewed')).toBeVisible()
    await expect.poll(async () => (await shownIds(tab))[0]).toBe(newest[0])
    const shown = await shownIds(tab)
    expect(shown.length).toBeGreaterThan(15)
    // In order, each once, and none left out: as the console has them.
    expect(shown).toEqual(newest.slice(0, shown.length))
  }
})

test('unread marks, pause, keyboard and filters', async ({ page }) => {
  const inbox = await openInbox(page)
  await startScenario(page, 'New monthly subscription')
  await expect(row(page, 'Subscription started')).toBeVisible()
  await expect(page).toHaveTitle(/^\(1\) /)
  await page.reload()
  await expect(page).toHaveTitle(/^\(1\) /)
  // The page's own title may come after the count.
  await page.evaluate(() => {
    document.title = 'Notifications · Assay'
  })
  await expect(page).toHaveTitle('(1) Notifications · Assay')
  await row(page, 'Subscription started').click()
  await expect(page).not.toHaveTitle(/^\(1\) /)
  await page.reload()
  await expect(reading(page)).toBeVisible()
  await expect(page).not.toHaveTitle(/^\(/)
  await expect(reading(page)).toContainText('What usually comes next')
  await expect(reading(page)).toContainText('In the sandbox’s shortened time.')

  await page.getByRole('button', { name: 'Pause the list' }).click()
  await passTime(page, inbox, (seen) => count(seen, 'DID_RENEW') >= 2)
  await expect(page.getByText(/^Paused, [2-9] new$/)).toBeVisible()
  await expect(row(page, 'Subscription renewed')).toBeHidden()
  await page.getByRole('button', { name: 'Pause the list' }).click()
  await expect(row(page, 'Subscription renewed')).toBeVisible()

  await row(page, 'Subscription renewed').focus()
  await page.keyboard.press('End')
  await expect(reading(page).getByRole('heading', { level: 2 })).toHaveText('Subscription started')
  await page.keyboard.press('ArrowUp')
  await expect(reading(page).getByRole('heading', { level: 2 })).toHaveText('Subscription renewed')

  await page.getByRole('button', { name: 'More filters' }).click()
  await page.getByRole('combobox', { name: 'Subtype' }).click()
  await page.getByRole('option', { name: 'INITIAL_BUY' }).click()
  await expect(page).toHaveURL(/subtype=INITIAL_BUY/)
  await page.keyboard.press('Escape')
  await expect(row(page, 'Subscription renewed')).toBeHidden()
  await page.reload()
  await expect(row(page, 'Subscription started')).toBeVisible()
  await expect(row(page, 'Subscription renewed')).toBeHidden()
  await page.getByRole('searchbox', { name: 'Filter by text' }).fill('nothing like it')
  await page.getByRole('button', { name: 'Clear the filters' }).click()
  await expect(row(page, 'Subscription renewed')).toBeVisible()
})

test('what is no notification has a list of its own, and nothing of it is taken for one', async ({
  page,
}) => {
  await openInbox(page)
  const address = await page.getByTestId('address').textContent()
  const answer = await page.request.post(address ?? '', {
    data: { hello: '<img src=x onerror=alert(1)>' },
  })
  expect(answer.status()).toBe(400)
  await expect(page.locator('[data-arrival]')).toHaveCount(0)
  await page.getByRole('radio', { name: 'Anything else' }).click()
  await row(page, 'JSON of another kind').click()
  await expect(reading(page)).toContainText('Not a notification')
  await reading(page).getByText('Raw body').click()
  await expect(reading(page)).toContainText('<img src=x onerror=alert(1)>')
})

test('a selection is replayed in order to a server on this machine, byte for byte', async ({
  page,
}) => {
  const inbox = await openInbox(page)
  await startScenario(page, 'New monthly subscription')
  await passTime(page, inbox, (seen) => count(seen, 'DID_RENEW') >= 2)
  // What is still on its way must not move the rows while they are ticked.
  await page.getByRole('button', { name: 'Pause the list' }).click()
  const ids = await shownIds(page)
  const seen = (await arrivals(page, inbox)).filter(({ id }) => ids.includes(id))
  const { length } = seen
  expect(length).toBeGreaterThanOrEqual(3)
  const server = await ownServer((index) => (index === 1 ? 500 : 200))
  for (const box of await page.getByRole('checkbox', { name: /^Select/ }).all()) await box.check()
  await page.getByRole('button', { name: 'Replay in order' }).click()
  await page.getByRole('textbox', { name: 'Your server' }).fill(server.url)
  await page.getByRole('button', { name: `Send ${length} in order` }).click()
  const replayed = page.getByRole('list', { name: 'Replayed' }).getByRole('listitem')
  // Not without being asked: it is on this machine.
  await expect(replayed.filter({ hasText: 'Apple would count it as received' })).toHaveCount(0)
  expect(server.got).toHaveLength(0)

  await page.getByRole('switch', { name: 'May be on this machine' }).click()
  await page.getByRole('button', { name: `Send ${length} in order` }).click()
  await expect(replayed.filter({ hasText: 'Apple would count it as received' })).toHaveCount(
    length - 1,
  )
  await expect(replayed.nth(1)).toContainText('The server answered 500')
  const types = server.got.map(({ body }) => {
    const { signedPayload } = JSON.parse(body) as { signedPayload: string }
    const middle = signedPayload.split('.')[1] ?? ''
    return JSON.parse(Buffer.from(middle, 'base64url').toString()).notificationType
  })
  expect(types).toEqual(seen.map(({ told }) => told.type))
  await server.close()
})

test('whoever has nothing yet sees at one click what would come', async ({ page }) => {
  await page.goto('/notifications')
  await page.getByRole('button', { name: 'Try it with the simulator' }).click()
  await row(page, 'Subscription started').click()
  await expect(reading(page)).toContainText('Genuine for the simulator')
  await expect(page.getByText('Assay Demo sends here')).toBeVisible()
})

test('an inbox is cleared, and forgotten', async ({ page }) => {
  const inbox = await openInbox(page)
  await startScenario(page, 'Non-consumable')
  await expect(row(page, 'One-time purchase')).toBeVisible()
  await page.getByRole('button', { name: 'Manage', exact: true }).click()
  await page.getByRole('button', { name: 'Clear' }).click()
  await page.getByRole('button', { name: 'Delete everything in it' }).click()
  await expect(page.locator('[data-arrival]')).toHaveCount(0)
  expect(await arrivals(page, inbox)).toEqual([])
  await page.getByRole('button', { name: 'Forget this inbox' }).click()
  await page.getByRole('button', { name: 'Forget it' }).click()
  await expect(page.getByRole('button', { name: 'Make an address' })).toBeVisible()
  await runStore(page, { do: 'advance', side: 'sandbox', by: 0 })
})

test('axe finds nothing, and nothing scrolls sideways', async ({ page }) => {
  test.slow()
  await page.goto('/notifications')
  await expect(page.getByRole('button', { name: 'Make an address' })).toBeVisible()
  await expectNoViolation(page, '/notifications, empty')
  await openInbox(page)
  await startScenario(page, 'Non-consumable')
  await row(page, 'One-time purchase').click()
  await expect(reading(page).getByRole('heading', { name: 'Checks' })).toBeVisible()
  await page.getByRole('checkbox', { name: /^Select/ }).check()
  await page.getByRole('button', { name: 'Replay in order' }).click()
  await expectNoViolation(page, '/notifications, reading')
  await expectNoSidewaysScroll(page, '/notifications, reading')
  await page.setViewportSize({ width: 1440, height: 900 })
  for (const tab of ['History from Apple', 'Test notification']) {
    await page.getByRole('tab', { name: tab }).click()
    await expectNoViolation(page, `/notifications, ${tab}`)
  }
})
