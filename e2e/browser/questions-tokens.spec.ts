import { createHmac } from 'node:crypto'
import { expect, test } from './fixture'
import { openInspect, paste, title, verdict } from './inspect-page'
import { makeKeyFile } from './keys-page'
import { checks, giveKey, isFor, openTokens, signed, signingInput, story } from './tokens-page'

/** What people asked in Apple's forums, with what they had: it is pasted, and the answer is there. */

const seconds = () => Math.floor(Date.now() / 1000)

test('InvalidProviderToken, “Invalid signing key”: HMAC<SHA256> over the text of the .p8', async ({
  page,
}) => {
  const file = makeKeyFile()
  const pem = file.buffer.toString()
  const lines = pem.replaceAll(/-----[^-]+-----\n/g, '')
  const input = signingInput(file, { iss: 'DEF123GHIJ', iat: seconds() - 60 })
  const hmac = (secret: string | Buffer) =>
    `${input}.${createHmac('sha256', secret).update(input).digest('base64url')}`

  await openTokens(page)
  await paste(page, `authorization: bearer ${hmac(pem)}`)
  // Without the key it is told by the length, and said how to prove it.
  await expect(verdict(page)).toContainText('Invalid.')
  await expect(story(page)).toContainText('32 bytes')
  await expect(story(page)).toContainText('Add the key to confirm it.')

  await giveKey(page, file)
  for (const [secret, words] of [
    [pem, 'the whole text of the key file'],
    [lines, 'line breaks included'],
    [lines.replaceAll('\n', ''), 'without its line breaks'],
    [Buffer.from(lines, 'base64'), '(DER)'],
  ] as const) {
    await paste(page, hmac(secret))
    await expect(story(page)).toContainText(`The key ${file.keyId} shows it`)
    await expect(story(page)).toContainText(words)
  }
  // What to write instead, in the asker's language.
  await expect(story(page).getByRole('tabpanel')).toContainText('P256.Signing.PrivateKey')
})

test.describe('team-scoped and topic-specific keys', () => {
  test('the error that its key got, in both spellings', async ({ page }) => {
    await openInspect(page)
    for (const word of ['BadEnvironmentKeyIdInToken', 'BadEnvironmentKeyInToken']) {
      await paste(page, `HTTP/2 403\n\n{"reason":"${word}"}`)
      await expect(verdict(page)).toContainText(`403 ${word}`)
      await expect(verdict(page)).toContainText('the key is for the other environment')
    }
    await paste(page, '{"reason":"UnrelatedKeyIdInToken"}')
    await expect(verdict(page)).toContainText(/this connection began with another key/i)
    await expect(page.getByRole('main')).toContainText(
      'Open another connection for this key. Keep one connection for each key.',
    )
  })

  test('the log of the connection: which token began it, and which does not go with it', async ({
    page,
  }) => {
    const [team, topic] = [makeKeyFile(), makeKeyFile()]
    const iat = seconds() - 600
    const at = (later: number) => new Date((iat + later) * 1000).toISOString()
    const token = (file: typeof team) =>
      signed(file, signingInput(file, { iss: 'DEF123GHIJ', iat }))
    await openTokens(page)
    await paste(
      page,
      [
        `${at(1)} connection #3 authorization: bearer ${token(team)}`,
        `${at(1)} connection #3 HTTP/2 200`,
        `${at(9)} connection #3 authorization: bearer ${token(topic)}`,
        `${at(9)} connection #3 HTTP/2 403 {"reason":"UnrelatedKeyIdInToken"}`,
      ].join('\n'),
    )
    const found = page.getByRole('list', { name: 'Of the series' })
    await expect(found).toContainText('One connection carries tokens from several keys')
    await expect(found).toContainText(`Connection 3 began with key ${team.keyId}`)
    await expect(found).toContainText(`from line 3 carries ${topic.keyId} too`)
    await expect(found).toContainText('APNs answered UnrelatedKeyIdInToken in line 4')
    await found.getByText('One connection carries tokens from several keys').click()
    await expect(found).toContainText('Open a connection for each key')
  })
})

test('an individual key is rejected by the App Store Server API', async ({ page }) => {
  const file = makeKeyFile()
  // The claims of the asker's PHP: no “iss” and no “bid”.
  const claims = {
    sub: 'user',
    aud: 'appstoreconnect-v1',
    iat: seconds(),
    exp: seconds() + 20 * 60,
    scope: ['GET /inApps/v1/history'],
  }
  await openTokens(page)
  await paste(
    page,
    `Authorization: Bearer ${signed(file, signingInput(file, claims, { typ: 'JWT' }))}`,
  )
  await expect(title(page)).toHaveText('App Store Connect token (individual key)')
  await expect(page.getByRole('main')).toContainText(
    'Individual keys work only with App Store Connect',
  )
  await isFor(page, 'App Store Server API')
  await expect(verdict(page)).toContainText('This is not a token for the App Store Server API')
  const open = checks(page).locator('details[open]').first()
  await expect(open).toContainText(/individual key/i)
  await expect(open).toContainText('In-App Purchase key')
  await expect(open).toContainText('“bid”')
})
