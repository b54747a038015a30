import { expectNoSidewaysScroll, expectNoViolation } from './a11y-checks'
import { expect, test } from './fixture'
import { answered, mockAppStore, ORIGINAL } from './mock-app-store'

const ADDRESS = `/transactions/${ORIGINAL}?environment=simulator`

test('an id is taken out of a signed token in the browser, and nothing else leaves it', async ({
  page,
}) => {
  const store = await mockAppStore(page)
  const token = await store.sign({
    transactionId: '2000000000000002',
    originalTransactionId: ORIGINAL,
    bundleId: 'com.example.app',
    productId: 'pro.monthly',
    environment: 'Sandbox',
    signedDate: Date.now(),
    purchaseDate: Date.now(),
    type: 'Auto-Renewable Subscription',
  })
  const requests: string[] = []
  page.on('request', (request) => requests.push(`${request.url()} ${request.postData() ?? ''}`))
  await page.goto('/transactions')
  await page.getByRole('textbox', { name: 'Transaction' }).fill(token)
  await expect(page.getByTestId('read')).toContainText(
    `looking up by the original transaction id ${ORIGINAL} of pro.monthly`,
  )
  await page.keyboard.press('ControlOrMeta+Enter')
  await expect(page).toHaveURL(new RegExp(`/transactions/${ORIGINAL}`))
  await expect(page.getByTestId('access').first()).toBeVisible()
  expect(requests.filter((line) => line.includes(token.slice(-40)))).toEqual([])
})

test('a life: its verdict, its timeline by keyboard, and the token behind it', async ({ page }) => {
  await mockAppStore(page)
  await page.goto(ADDRESS)
  await expect(page.getByTestId('access').first()).toContainText('pro.yearly')
  const timeline = page.getByRole('region', { name: 'Timeline' })
  const first = timeline.getByRole('button', { name: /^Free trial: pro.monthly/ })
  await first.focus()
  await expect(first).toBeFocused()
  await page.keyboard.press('+')
  await expect(first).toBeFocused()
  await page.keyboard.press('0')
  await page.keyboard.press('End')
  await page.keyboard.press('Home')
  await expect(first).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/$/)
  await expect(page.getByTestId('verdict')).toContainText('Mocked root')
})

test('pages come one after another, can be stopped, and go on where they were', async ({
  page,
}) => {
  const store = await mockAppStore(page, 60)
  const go = store.hold()
  await page.goto(ADDRESS)
  await page.getByRole('button', { name: 'Stop' }).click()
  go()
  await page.getByRole('button', { name: 'Go on' }).click()
  await expect(page.getByText(/transactions: 69 in 4 pages/)).toBeVisible()
  await expect(page.getByRole('tab', { name: 'Transactions (69)' })).toBeVisible()
})

test('a rate limit is waited for, and the wait is told', async ({ page }) => {
  const store = await mockAppStore(page)
  store.answers.history?.unshift({ kind: 'waiting', until: Date.now() + 4000, message: '' })
  await page.goto(ADDRESS)
  await expect(page.getByText(/the rate limit asks to wait/)).toBeVisible()
  const before = store.asked.filter((line) => line.startsWith('history')).length
  expect(before).toBe(1)
  await expect(page.getByText(/transactions: 9$/)).toBeVisible()
})

test('4040010 tells what both environments said, and switches', async ({ page }) => {
  const store = await mockAppStore(page)
  const unknown = { errorCode: 4040010, errorMessage: 'Transaction id not found.' }
  const other = answered({}, { environment: 'simulator-production' })
  store.answers.history = [answered(unknown, { status: 404, other })]
  await page.goto(ADDRESS)
  await expect(page.getByRole('list', { name: 'Both environments' })).toContainText('4040010')
  await page.getByRole('button', { name: 'Switch to Simulator, production side' }).click()
  await expect(page).toHaveURL(/environment=simulator-production/)
})

test('axe finds nothing, and nothing scrolls sideways', async ({ page }) => {
  await mockAppStore(page)
  await page.goto('/transactions')
  await expect(page.getByRole('textbox', { name: 'Transaction' })).toBeVisible()
  await expectNoViolation(page, '/transactions')
  await page.goto(ADDRESS)
  await expect(page.getByTestId('access').first()).toBeVisible()
  for (const tab of await page.getByRole('tab').all()) {
    await tab.click()
    await expectNoViolation(page, `a life, ${await tab.textContent()}`)
  }
  await page.getByRole('button', { name: 'Compare' }).click()
  await page.getByText('The same as a table').click()
  await expectNoViolation(page, 'a life, compared and as a table')
  await expectNoSidewaysScroll(page, 'a life')
})
