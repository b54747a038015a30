import type { Page } from '@playwright/test'
import { expectNoSidewaysScroll } from './a11y-checks'
import { expect, test } from './fixture'
import { openInspect, paste, verdict } from './inspect-page'
import { type KeyFile, makeKeyFile } from './keys-page'
import { giveKey, openTokens, signed, signingInput } from './tokens-page'

const START = Math.floor(Date.now() / 1000) - 3 * 3600
const utc = (minutes: number) => new Date((START + minutes * 60) * 1000).toISOString()
const token = (file: KeyFile, minutes: number, iss = 'DEF123GHIJ') =>
  signed(file, signingInput(file, { iss, iat: START + minutes * 60 }))

const series = (page: Page) => page.getByRole('list', { name: 'Of the series' })
const axis = (page: Page) => page.getByTestId('token-axis')
const cells = (page: Page, name: string) => page.getByRole('table', { name }).getByRole('row')

test('a token for every request: the log explains TooManyProviderTokenUpdates', async ({
  page,
}) => {
  const file = makeKeyFile()
  const lines = [0, 0.1, 0.3, 0.4, 0.8].flatMap((at) => [
    `${utc(at)} INFO POST /3/device/4f9a authorization: bearer ${token(file, at)}`,
    `${utc(at)} WARN 429 {"reason":"TooManyProviderTokenUpdates"}`,
  ])
  await openTokens(page)
  await paste(page, lines.join('\n'))
  await expect(verdict(page)).toContainText('A new token is made for every request.')
  await expect(series(page)).toContainText('TooManyProviderTokenUpdates 5 times, first in line 2')
  await expect(
    series(page).getByRole('link', { name: /token-log\/token-per-request/ }),
  ).toHaveAttribute('href', '/rules/token-log/token-per-request')
  await expect(axis(page)).toContainText('4 refreshed within 20 minutes')
  await expect(axis(page).getByRole('img')).toHaveAccessibleName(/5 tokens, 5 uses/)
  await expect(page.getByText('A text with 5 tokens, out of sight')).toBeVisible()
})

test('JSON lines: a token that was kept for more than an hour', async ({ page }) => {
  const file = makeKeyFile()
  const kept = token(file, 0)
  const lines = [1, 30, 61, 75].map((at) =>
    JSON.stringify({
      time: utc(at),
      headers: { authorization: `bearer ${kept}` },
      ...(at > 60 ? { status: 403, reason: 'ExpiredProviderToken' } : { status: 200 }),
    }),
  )
  await openTokens(page)
  await paste(page, lines.join('\n'))
  await expect(verdict(page)).toContainText('Invalid.')
  await expect(series(page)).toContainText('was 1 hour 1 minute old when it was used')
  await expect(series(page)).toContainText('the first of 2 such uses')
})

test('one connection, two teams: which reason that is answered with, is not documented', async ({
  page,
}) => {
  const [one, other] = [makeKeyFile(), makeKeyFile()]
  const id = '7d1f4c62-90ab-4c1e-8a55-2f30c5be1d07'
  const lines = [
    `${utc(0)} conn=7 bearer ${token(one, 0)}`,
    `${utc(1)} conn=7 apns-id: ${id} bearer ${token(other, 0, 'JKL456MNOP')}`,
    `${utc(2)} apns-id: ${id} 403 {"reason":"UnrelatedKeyIdInToken"}`,
  ]
  await openTokens(page)
  await paste(page, lines.join('\n'))
  await expect(series(page)).toContainText('Connection 7 began with team DEF123GHIJ')
  await expect(series(page)).toContainText('is not documented')
  await expect(axis(page).getByRole('img')).toHaveCount(2)
  await expect(cells(page, 'Tokens').nth(2)).toContainText('UnrelatedKeyIdInToken')
})

test('each token is judged on its own, with the key that was given', async ({ page }) => {
  const [one, other] = [makeKeyFile(), makeKeyFile()]
  const lines = [
    `${utc(130)} bearer ${token(one, 130)}`,
    `${utc(170)} bearer ${signed(other, signingInput(one, { iss: 'DEF123GHIJ', iat: START + 170 * 60 }))}`,
  ]
  await openTokens(page)
  await giveKey(page, one)
  await paste(page, lines.join('\n'))
  await expect(verdict(page)).toContainText('1 token is invalid by itself')
  await page.getByRole('tab', { name: 'One by one (2)' }).click()
  const parts = page.getByRole('list', { name: 'Parts' }).getByRole('button')
  await expect(parts.nth(0)).toContainText('Valid')
  await expect(parts.nth(1)).toContainText('Invalid')
  await parts.nth(1).click()
  await expect(page.getByRole('region', { name: 'Checks' })).toContainText('Signature matches')
  await page.getByRole('button', { name: 'Back to all tokens' }).click()
  await expect(axis(page)).toBeVisible()
})

test('the log in Inspect: the same findings, and a table of tokens and of uses', async ({
  page,
}) => {
  const file = makeKeyFile()
  await openInspect(page)
  await paste(page, [0, 10, 20].map((at) => `${utc(at)} bearer ${token(file, at)}`).join('\n'))
  await expect(verdict(page)).toContainText('Tokens are refreshed sooner than after 20 minutes.')
  await page.getByRole('tab', { name: 'Uses (3)' }).click()
  await expect(cells(page, 'Uses')).toHaveCount(4)
})

test('hundreds of tokens: no frame is lost on the way, and nothing of them is in the page', async ({
  page,
}) => {
  const file = makeKeyFile()
  const tokens = Array.from({ length: 400 }, (_, at) => token(file, at / 4))
  const lines = tokens.map((text, at) => `${utc(at / 4)} host=web-${at % 3} bearer ${text}`)
  await openTokens(page)
  await paste(page, lines.join('\n'))
  await expect(page.getByRole('heading', { name: '400 tokens of 1 key' })).toBeVisible()
  await expect(page.getByRole('tab', { name: 'Tokens (400)' })).toBeVisible()
  const html = await page.content()
  for (const text of [tokens[0], tokens[399]]) expect(html).not.toContain(text?.split('.')[2])
  // What stands in the page is bounded, however long the log is: that is what keeps it smooth.
  const marks = await axis(page).locator('path').count()
  expect(marks).toBeLessThan(12)
  expect(await page.locator('main *').count()).toBeLessThan(1_500)
  await expectNoSidewaysScroll(page, 'a long series', [1440, 390, 320])
})

test('its samples show two servers in local time', async ({ page }) => {
  await openTokens(page)
  await page
    .getByRole('list', { name: 'Samples' })
    .getByRole('button', { name: 'Log with provider tokens' })
    .click()
  await page.getByRole('menuitem', { name: 'Two servers, in local time' }).click()
  await expect(series(page)).toContainText('Several servers refresh the same key')
  await expect(series(page)).toContainText('UTC+01:00')
})
