import { expectNoSidewaysScroll } from './a11y-checks'
import { expect, test } from './fixture'
import { box, paste, settled, TOKEN, title, verdict } from './inspect-page'
import { tabTo } from './keyboard'
import { makeKeyFile } from './keys-page'
import {
  checks,
  giveKey,
  givenKeys,
  isFor,
  openTokens,
  part,
  signed,
  signedWithHmac,
  signingInput,
  story,
  takeToken,
  tokenBox,
} from './tokens-page'

const seconds = () => Math.floor(Date.now() / 1000)
const providerClaims = () => ({ iss: 'DEF123GHIJ', iat: seconds() - 60 })

/** “InvalidProviderToken”, “Invalid signing key”: HMAC<SHA256> over the text of the .p8, in Swift. */
test('a token that was signed with HMAC is suspected, and proved with the key', async ({
  page,
}) => {
  const file = makeKeyFile()
  await openTokens(page)
  await paste(page, signedWithHmac(file, signingInput(file, providerClaims())))
  await expect(verdict(page)).toContainText('Invalid.')
  await expect(story(page)).toContainText('The signature has 32 bytes, so it is an HMAC-SHA256')
  await expect(story(page)).toContainText('Add the key to confirm it.')

  await giveKey(page, file)
  await expect(story(page)).toContainText(
    `The key ${file.keyId} shows it: the secret was the whole text of the key file`,
  )
  await expect(story(page)).toContainText('Replace the lines that sign with these')
  const swift = story(page).getByRole('tab', { name: 'Swift (CryptoKit)' })
  await expect(swift).toHaveAttribute('aria-selected', 'true')
  await expect(story(page).getByRole('tabpanel')).toContainText('P256.Signing.PrivateKey')
  await story(page).getByRole('tab', { name: 'Go' }).click()
  await expect(story(page).getByRole('tabpanel')).toContainText('package main')
  await expect(
    checks(page).getByRole('link', { name: 'Rule: token/hmac-signature' }).first(),
  ).toHaveAttribute('href', '/rules/token/hmac-signature')
})

/** An individual key’s claims, given to the App Store Server API: no “iss”, no “bid”. */
test('an individual key is refused by the App Store Server API', async ({ page }) => {
  const file = makeKeyFile()
  const claims = {
    sub: 'user',
    aud: 'appstoreconnect-v1',
    iat: seconds(),
    exp: seconds() + 1200,
    scope: ['GET /v1/apps'],
  }
  await openTokens(page)
  await paste(page, signed(file, signingInput(file, claims, { typ: 'JWT' })))
  await giveKey(page, file)
  await expect(verdict(page)).toContainText('Valid.')
  await isFor(page, 'App Store Server API')
  await expect(verdict(page)).toContainText('Invalid.')
  const open = checks(page).locator('details[open]').first()
  await expect(open).toContainText(/individual key/i)
  await expect(open).toContainText('In-App Purchase')
  await expect(open.getByRole('link', { name: /^Rule: / })).toBeVisible()
})

/** What binds a connection is its key and team: of several keys the one that signed is named. */
test('of several keys the one that signed is named, and another one is found out', async ({
  page,
}) => {
  const [one, other] = [makeKeyFile(), makeKeyFile()]
  await openTokens(page)
  await giveKey(page, other)
  await paste(page, signed(one, signingInput(one, providerClaims())))
  await expect(verdict(page)).toContainText('Invalid.')
  await expect(checks(page).locator('details[open]').first()).toContainText(other.keyId)
  await giveKey(page, one)
  await expect(verdict(page)).toContainText('Valid.')
  await checks(page).getByText('Signature matches').click()
  await expect(checks(page)).toContainText(`It was made with the key ${one.keyId}, one of the 2`)

  // Signed with one and named as the other.
  await paste(page, signed(one, signingInput(other, providerClaims())))
  await expect(part(page, 'Header')).toContainText(other.keyId)
  const line = checks(page).getByRole('listitem').filter({ hasText: 'Key ID names the key' })
  await line.locator('summary').click()
  await expect(line).toContainText(one.keyId)
  await expect(line).toContainText('Warning')
  await page.getByRole('button', { name: `Remove ${one.name}` }).click()
  await page.getByRole('button', { name: `Remove ${other.name}` }).click()
  await expect(givenKeys(page)).toHaveCount(0)
  await expect(verdict(page)).toContainText('Unverified.')
})

test('a token and its key pasted at once go where they belong', async ({ page }) => {
  const file = makeKeyFile()
  await openTokens(page)
  const token = signed(file, signingInput(file, providerClaims()))
  await paste(page, `${token}\n\n${file.buffer.toString()}`)
  await expect(givenKeys(page)).toContainText('Pasted key 1')
  await expect(verdict(page)).toContainText('Valid.')
})

test('each claim is explained where it stands, and the signature is covered', async ({ page }) => {
  const file = makeKeyFile()
  const token = signed(file, signingInput(file, { ...providerClaims(), iat: seconds() - 7200 }))
  const [header = '', , signature = ''] = token.split('.')
  await openTokens(page)
  await paste(page, `authorization: bearer ${token}`)
  await expect(part(page, 'Header')).toContainText(header)
  await expect(part(page, 'Header')).toContainText('Which key signed it')
  await expect(part(page, 'Claims')).toContainText('2 hours ago')
  await expect(part(page, 'Claims')).toContainText('Error: ')
  expect(await page.content()).not.toContain(signature)
  await page.getByRole('button', { name: 'Show the signature' }).click()
  await expect(part(page, 'Signature')).toContainText(signature)
  await page.getByRole('button', { name: 'Hide the signature' }).click()
  expect(await page.content()).not.toContain(signature)
  await page.getByRole('button', { name: 'Show the text' }).click()
  await expect(tokenBox(page)).toHaveValue(`authorization: bearer ${token}`)
})

test('something else is named, and opened in Inspect without the address', async ({ page }) => {
  await openTokens(page)
  await paste(page, TOKEN)
  await expect(page.getByTestId('elsewhere')).toHaveText(
    'This is read as “Device token”; it belongs to Inspect.',
  )
  await page.getByRole('button', { name: 'Open it in Inspect' }).click()
  await expect(title(page)).toHaveText('Device token')
  await expect(box(page)).toHaveValue(TOKEN)
  expect(new URL(page.url()).pathname + new URL(page.url()).search + new URL(page.url()).hash).toBe(
    '/',
  )
})

test('nothing that is pasted causes a request, and nothing is stored', async ({
  page,
  context,
}) => {
  const file = makeKeyFile()
  await openTokens(page)
  await settled(page)
  const requests: string[] = []
  context.on('request', (request) => requests.push(`${request.method()} ${request.url()}`))
  const input = signingInput(file, providerClaims())
  await giveKey(page, file)
  for (const token of [signed(file, input), signedWithHmac(file, input), `${input}.`]) {
    await paste(page, token)
    await expect(verdict(page)).toBeVisible()
    // The lines may still be those of the token before.
    await expect(async () => {
      for (const line of await checks(page).locator('summary').all()) {
        await line.click({ timeout: 2_000 })
      }
    }).toPass()
  }
  await paste(page, 'no token')
  await expect(page.getByTestId('elsewhere')).toBeVisible()
  await isFor(page, 'App Store Connect API')
  await page.waitForTimeout(500)
  expect(requests).toEqual([])
  const kept = await page.evaluate(async () => {
    const databases = (await indexedDB.databases()).map(({ name }) => name)
    return JSON.stringify([{ ...localStorage }, { ...sessionStorage }, databases, location.href])
  })
  expect(kept).not.toContain(input.slice(0, 20))
  expect(kept).not.toContain('PRIVATE KEY')

  await page.reload()
  await expect(tokenBox(page)).toHaveValue('')
  await expect(givenKeys(page)).toHaveCount(0)
})

test('token and key outlive a look at a rule, and are forgotten from the palette', async ({
  page,
}) => {
  const file = makeKeyFile()
  await openTokens(page)
  await giveKey(page, file)
  await paste(page, signedWithHmac(file, signingInput(file, providerClaims())))
  await story(page).waitFor()
  await checks(page).getByRole('link', { name: 'Rule: token/hmac-signature' }).first().click()
  await expect(page).toHaveURL(/\/rules\/token\/hmac-signature$/)
  await page.goBack()
  await expect(story(page)).toContainText(`The key ${file.keyId} shows it`)
  await page.keyboard.press('ControlOrMeta+k')
  await page.keyboard.type('forget the token')
  await page.keyboard.press('Enter')
  await expect(tokenBox(page)).toHaveValue('')
  await expect(givenKeys(page)).toHaveCount(0)
})

test('by keyboard alone: paste, look at a check, say what it is for', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const file = makeKeyFile()
  const token = signed(file, signingInput(file, providerClaims()))
  await openTokens(page)
  await page.evaluate((text) => navigator.clipboard.writeText(text), token)
  await tabTo(page, tokenBox(page))
  await page.keyboard.press('ControlOrMeta+v')
  await expect(verdict(page)).toContainText('Unverified.')
  // The box went out of sight and left the focus beside it.
  await expect(page.getByRole('button', { name: 'Show the text' })).toBeFocused()
  const first = checks(page).locator('summary').first()
  await tabTo(page, first)
  await page.keyboard.press('Enter')
  await expect(first.locator('..')).toHaveAttribute('open', '')
  const purpose = page.getByRole('combobox', { name: 'What is it for?' })
  await tabTo(page, purpose, 80)
  await page.keyboard.press('Enter')
  const service = page.getByRole('option', { name: /App Store Connect/ })
  await expect(service).toBeVisible()
  await page.keyboard.type('App Store Connect')
  // Nobody types as fast as this: the list follows a moment later.
  await expect(service).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(verdict(page)).toContainText('Invalid.')
})

test('samples of the four kinds are at hand', async ({ page }) => {
  await openTokens(page)
  await takeToken(page, 'With the key that signed it')
  await expect(verdict(page)).toContainText('Valid.')
  await expect(page.getByText('With the sample came')).toBeVisible()
  const samples = page.getByRole('list', { name: 'Samples' })
  await expect(samples.getByRole('button')).toHaveCount(4)
  await samples.getByRole('button', { name: 'Other JWT' }).click()
  await page.getByRole('menuitem', { name: 'WeatherKit' }).click()
  await expect(title(page)).toContainText('WeatherKit')
  await expectNoSidewaysScroll(page, 'a sample', [1440, 390, 320])
})
