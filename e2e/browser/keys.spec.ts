import { Canaries } from '../fixtures/canaries'
import { expect, test } from './fixture'
import {
  addKey,
  drop,
  keep,
  keyRow,
  keyTable,
  makeKeyFile,
  noKey,
  openKeys,
  pick,
  problem,
} from './keys-page'

test('a picked file is recognised, and its name gives the Key ID', async ({ page }) => {
  const file = makeKeyFile()
  await openKeys(page)
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Choose a file' }).click()
  await (await chooser).setFiles(file)

  await expect(
    page.getByText('EC P-256, PKCS#8: the form that Apple’s services accept.'),
  ).toBeVisible()
  await expect(page.getByLabel('Name')).toHaveValue(`AuthKey_${file.keyId}`)
  await expect(page.getByLabel('Key ID')).toHaveValue(file.keyId)
  await expect(page.getByText('Taken from the file name.')).toBeVisible()
  await keep(page)

  const row = keyRow(page, file.keyId)
  await expect(row.getByRole('cell')).toHaveText([
    `AuthKey_${file.keyId}`,
    'APNs, EC P-256',
    file.keyId,
    'TEAM123456',
    file.fingerprint,
    /^(now|\d s ago)$/,
    /^in 1[12] h$/,
    'EditRegisterForget',
  ])
  await expect(page.getByText(`AuthKey_${file.keyId} is kept.`)).toBeVisible()
  await expect(page.getByRole('button', { name: /^1 key\b.* forgotten in \d+ min$/ })).toBeVisible()
})

test('a dropped file is recognised, and dropped again by “Do not keep it”', async ({ page }) => {
  const file = makeKeyFile()
  await openKeys(page)
  await drop(page, file)
  await expect(page.getByLabel('Key ID')).toHaveValue(file.keyId)
  await page.getByRole('button', { name: 'Do not keep it' }).click()
  await expect(page.getByTestId('key-drop')).toBeVisible()

  await drop(page, file)
  await keep(page)
  await expect(keyRow(page, file.fingerprint)).toBeVisible()
})

test('a pasted key is read at once; its Key ID has to be typed', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const file = makeKeyFile()
  await openKeys(page)
  const box = page.getByRole('textbox', { name: 'Or paste it' })
  await box.focus()
  await page.evaluate((text) => navigator.clipboard.writeText(text), file.buffer.toString())
  await page.keyboard.press('ControlOrMeta+v')

  await expect(page.getByLabel('Name')).toHaveValue('Pasted key')
  await expect(page.getByLabel('Key ID')).toHaveValue('')
  await page.getByLabel('Key ID').fill('ABC123DEFG')
  await keep(page)
  await expect(keyRow(page, 'ABC123DEFG')).toContainText(file.fingerprint)
})

test('a pasted text that is no key stays where it is, with the reason', async ({ page }) => {
  await openKeys(page)
  const box = page.getByRole('textbox', { name: 'Or paste it' })
  await box.fill('the key is in the other mail')
  await page.getByRole('button', { name: 'Read the pasted key' }).click()
  await expect(problem(page)).toContainText('No private key was found')
  await expect(box).toHaveValue('the key is in the other mail')
})

test('the page, its storage and its requests but one never have the key', async ({ page }) => {
  const file = makeKeyFile()
  const canaries = new Canaries()
  canaries.addKey('the key', file.key)
  const bodies: Buffer[] = []
  page.on('request', (request) => {
    if (request.method() !== 'POST') bodies.push(Buffer.from(request.url()))
  })
  page.on('response', async (response) => {
    if (!response.url().includes('/events')) {
      bodies.push(await response.body().catch(() => Buffer.alloc(0)))
    }
  })
  await openKeys(page)
  await addKey(page, file)
  await page.reload()
  await expect(keyRow(page, file.keyId)).toBeVisible()
  const kept = await page.evaluate(() =>
    JSON.stringify([{ ...sessionStorage }, { ...localStorage }]),
  )
  const everything = Buffer.concat([
    Buffer.from(await page.content()),
    Buffer.from(kept),
    ...bodies,
  ])
  expect(everything.length).toBeGreaterThan(100_000)
  expect(canaries.find(everything)).toEqual([])
  // The control: it would have been found.
  expect(canaries.find(Buffer.concat([everything, file.buffer]))).not.toEqual([])
})

test('a key is renamed and gets other ids; Cancel leaves them', async ({ page }) => {
  const file = makeKeyFile()
  await openKeys(page)
  await addKey(page, file)
  await page.getByRole('button', { name: `Edit AuthKey_${file.keyId}` }).click()
  const row = keyTable(page).getByRole('row').nth(1)
  await row.getByRole('textbox', { name: 'Name' }).fill('Nobody wants this')
  await row.getByRole('button', { name: 'Cancel' }).click()
  await expect(keyTable(page)).toContainText(`AuthKey_${file.keyId}`)

  await page.getByRole('button', { name: `Edit AuthKey_${file.keyId}` }).click()
  await row.getByRole('textbox', { name: 'Name' }).fill('Key of the shop')
  await row.getByRole('textbox', { name: 'Key ID' }).fill('KEYKEY1234')
  await row.getByRole('textbox', { name: 'Team ID' }).fill('SHOPSHOP12')
  await row.getByRole('button', { name: 'Save' }).click()
  await expect(row).toContainText('Key of the shop')

  await page.reload()
  await expect(row).toContainText('KEYKEY1234')
  await expect(row).toContainText('SHOPSHOP12')
  await expect(row).toContainText(file.fingerprint)
})

test('one key is forgotten, the other stays', async ({ page }) => {
  const [one, other] = [makeKeyFile(), makeKeyFile()]
  await openKeys(page)
  await addKey(page, one)
  await addKey(page, other)
  await page.getByRole('button', { name: `Forget AuthKey_${one.keyId}` }).click()
  await expect(page.getByText(`AuthKey_${one.keyId} is forgotten.`)).toBeVisible()
  await expect(keyTable(page).getByRole('row')).toHaveCount(2)
  await page.reload()
  await expect(keyRow(page, other.keyId)).toBeVisible()
  await expect(keyRow(page, one.keyId)).toHaveCount(0)
})

test('everything is forgotten at once, from any page', async ({ page, context }) => {
  await openKeys(page)
  await addKey(page, makeKeyFile())
  await addKey(page, makeKeyFile())
  const cookie = (await context.cookies()).find(({ name }) => name.startsWith('assay-'))
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Strict' })

  await page.goto('/rules')
  await page.getByRole('button', { name: /^2 keys/ }).click()
  await page.getByRole('button', { name: 'Forget everything' }).click()
  await expect(page.getByRole('button', { name: 'No keys' })).toBeVisible()
  await openKeys(page)
  await expect(noKey(page)).toBeVisible()

  // The copied cookie opens nothing any more.
  if (cookie) await context.addCookies([cookie])
  await openKeys(page)
  await expect(noKey(page)).toBeVisible()
})

test('10 MB are refused at once, and nothing is sent', async ({ page }) => {
  await openKeys(page)
  const posts: string[] = []
  page.on('request', (request) => {
    if (request.method() === 'POST') posts.push(request.url())
  })
  const buffer = Buffer.alloc(10 * 1024 * 1024, 0x41)
  await pick(page, { name: 'backup.p8', mimeType: 'application/octet-stream', buffer })
  await expect(problem(page)).toContainText('The file is too large for a key')
  await expect(problem(page)).toContainText('backup.p8 has 10,485,760 bytes.')
  expect(posts).toEqual([])
})

test('the same key added twice is kept once; under another Key ID it is another', async ({
  page,
}) => {
  const file = makeKeyFile()
  await openKeys(page)
  await addKey(page, file, 'OLDTEAM123')
  await pick(page, file)
  await keep(page, 'NEWTEAM123')
  await expect(page.getByText(/was already kept; its IDs are up to date/)).toBeVisible()
  await expect(keyTable(page).getByRole('row')).toHaveCount(2)
  await expect(keyRow(page, file.fingerprint)).toContainText('NEWTEAM123')

  await pick(page, { ...file, name: 'AuthKey_ANTHERKEY2.p8' })
  await keep(page)
  await expect(keyRow(page, 'ANTHERKEY2')).toContainText(file.fingerprint)
  await expect(keyTable(page).getByRole('row')).toHaveCount(3)
})

test('a key of another service is taken with a word of warning', async ({ page }) => {
  await openKeys(page)
  await pick(page, { ...makeKeyFile(), name: 'SubscriptionKey_ABC123DEFG.p8' })
  await expect(page.getByText(/APNs does not accept such a key/)).toBeVisible()
  await expect(page.getByLabel('Key ID')).toHaveValue('ABC123DEFG')
})

test('another person sees none of it', async ({ page, otherPerson }) => {
  const file = makeKeyFile()
  await openKeys(page)
  await addKey(page, file)
  const other = await otherPerson()
  await openKeys(other)
  await expect(noKey(other)).toBeVisible()
  await expect(other.getByText(file.fingerprint)).toHaveCount(0)
})
