import { expect, test } from './fixture'
import {
  box,
  clipboard,
  facts,
  openInspect,
  paste,
  row,
  samples,
  TOKEN,
  takeSample,
  title,
  verdict,
} from './inspect-page'

test.beforeEach(({ context }) => context.grantPermissions(['clipboard-read', 'clipboard-write']))

test('what is pasted anywhere is named, judged and shown', async ({ page }) => {
  await openInspect(page)
  await paste(page, TOKEN)
  await expect(title(page)).toHaveText('Device token')
  await expect(verdict(page)).toContainText('Readable.')
  await expect(box(page)).toHaveValue(TOKEN)
  await expect(facts(page).getByRole('row').first()).toContainText(TOKEN)
})

test('⌘V works as people press it', async ({ page }) => {
  await openInspect(page)
  await page.evaluate((token) => navigator.clipboard.writeText(token), TOKEN)
  await page.keyboard.press('ControlOrMeta+v')
  await expect(title(page)).toHaveText('Device token')
  // Into the box, over all that is in it: something new. In the middle: a change.
  await box(page).focus()
  await page.evaluate(() => navigator.clipboard.writeText('{"aps":{"alert":"x"}}'))
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.press('ControlOrMeta+v')
  await expect(title(page)).toContainText('Payload of a push')
  await expect(page.getByRole('list', { name: 'Earlier in this tab' })).toContainText(
    'Device token',
  )
})

test('typing is read too, and an error loses nothing', async ({ page }) => {
  await openInspect(page)
  await box(page).pressSequentially('{"aps": {"alert": ')
  await expect(verdict(page)).toBeVisible()
  await expect(box(page)).toBeFocused()
  await expect(box(page)).toHaveValue('{"aps": {"alert": ')
})

test('another reading can be forced, and taken back', async ({ page }) => {
  await openInspect(page)
  await paste(page, '{"aps":{"alert":"Hello"}}')
  await expect(title(page)).toContainText('Payload of a push')
  await page
    .getByRole('group', { name: 'Other readings' })
    .getByRole('button', { name: 'JSON', exact: true })
    .click()
  await expect(title(page)).toHaveText('JSON')
  await page.getByRole('button', { name: 'Read as what it looks like' }).click()
  await expect(title(page)).toContainText('Payload of a push')
  await page.getByRole('button', { name: 'Not right? Read it as…' }).click()
  await page.getByRole('menuitemradio', { name: 'Device token' }).click()
  await expect(title(page)).toContainText('Device token')
})

test('a page of its own forces a decoder and shows its samples first', async ({ page }) => {
  await openInspect(page, '/inspect/json')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('JSON')
  await paste(page, '{"aps":{"alert":"Hello"}}')
  await expect(title(page)).toHaveText('JSON')
  const navigation = page.getByRole('navigation', { name: 'Pages' })
  await expect(navigation.getByRole('link', { name: 'Inspect' })).toHaveAttribute(
    'aria-current',
    'page',
  )
  expect((await page.request.get('/inspect/nothing')).status()).toBe(404)
})

test('several files stand in a list, binary or not', async ({ page }) => {
  await openInspect(page)
  await page.locator('input[type=file][aria-label="Choose files"]').setInputFiles([
    { name: 'token.txt', mimeType: 'text/plain', buffer: Buffer.from(TOKEN) },
    { name: 'bytes.bin', mimeType: '', buffer: Buffer.from([0, 1, 2, 255, 254]) },
  ])
  const files = page.getByRole('list', { name: 'Files' })
  await expect(files.getByRole('button')).toHaveCount(2)
  await expect(title(page)).toHaveText('Device token')
  await expect(box(page)).toHaveValue(TOKEN)
  await files.getByRole('button', { name: /bytes\.bin/ }).click()
  await expect(box(page)).toHaveValue('')
  await expect(page.getByText('5 bytes').first()).toBeVisible()
  await expect(title(page)).not.toHaveText('Device token')
  await files.getByRole('button', { name: /token\.txt/ }).click()
  await expect(title(page)).toHaveText('Device token')
})

test('a file is dropped anywhere on the page', async ({ page }) => {
  await openInspect(page)
  const data = await page.evaluateHandle((token) => {
    const transfer = new DataTransfer()
    transfer.items.add(new File([token], 'dropped.txt'))
    return transfer
  }, TOKEN)
  await page.dispatchEvent('main', 'dragenter', { dataTransfer: data })
  await expect(page.getByText('Drop it anywhere')).toBeVisible()
  await page.dispatchEvent('main', 'drop', { dataTransfer: data })
  await expect(page.getByText('Drop it anywhere')).toBeHidden()
  await expect(title(page)).toHaveText('Device token')
  await expect(page.getByText('dropped.txt').first()).toBeVisible()
})

test('earlier pastes come back, survive another page, and are forgotten with one click', async ({
  page,
}) => {
  await openInspect(page)
  await paste(page, TOKEN)
  await expect(title(page)).toHaveText('Device token')
  await paste(page, 'just words')
  const earlier = page.getByRole('list', { name: 'Earlier in this tab' })
  await page.getByRole('link', { name: 'Rules', exact: true }).click()
  await expect(page).toHaveURL(/\/rules$/)
  await page.goBack()
  await expect(box(page)).toHaveValue('just words')
  await earlier.getByRole('button', { name: /Device token/ }).click()
  await expect(box(page)).toHaveValue(TOKEN)
  await page.getByRole('button', { name: 'Forget all' }).click()
  await expect(box(page)).toHaveValue('')
  await expect(earlier).toHaveCount(0)
  const stored = await page.evaluate(() => JSON.stringify([localStorage, sessionStorage]))
  expect(stored).not.toContain(TOKEN.slice(0, 16))
})

test('JSON, a report and CSV are copied', async ({ page }) => {
  await openInspect(page)
  const value = { order: 4711, lines: [{ name: 'A tree', price: null }] }
  await paste(page, JSON.stringify(value))
  await expect(title(page)).toHaveText('JSON')
  await page.getByRole('button', { name: 'Copy JSON' }).click()
  await expect.poll(() => clipboard(page)).toBe(JSON.stringify(value, null, 2))

  await takeSample(page, 'Answer from the App Store Server API', 'A transaction history')
  await expect(title(page)).toHaveText('Transaction history')
  await page.getByRole('button', { name: 'Copy report' }).click()
  await expect.poll(() => clipboard(page)).toMatch(/^## Transaction history\n/)
  expect(await clipboard(page)).not.toMatch(/eyJ|\b2000\d{9,}/)
  await page.getByRole('tab', { name: /^Transactions/ }).click()
  const table = page.getByRole('table', { name: 'Transactions' })
  await table.getByRole('button', { name: 'Purchased' }).click()
  await table.getByRole('button', { name: 'Purchased' }).click()
  await expect(table.getByRole('columnheader', { name: 'Purchased' })).toHaveAttribute(
    'aria-sort',
    'descending',
  )
  await page.getByRole('button', { name: 'Copy as CSV' }).click()
  await expect.poll(() => clipboard(page)).toMatch(/^Purchased,/)
})

test('a part opens in place, and the back button leads back', async ({ page }) => {
  await openInspect(page)
  await takeSample(page, 'Answer from the App Store Server API', 'A transaction history')
  await page.getByRole('tab', { name: /^Parts/ }).click()
  await page.getByRole('list', { name: 'Parts' }).getByRole('button').first().click()
  const crumbs = page.getByRole('navigation', { name: 'Parts' })
  await expect(crumbs).toContainText('Transaction history')
  await expect(page).toHaveURL(/[?&]part=0$/)
  await page.goBack()
  await expect(crumbs).toHaveCount(0)
  await expect(title(page)).toHaveText('Transaction history')
  await page.goForward()
  await crumbs.getByRole('button', { name: 'Transaction history' }).click()
  await expect(title(page)).toHaveText('Transaction history')
  // Another paste has parts of its own.
  await page.goBack()
  await paste(page, TOKEN)
  await expect(page).not.toHaveURL(/part=/)
  await expect(title(page)).toHaveText('Device token')
})

test('times are shown in a zone of one’s choice, which is kept', async ({ page }) => {
  await openInspect(page)
  await takeSample(page, 'verifyReceipt', 'A valid subscription')
  const zone = page.getByRole('combobox', { name: 'Also show times in this zone' })
  await zone.fill('KST')
  await page.getByRole('option', { name: /Asia\/Seoul/ }).click()
  await expect(row(facts(page), 'receipt_creation_date')).toContainText(/GMT\+9 Asia\/Seoul/)
  await page.reload()
  await expect(samples(page).getByRole('button').first()).toBeVisible()
  await takeSample(page, 'verifyReceipt', 'A valid subscription')
  await expect(zone).toHaveValue('Asia/Seoul')
})

test('what is wrong inside is said beside the verdict, and opens', async ({ page }) => {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const header = part({ alg: 'ES256', kid: 'ABC123DEFG' })
  const claims = part({ iss: 'DEF123GHIJ', iat: 1_700_000_000 })
  const token = `${header}.${claims}.${Buffer.alloc(64, 7).toString('base64url')}`
  await openInspect(page)
  const address = `https://api.push.apple.com/3/device/${'ab'.repeat(32)}`
  const headers = `-H 'apns-topic: com.example.app' -H 'authorization: bearer ${token}'`
  await paste(page, `curl --http2 ${headers} -d '{"aps":{"alert":"x"}}' ${address}`)
  const inside = page.getByRole('list', { name: 'Wrong inside' })
  await expect(inside.getByRole('button')).toHaveCount(1)
  await inside.getByRole('button', { name: /Provider token/ }).click()
  await expect(title(page)).toHaveText(/Provider token/)
})

test('what another page is made for goes there, and never by the address', async ({ page }) => {
  await openInspect(page)
  await paste(page, `<${TOKEN}>`)
  await page.getByRole('button', { name: 'Open in Push' }).click()
  await expect(page).toHaveURL(/\/push$/)
  await expect(page.getByRole('combobox', { name: 'Device token' })).toHaveValue(TOKEN)

  await page.goto('/')
  await takeSample(page, 'Provider token')
  await page.getByRole('menuitem').first().click()
  await page.getByRole('button', { name: 'Open in Tokens' }).click()
  await expect(page).toHaveURL(/\/tokens$/)
  await expect(page.getByRole('region', { name: 'Checks' })).toBeVisible()
})

test('a log with an object a line is read line by line', async ({ page }) => {
  await openInspect(page)
  await paste(page, `{"reason":"BadDeviceToken"}\n{"a":1}\n{"b":`)
  await expect(title(page)).toHaveText('3 JSON lines')
  await expect(verdict(page)).toContainText('Not signed.')
  await expect(page.getByText('Line 3, column 6:')).toBeVisible()
  await page.getByRole('tab', { name: /^Parts/ }).click()
  await page.getByRole('tabpanel').getByRole('button').first().click()
  await expect(title(page)).toContainText('Push refused')
})
