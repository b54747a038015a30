import { launchConsole } from '../http/console'
import { expect, test } from './fixture'
import { addKey, keep, keyRow, makeKeyFile, openKeys, pick, problem } from './keys-page'

test('an upload that the server never answers loses nothing', async ({ page, trouble }) => {
  trouble.expect(
    /ERR_(CONNECTION_REFUSED|CONNECTION_RESET|EMPTY_RESPONSE|INCOMPLETE_CHUNKED_ENCODING)/,
  )
  const own = await launchConsole()
  const [before, file] = [makeKeyFile(), makeKeyFile()]
  try {
    await openKeys(page, own.origin)
    await addKey(page, before)
    await pick(page, file)
    await own.kill()
    await keep(page, 'LATER12345')

    await expect(problem(page)).toContainText('The console did not answer')
    await expect(page.getByLabel('Key ID')).toHaveValue(file.keyId)
    await expect(page.getByLabel('Team ID')).toHaveValue('LATER12345')

    const again = await launchConsole({}, own)
    try {
      await page.getByRole('button', { name: 'Keep this key' }).click()
      await expect(keyRow(page, file.keyId)).toContainText('LATER12345')
      // The session outlived the server: its half is in the cookie, the rest on the disk.
      await expect(keyRow(page, before.keyId)).toBeVisible()
    } finally {
      await again.stop()
    }
  } finally {
    await own.stop()
  }
})

test('a list that cannot be read says so and is read again', async ({ page, trouble }) => {
  trouble.expect(/ERR_FAILED/)
  const file = makeKeyFile()
  await openKeys(page)
  await addKey(page, file)
  await page.route('**/api/session', (route) => route.abort())
  await page.reload()
  await expect(page.getByText('The keys could not be loaded. Nothing is lost.')).toBeVisible({
    timeout: 30_000,
  })
  await page.unroute('**/api/session')
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(keyRow(page, file.keyId)).toBeVisible()
})
