import type { Page } from '@playwright/test'
import { expect, test } from './fixture'
import { verdict } from './inspect-page'
import { addKey, chooseKind, keyRow, makeKeyFile, openKeys, pick } from './keys-page'
import { mint, minted, mintedToken, mintFor, mintPanel, readToken } from './mint-panel'
import { answer, getKey, openComposer } from './push-page'
import { checks, openTokens, signed, signingInput, tokenBox } from './tokens-page'

const ISSUER = '57246542-96fe-1a63-e053-0824d011072a'

test('a token for APNs is minted with a key of the vault, and checked above', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const file = makeKeyFile()
  await openKeys(page)
  await addKey(page, file)
  await openTokens(page)

  const made = await mint(page)
  await expect(made.getByRole('timer')).toHaveText(/^59 min \d+ s$/)
  const before = await page.content()
  const token = await mintedToken(page)
  // Nothing of it is in the page before somebody asks.
  for (const part of token.split('.')) expect(before).not.toContain(part)
  const { header, claims } = readToken(token)
  expect(header).toEqual({ alg: 'ES256', kid: file.keyId })
  expect(claims).toEqual({ iss: 'TEAM123456', iat: expect.any(Number) })

  expect(await copied(page, 'Copy header')).toBe(`authorization: bearer ${token}`)
  expect(await copied(page, 'Copy as export')).toBe(`export APNS_TOKEN=${token}`)
  expect(await copied(page, 'Copy as curl')).toContain(`--header 'authorization: bearer ${token}'`)

  await made.getByRole('button', { name: 'Check it above' }).click()
  await expect(verdict(page)).toContainText('Valid.')
  await expect(checks(page)).toContainText(`It was made with the key ${file.keyId}`)
  await expect(page.getByText(/Checked with the public half of/)).toBeVisible()

  await made.getByRole('button', { name: 'Clear it' }).click()
  await expect(minted(page)).toBeHidden()
})

test('the token is the one that pushes carry', async ({ page }) => {
  await openComposer(page)
  await getKey(page)
  await page.getByText('Request to be sent').click()
  await page.getByRole('button', { name: 'Show token' }).click()
  const bearer = /bearer (eyJ[\w.-]+)/
  await expect(page.getByText(bearer)).toBeVisible()
  const [, pushed] = bearer.exec(await page.getByText(bearer).innerText()) ?? []
  await openTokens(page)
  await mint(page)
  expect(await mintedToken(page)).toBe(pushed)
  await expect(answer(page)).toHaveCount(0)
})

test('an In-App Purchase key mints for the Server API, and asks for what is missing', async ({
  page,
}) => {
  const file = makeKeyFile()
  await openKeys(page)
  await pick(page, { ...file, name: `SubscriptionKey_${file.keyId}.p8` })
  await expect(page.getByRole('radio', { name: 'In-App Purchase' })).toBeChecked()
  await page.getByLabel('Issuer ID').fill(ISSUER.slice(0, -1))
  await expect(page.getByText(/32 hexadecimal digits/)).toBeVisible()
  await page.getByLabel('Issuer ID').fill(ISSUER)
  await page.getByLabel('Apple ID of the app').fill('1234567890')
  await page.getByRole('button', { name: 'Keep this key' }).click()
  await expect(keyRow(page, file.keyId)).toContainText('In-App Purchase, EC P-256')
  await expect(keyRow(page, file.keyId)).toContainText(ISSUER)

  // Pushes are not signed with it.
  await openComposer(page)
  await expect(page.getByText('A provider token is signed with a .p8 key')).toBeVisible()

  await openTokens(page)
  await expect(mintPanel(page)).toContainText('No APNs key is kept')
  await mintFor(page, 'Server API')
  const button = mintPanel(page).getByRole('button', { name: 'Mint the token' })
  await expect(button).toBeDisabled()
  await mintPanel(page).getByLabel('Bundle ID').fill('com.example.app')
  await choose(page, 'Good for', '60 minutes')
  const made = await mint(page)
  await expect(made.getByRole('timer')).toHaveText(/^59 min \d+ s$/)
  const { header, claims } = readToken(await mintedToken(page))
  expect(header).toEqual({ alg: 'ES256', kid: file.keyId, typ: 'JWT' })
  expect(claims).toMatchObject({ iss: ISSUER, aud: 'appstoreconnect-v1', bid: 'com.example.app' })
  expect(Number(claims.exp) - Number(claims.iat)).toBe(3_600)
  await made.getByRole('button', { name: 'Check it above' }).click()
  await expect(verdict(page)).toContainText('Valid.')
})

test('a key for Connect mints for a team or a person; months only for what reads', async ({
  page,
}) => {
  const file = makeKeyFile()
  await openKeys(page)
  await pick(page, file)
  await page.getByRole('button', { name: 'Keep this key' }).click()
  await expect(page.getByText('Choose one: the key itself does not say.')).toBeVisible()
  await chooseKind(page, 'Connect')
  await page.getByLabel('Issuer ID').fill(ISSUER)
  await page.getByRole('button', { name: 'Keep this key' }).click()
  await expect(keyRow(page, file.keyId)).toBeVisible()

  await openTokens(page)
  await mintFor(page, 'Connect')
  const panel = mintPanel(page)
  await panel.getByRole('combobox', { name: 'Good for' }).click()
  await expect(page.getByRole('option')).toHaveText(['5 minutes', '10 minutes', '20 minutes'])
  await page.keyboard.press('Escape')
  await panel.getByLabel('Scope').fill('GET /v1/apps\nGET /v1/builds')
  await choose(page, 'Good for', '180 days')
  const made = await mint(page)
  await expect(made.getByRole('timer')).toHaveText(/^179 d 23 h$/)
  const { claims } = readToken(await mintedToken(page))
  expect(claims).toMatchObject({ iss: ISSUER, scope: ['GET /v1/apps', 'GET /v1/builds'] })

  // One line that writes, and it is twenty minutes again.
  await panel.getByLabel('Scope').fill('GET /v1/apps\nPOST /v1/apps')
  await expect(minted(page)).toBeHidden()
  await expect(panel.getByRole('combobox', { name: 'Good for' })).toHaveText('20 minutes')
  await panel.getByLabel('Scope').fill('apps')
  await expect(panel.getByText(/a list of requests such as/)).toBeVisible()
  await panel.getByLabel('Scope').fill('')
  await panel.getByRole('radio', { name: 'Of one person' }).click()
  await expect(panel.getByLabel('Issuer ID')).toBeHidden()
  await mint(page)
  const own = readToken(await mintedToken(page)).claims
  expect(own).toMatchObject({ sub: 'user' })
  expect(own).not.toHaveProperty('iss')
})

test('which of several kept keys signed a pasted token, without sending it', async ({ page }) => {
  const [one, two, stranger] = [makeKeyFile(), makeKeyFile(), makeKeyFile()]
  await openKeys(page)
  await addKey(page, one)
  await addKey(page, two)
  await openTokens(page)
  const sent: string[] = []
  page.on('request', (request) => sent.push(`${request.url()} ${request.postData() ?? ''}`))
  const iat = Math.floor(Date.now() / 1_000)
  const token = signed(two, signingInput(one, { iss: 'TEAM123456', iat }))
  await tokenBox(page).fill(token)
  await expect(checks(page)).toContainText(`It was made with the key ${two.keyId}`)

  // A key that merely is kept says nothing of a stranger's token.
  await page.getByRole('button', { name: 'Clear the box' }).click()
  await tokenBox(page).fill(signed(stranger, signingInput(stranger, { iss: 'TEAM123456', iat })))
  await expect(verdict(page)).toContainText('Unverified.')
  await expect(checks(page)).toContainText('Not checked. Give the public or the private half')
  for (const request of sent) expect(request).not.toContain(token.split('.')[1])
})

async function copied(page: Page, name: string): Promise<string> {
  await minted(page).getByRole('button', { name }).click()
  await expect(minted(page).getByRole('button', { name: 'Copied' })).toBeVisible()
  await expect(minted(page).getByRole('button', { name })).toBeVisible()
  return page.evaluate(() => navigator.clipboard.readText())
}

async function choose(page: Page, label: string, option: string): Promise<void> {
  await mintPanel(page).getByRole('combobox', { name: label }).click()
  await page.getByRole('option', { name: option, exact: true }).click()
}
