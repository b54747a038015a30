import type { Page } from '@playwright/test'
import { buildReceipt } from '@/lib/inspect/app-receipt/testing/build-receipt'
import type { SimulatedCustomer } from '@/lib/simulator/app-store-state'
import { signCms } from '@/lib/verify/testing/cms'
import { makePki } from '@/lib/verify/testing/pki'
import { access, box, command, lookUp, openLookUp, openSample, openTab, story } from './customers'
import { expect, test } from './fixture'
import { DEMO } from './notifications-page'
import { storeState } from './store-state'

/** Every document that people have in hand leads to the life, and whatever cannot says why. */

test('Q11: an app receipt leads to the customer, pasted and dropped', async ({ page }) => {
  await openSample(page)
  const id = await story(page, 'non-consumable')
  const receipt = await receiptOf(id)
  const sent: string[] = []
  page.on('request', (request) => sent.push(`${request.url()} ${request.postData() ?? ''}`))

  await openLookUp(page)
  await box(page).fill(receipt.toString('base64'))
  await expect(page.getByTestId('read')).toContainText(
    `looking up by the original transaction ID ${id}`,
  )
  await expect(page.getByTestId('read')).toContainText('unlock.forever')
  await page.keyboard.press('ControlOrMeta+Enter')
  await expect(access(page)).toContainText('Has access to unlock.forever, without an end')
  await expect(page).toHaveURL(new RegExp(`/transactions/${id}\\?`))

  // The other purchase of it can be chosen, and the file itself can be dropped.
  await openLookUp(page)
  await dropFile(page, 'receipt', receipt)
  await expect(page.getByTestId('read')).toContainText(id)
  await expect(page.getByRole('list', { name: 'Other IDs in it' })).toContainText('coins.100')
  await page.getByRole('button', { name: /^Look it up/ }).click()
  await expect(access(page)).toContainText('Has access to unlock.forever')
  // Nothing of the receipt left the browser but the id.
  const part = receipt.toString('base64').slice(200, 260)
  expect(sent.filter((line) => line.includes(part))).toEqual([])
})

test('asked before it was read: it is looked up as soon as it is', async ({ page }) => {
  await openSample(page)
  const id = await story(page, 'non-consumable')
  const receipt = await receiptOf(id)
  await openLookUp(page)
  await box(page).fill(receipt.toString('base64'))
  await page.keyboard.press('ControlOrMeta+Enter')
  await expect(page).toHaveURL(new RegExp(`/transactions/${id}\\?`))
  await expect(access(page)).toContainText('Has access to unlock.forever')
})

test('a link to a customer without a key: the simulator gives one, or a sample', async ({
  page,
}) => {
  await page.goto('/transactions/2000000000000000?environment=simulator')
  await page.getByRole('button', { name: 'Give me a key to try' }).click()
  await expect(page.getByRole('button', { name: 'Give me a key to try' })).toBeHidden()
  await expect(page.getByRole('region', { name: 'Verdict' })).toContainText('4040010')

  await page.context().clearCookies()
  await page.goto('/transactions/2000000000000000?environment=simulator')
  await page.getByRole('button', { name: 'Show me a sample customer' }).click()
  await expect(access(page)).toContainText('Has access to pro.monthly')
  await expect(await openTab(page, 'Refunds')).toContainText('pro.monthly')
})

test('a key that is given while the list of keys is still being read is known', async ({
  page,
}) => {
  const { promise: held, resolve: release } = Promise.withResolvers<void>()
  let first = true
  await page.route('**/api/session', async (route) => {
    if (!first) return route.continue()
    first = false
    const response = await route.fetch()
    await held
    // It may have been given up meanwhile.
    await route.fulfill({ response }).catch(() => {})
  })
  // Who asks is awake: a button that nobody listens to yet takes a click and does nothing.
  const asked = page.waitForRequest('**/api/session')
  await page.goto('/transactions')
  await asked
  const given = page.waitForResponse((response) => response.request().method() === 'POST')
  await page.getByRole('button', { name: 'Show me a sample customer' }).click()
  await given
  await page.waitForTimeout(500)
  release()
  await expect(page).toHaveURL(/\/transactions\/\d+/)
  await expect(access(page)).toBeVisible()
})

test('an order id leads to the customer in production, and in the sandbox says why not', async ({
  page,
}) => {
  await openSample(page)
  const id = await story(page, 'consumables', 'production')
  const bought = await customerOf(page, 'production', ({ transactions }) =>
    transactions.some(({ transactionId }) => transactionId === id),
  )
  const orderId = bought.transactions.at(-1)?.orderId ?? ''
  await page.goto(`/transactions?environment=simulator-production`)
  await box(page).fill(orderId)
  await expect(page.getByTestId('read')).toContainText(`looking up by the order ID ${orderId}`)
  await page.keyboard.press('ControlOrMeta+Enter')
  await expect(access(page)).toContainText('3 purchases of coins.100')
  await expect(page.getByText('order: 1', { exact: true })).toBeVisible()
  await expect(page.getByText('transactions: 4', { exact: true })).toBeVisible()

  await test.step('an order that Apple does not know', async () => {
    await lookUp(page, 'MABC123XYZ')
    await expect(page.getByRole('region', { name: 'Failed: order' })).toContainText(
      'Apple knows no such order for this app',
    )
  })

  await test.step('the sandbox has none', async () => {
    await page.goto(`/transactions/${orderId}?environment=simulator`)
    const failed = page.getByRole('region', { name: 'Failed: order' })
    await expect(failed).toContainText(/sandbox/i)
    await expect(failed).toContainText(/production/i)
  })
})

test('a member of the family has a life of their own, with what they may use and why', async ({
  page,
}) => {
  await openSample(page)
  await command(page, { do: 'play', side: 'production', speed: 0 })
  const { customerId = '', transactionId } = await command(page, {
    do: 'start-scenario',
    side: 'production',
    scenario: 'new-monthly',
    begin: 'now',
  })
  const act = (what: 'share-with-family' | 'stop-sharing') =>
    command(page, { do: 'act', side: 'production', customerId, act: { do: what } })
  await act('share-with-family')
  const member = await customerOf(page, 'production', ({ familyOf }) => familyOf === customerId)
  const id = member.transactions[0]?.transactionId ?? ''
  expect(id).not.toBe(transactionId)

  await page.goto(`/transactions/${id}?environment=simulator-production`)
  await expect(access(page)).toContainText(/^Active\. Has access to pro\.monthly until /)
  await expect(access(page)).toContainText('Somebody else in the family bought it.')
  const verdict = page.getByRole('list', { name: 'What the customer has' })
  await expect(verdict).toContainText('Family Sharing')
  await page.getByRole('button', { name: 'Columns' }).click()
  await page.getByRole('switch', { name: 'Ownership' }).click()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('table', { name: 'Transactions' })).toContainText('FAMILY_SHARED')

  await act('stop-sharing')
  await page.getByRole('button', { name: 'Reload' }).click()
  await expect(access(page)).toContainText(/^Revoked\. Has no access to pro\.monthly since /)
  await expect(access(page)).toContainText(/family/i)
  await expect(await openTab(page, 'Notifications')).toContainText('REVOKE')
  // The buyer keeps what they paid for.
  await lookUp(page, String(transactionId))
  await expect(access(page)).toContainText(/^Active\. Has access to pro\.monthly until /)
  await expect(verdict).not.toContainText('Family Sharing')

  await test.step('both beside each other', async () => {
    await page.getByRole('button', { name: 'Compare', exact: true }).first().click()
    await page.getByRole('textbox', { name: 'Another customer, by any transaction ID' }).fill(id)
    await page.keyboard.press('Enter')
    const compared = page.getByRole('region', { name: 'Compare' })
    await expect(compared.getByText(/^\d+ of \d+ facts differ\.$/)).toBeVisible()
    const differs = compared.getByRole('table', { name: 'What differs' })
    await expect(differs.getByRole('row', { name: /Access/ })).toContainText('revoked, no access')
  })
  await command(page, { do: 'play', side: 'production', speed: 1 })
})

/** A sandbox receipt with two purchases, as the app reads it: signed, though by nobody’s root. */
async function receiptOf(id: string): Promise<Buffer> {
  const pki = await makePki({ kind: 'RSA' })
  const content = await buildReceipt({
    environment: 'ProductionSandbox',
    created: '2026-11-22T10:00:00Z',
    bundleId: DEMO,
    purchases: [
      { id, product: 'unlock.forever', bought: '2026-11-22T09:00:00Z', kind: 0 },
      { id: `${id}9`, product: 'coins.100', bought: '2026-11-22T08:00:00Z', kind: 1 },
    ],
  })
  const { leaf: signer, intermediate, root } = pki
  const certificates = [signer, intermediate, root]
  return Buffer.from(await signCms({ content, signer, certificates, attributes: false }))
}

async function dropFile(page: Page, name: string, bytes: Buffer): Promise<void> {
  const transfer = await page.evaluateHandle(
    ([fileName, base64]) => {
      const data = new DataTransfer()
      const content = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))
      data.items.add(new File([content], fileName))
      return data
    },
    [name, bytes.toString('base64')] as const,
  )
  await box(page).dispatchEvent('drop', { dataTransfer: transfer })
}

/** A customer of the simulated App Store, as its page would show it. */
async function customerOf(
  page: Page,
  side: 'sandbox' | 'production',
  is: (customer: SimulatedCustomer) => boolean,
): Promise<SimulatedCustomer> {
  const state = await storeState(new URL(page.url()).origin)
  const found = state.sides[side].customers.find(is)
  if (!found) throw new Error('the simulator has no such customer')
  return found
}

test('what failed for every list is told once, and a phone shows all of it', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await openSample(page)
  await page.goto('/transactions/2000000099999999')
  const failed = page.getByRole('region', { name: /^Failed: transactions, statuses/ })
  await expect(failed.getByRole('button', { name: /^Load the transactions/ })).toBeVisible()
  const beyond = await failed.evaluate((section) => {
    const edge = section.closest('[data-slot=panel]')?.getBoundingClientRect().right ?? 0
    return [...section.querySelectorAll('p, li, button')]
      .filter((element) => element.getBoundingClientRect().right > edge)
      .map((element) => element.textContent?.slice(0, 60))
  })
  expect(beyond).toEqual([])
})

test('without a session the page is whole from the first, for the place that its address names', async ({
  page,
}) => {
  const wordsOf = async (place: string) =>
    (await page.request.get(`/transactions/2000000099999999?environment=${place}`)).text()
  const simulated = await wordsOf('simulator')
  expect(simulated).toContain('A .p8 from App Store Connect')
  expect(simulated).toContain('Give me a key to try')
  const apple = await wordsOf('production')
  expect(apple).toContain('A .p8 from App Store Connect')
  expect(apple).not.toContain('Give me a key to try')
  // Whoever has one may have keys: that is not known before it was asked.
  await openSample(page)
  expect(await wordsOf('simulator')).not.toContain('A .p8 from App Store Connect')
})
