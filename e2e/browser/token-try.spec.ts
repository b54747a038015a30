import type { Page } from '@playwright/test'
import { callAction, returned } from './action'
import { expect, test } from './fixture'
import { paste, verdict } from './inspect-page'
import { type KeyFile, makeKeyFile } from './keys-page'
import { switchTo } from './push-page'
import { openTokens, signed, signingInput } from './tokens-page'

const seconds = () => Math.floor(Date.now() / 1000)

interface Issued extends KeyFile {
  teamId: string
}

/** A key of the simulated Apple, as its file is handed out. */
async function issue(page: Page, origin: string, environment: 'both' | 'sandbox'): Promise<Issued> {
  const order = { scope: 'topics', topics: ['com.example.app'], environment }
  const answer = await returned<{
    download: { keyId: string; teamId: string; fileName: string; pem: string }
  }>(await callAction(page.request, origin, 'issueKey', [order]))
  const { keyId, teamId, fileName, pem } = answer.download
  return { ...makeKeyFile(), keyId, teamId, name: fileName, buffer: Buffer.from(pem) }
}

const token = (file: Issued, { iss = file.teamId, iat = seconds() } = {}) =>
  signed(file, signingInput(file, { iss, iat }))

const panel = (page: Page) => page.getByRole('region', { name: 'Try it' })
const answer = (page: Page) => page.getByTestId('try-answer')

async function tryIt(page: Page, text: string): Promise<void> {
  await paste(page, text)
  await expect(verdict(page)).toBeVisible()
  await expect(answer(page)).toBeHidden()
  await panel(page)
    .getByRole('button', { name: /^Send it to / })
    .click()
  await expect(answer(page)).toBeVisible()
}

test('the simulator answers for a good token, and for four bad ones', async ({
  page,
  console: { origin },
}) => {
  const file = await issue(page, origin, 'both')
  await openTokens(page)
  await tryIt(page, token(file))
  await expect(answer(page)).toContainText('The token is accepted.')
  await expect(answer(page)).toContainText('does not document in which order')
  await expect(answer(page)).toContainText('The simulator answered, not Apple')

  await tryIt(page, token({ ...file, buffer: makeKeyFile().buffer }))
  await expect(answer(page)).toContainText('The token is refused.')
  await expect(answer(page)).toContainText('403 InvalidProviderToken')

  await tryIt(page, token(file, { iat: seconds() - 3_700 }))
  await expect(answer(page)).toContainText('403 ExpiredProviderToken')

  await tryIt(page, token(file, { iss: 'ZZZZZZZZZZ' }))
  await expect(answer(page)).toContainText('403 InvalidProviderToken')

  const other = await issue(page, origin, 'sandbox')
  await tryIt(page, token(other))
  await expect(answer(page)).toContainText('The token is accepted.')
  await switchTo(page, 'Simulator, production side')
  await expect(answer(page)).toBeHidden()
  await panel(page)
    .getByRole('button', { name: /^Send it to / })
    .click()
  await expect(answer(page)).toContainText('BadEnvironmentKeyIdInToken')
  await expect(answer(page)).toContainText('the other environment')
})

test('nothing goes out before the click, and the page says where it goes', async ({
  page,
  context,
  console: { origin, output },
}) => {
  const file = await issue(page, origin, 'both')
  await openTokens(page)
  await page.waitForLoadState('networkidle')
  const requests: string[] = []
  context.on('request', (request) => requests.push(request.postData() ?? request.url()))
  const secret = token(file)
  const signature = secret.split('.')[2] ?? ''
  await paste(page, secret)
  await expect(panel(page)).toContainText('only thing on the page that sends the token anywhere')
  await expect(panel(page)).toContainText('not to Apple')
  expect(requests.filter((sent) => sent.includes(signature))).toEqual([])
  await panel(page)
    .getByRole('button', { name: /^Send it to / })
    .click()
  await expect(answer(page)).toContainText('The token is accepted.')
  expect(requests.filter((sent) => sent.includes(signature))).toHaveLength(1)
  await answer(page).getByText('The request as sent').click()
  await expect(answer(page)).toContainText('bearer ••••')
  expect(await page.content()).not.toContain(signature)
  expect(output.join('\n')).not.toContain(signature)
})

test('production asks once more, and Apple’s host is named before', async ({ page }) => {
  const file = { ...makeKeyFile(), teamId: 'DEF123GHIJ' }
  await openTokens(page)
  await switchTo(page, 'Production')
  await paste(page, token(file))
  await expect(panel(page)).toContainText('api.push.apple.com')
  const sent: string[] = []
  page.on('request', (request) => request.method() === 'POST' && sent.push(request.url()))
  await panel(page).getByRole('button', { name: 'Send it to Production' }).click()
  await expect(panel(page).getByRole('alert')).toContainText('production service')
  await panel(page).getByRole('button', { name: 'Cancel' }).click()
  await expect(panel(page).getByRole('button', { name: 'Send it to Production' })).toBeVisible()
  expect(sent).toEqual([])
})

test('a token for another service is told where it goes', async ({ page }) => {
  const file = makeKeyFile()
  const claims = {
    iss: '57246542-96fe-1a63-e053-0824d011072a',
    iat: seconds(),
    exp: seconds() + 900,
  }
  const more = { aud: 'appstoreconnect-v1', bid: 'com.example.app' }
  await openTokens(page)
  await paste(page, signed(file, signingInput(file, { ...claims, ...more }, { typ: 'JWT' })))
  await expect(panel(page)).toContainText('Only provider tokens for APNs can be tried here')
  await expect(panel(page)).toContainText('It gives access to the App Store Server API')
  await expect(panel(page).getByRole('button')).toHaveCount(0)
})
