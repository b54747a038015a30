import { clippedIn, expectNoSidewaysScroll, expectNoViolation, SIZES } from './a11y-checks'
import {
  clock,
  customers,
  letHappen,
  nextEvent,
  openAppStore,
  removeCustomers,
  setUp,
  startScenario,
  stopClock,
  takeNotifications,
} from './app-store-page'
import { expect, test } from './fixture'
import { runCommand } from './keyboard'

test.beforeEach(async ({ page }) => {
  await openAppStore(page)
  await removeCustomers(page)
  await stopClock(page)
})

test('one click starts a scenario, and the clock leads through its renewals', async ({ page }) => {
  await expect(nextEvent(page)).toContainText('Nothing.')
  await expect(customers(page)).toContainText('No customer on this side yet')
  await startScenario(page, 'New monthly subscription')
  await expect(nextEvent(page)).toContainText('The renewal of pro.monthly')
  const subscription = customers(page).getByRole('list', { name: 'Subscriptions' })
  await expect(subscription).toContainText('0 renewals since the purchase')
  const on = clock(page).getByRole('button', { name: 'To the next event' })
  for (let renewal = 1; renewal <= 12; renewal += 1) {
    await on.click()
    const words = `${renewal} renewal${renewal === 1 ? '' : 's'} since the purchase`
    await expect(subscription).toContainText(words)
  }
  await on.click()
  await expect(subscription).toContainText('Expired')
  await expect(subscription).toContainText('had renewed twelve times')
  await expect(nextEvent(page)).toContainText('Nothing.')
  await expect(on).toBeDisabled()
  const told = page.getByRole('list', { name: 'Notifications, newest first' })
  await expect(told.getByRole('listitem').first()).toContainText('EXPIRED, VOLUNTARY')
})

test('notifications go to the address, and every attempt is told', async ({ page }) => {
  const server = await takeNotifications()
  const failing = await takeNotifications(503)
  try {
    const address = setUp(page).getByRole('textbox', { name: /sandbox side go to/ })
    const save = page.getByRole('button', { name: 'Save the address of the sandbox side' })
    await address.fill('ftp://example.com')
    await save.click()
    await expect(setUp(page)).toContainText('The address has to begin with https://')
    await address.fill(server.url)
    await save.click()
    await expect(save).toBeDisabled()
    await startScenario(page, 'Non-consumable')
    const told = page.getByRole('list', { name: 'Notifications, newest first' })
    await expect(told.getByRole('listitem').first()).toContainText('ONE_TIME_CHARGE')
    await expect(told.getByRole('listitem').first()).toContainText('SUCCESS')
    expect(server.count()).toBe(1)
    await address.fill(failing.url)
    await save.click()
    await expect(save).toBeDisabled()
    await letHappen(page, 'Refund')
    const refund = told.getByRole('listitem').first()
    await expect(refund).toContainText('REFUND')
    await expect(refund).toContainText('UNSUCCESSFUL_HTTP_RESPONSE_CODE')
    await refund.getByRole('button').first().click()
    await expect(refund).toContainText('the server answered with a status other than 200 to 206')
    await address.fill('')
    await save.click()
    await expect(setUp(page)).toContainText('nowhere yet')
  } finally {
    await server.close()
    await failing.close()
  }
})

test('a refund of the running period ends access; what cannot be done is said there', async ({
  page,
}) => {
  await startScenario(page, 'New monthly subscription')
  await letHappen(page, 'Refund', async (form) => {
    await form.getByRole('textbox', { name: 'Percent' }).fill('0')
  })
  const form = page.getByRole('form', { name: 'Let something happen' })
  await expect(form).toContainText('A refund must be more than 0 and at most 100 percent.')
  await form.getByRole('textbox', { name: 'Percent' }).fill('50')
  await form.getByRole('button', { name: 'Refund', exact: true }).click()
  await expect(customers(page)).toContainText('there is no access')
  await letHappen(page, 'Turn automatic renewal on')
  await expect(form).toContainText('The customer has no subscription that renews.')
  await letHappen(page, 'Undo a refund')
  await expect(customers(page)).toContainText('Has access until')
  const life = customers(page).getByRole('link', { name: 'See its life' })
  await expect(life).toHaveAttribute('href', /^\/transactions\/\d+\?environment=simulator$/)
})

test('what goes wrong can be switched on and off', async ({ page }) => {
  await page.getByRole('tab', { name: /^Trouble/ }).click()
  const form = page.getByRole('form', { name: 'Answers from the API' })
  await form.getByRole('combobox', { name: 'Error code' }).click()
  await page.getByRole('option', { name: /^4040010/ }).click()
  await form.getByRole('textbox', { name: 'How many requests' }).fill('3')
  await form.getByRole('button', { name: 'Switch it on' }).click()
  await expect(form).toContainText('The next 3 requests: error 4040010')
  await form.getByRole('textbox', { name: 'How many requests' }).fill('0')
  await form.getByRole('button', { name: 'Switch it on' }).click()
  await expect(form).toContainText('The number of requests must be at least 1.')
  await form.getByRole('button', { name: 'Clear all' }).click()
  await expect(form).toContainText('Nothing is waiting')
  const twice = page.getByRole('switch', { name: 'Each is sent twice' })
  await twice.click()
  await expect(twice).toBeChecked()
  await page.getByRole('radio', { name: 'Production side' }).click()
  await page.getByRole('tab', { name: /^Trouble/ }).click()
  await expect(twice).not.toBeChecked()
  await page.getByRole('radio', { name: 'Sandbox side' }).click()
  await page.getByRole('tab', { name: /^Trouble/ }).click()
  await twice.click()
  await expect(twice).not.toBeChecked()
})

test('a .storekit file brings products, or is refused in a sentence', async ({ page }) => {
  await page.getByRole('tab', { name: /^Products/ }).click()
  const file = page.getByLabel('StoreKit configuration')
  const give = (text: string) =>
    file.setInputFiles({ name: 'Shop.storekit', mimeType: '', buffer: Buffer.from(text) })
  await give('no json')
  await expect(setUp(page)).toContainText('The file is not JSON')
  const product = { displayPrice: '0.99', productID: 'from.xcode', type: 'Consumable' }
  await give(JSON.stringify({ products: [product] }))
  await expect(setUp(page)).toContainText('1 product of Shop.storekit can be bought now.')
  await expect(setUp(page)).toContainText('0.99 USD')
  await page.getByRole('button', { name: 'Add a customer' }).click()
  await letHappen(page, 'Buy', async (form) => {
    await form.getByRole('combobox', { name: 'Product' }).click()
    await page.getByRole('option', { name: /from\.xcode/ }).click()
  })
  const bought = page.getByRole('table', { name: 'Transactions, newest first' })
  await expect(bought).toContainText('from.xcode')
  await expect(bought).toContainText('not finished')
})

test('two tabs show the same life', async ({ page }) => {
  const other = await page.context().newPage()
  await openAppStore(other)
  await startScenario(page, 'Billing retry, grace and recovery')
  await expect(customers(other).getByRole('heading', { level: 3 })).toContainText('grace')
  await clock(other).getByRole('button', { name: 'To the next event' }).click()
  await expect(customers(page)).toContainText('Billing fails')
  await other.close()
})

test('a key is handed out once, and revoked', async ({ page }) => {
  await page.getByRole('tab', { name: /^Keys/ }).click()
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Issue a .p8 to download' }).click()
  const name = (await download).suggestedFilename()
  expect(name).toMatch(/^SubscriptionKey_[A-Z0-9]{10}\.p8$/)
  const keyId = name.slice('SubscriptionKey_'.length, -'.p8'.length)
  await page.getByRole('button', { name: `Revoke ${keyId}` }).click()
  const row = page.getByRole('row').filter({ hasText: keyId })
  await expect(row).toContainText('Revoked')
})

test('the palette leads to the scenarios and to the clock', async ({ page }) => {
  await page.goto('/simulator')
  await expect(page.getByRole('link', { name: 'Devices' })).toHaveAttribute('aria-current', 'page')
  await runCommand(page, 'start a scen')
  await expect(page).toHaveURL(/\/simulator\/app-store#scenarios$/)
  await expect(clock(page)).toBeVisible()
  await runCommand(page, 'clock')
  await expect(clock(page)).toBeFocused()
})

for (const viewport of SIZES) {
  test(`axe finds nothing at ${viewport.width} px, and nothing is cut off`, async ({ page }) => {
    test.setTimeout(240_000)
    await page.setViewportSize(viewport)
    await expectNoViolation(page, 'empty')
    await startScenario(page, 'Billing retry, grace and recovery')
    for (let event = 0; event < 2; event += 1) {
      await clock(page).getByRole('button', { name: 'To the next event' }).click()
    }
    await page.getByText('How long each duration lasts at this rate').click()
    for (const tab of ['Apps', 'Products', 'Trouble', 'Keys', 'Where']) {
      await page.getByRole('tab', { name: new RegExp(`^${tab}`) }).click()
      await expectNoViolation(page, tab)
    }
    await expectNoSidewaysScroll(page, 'the simulated App Store')
    expect(await clippedIn(page)).toEqual([])
  })
}
