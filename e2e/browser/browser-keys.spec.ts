import type { Page } from '@playwright/test'
import { Canaries } from '../fixtures/canaries'
import { expect, test } from './fixture'
import { verdict } from './inspect-page'
import { chooseKind, type KeyFile, makeKeyFile, noKey, openKeys, pick } from './keys-page'
import { mint, mintedToken, readToken } from './mint-panel'
import { test as alone } from './own-console'
import { addDevice, answer, openComposer, send } from './push-page'
import { checks, openTokens } from './tokens-page'

const table = (page: Page) => page.getByRole('table', { name: 'Keys of this browser' })

/** Picks the file and keeps it in the browser. */
async function keepHere(page: Page, file: KeyFile, teamId = 'TEAM123456'): Promise<void> {
  await pick(page, file)
  await chooseKind(page)
  await page.getByLabel('Team ID').fill(teamId)
  await page.getByRole('radio', { name: 'This browser' }).click()
  await page.getByRole('button', { name: 'Keep this key' }).click()
  await expect(table(page)).toContainText(file.keyId)
}

test('a key is kept in this browser: no request carries it and no script reads it out', async ({
  page,
}) => {
  const file = makeKeyFile()
  const canaries = new Canaries()
  canaries.addKey('the key', file.key)
  const requests: Buffer[] = []
  page.on('request', (request) => {
    requests.push(Buffer.from(request.url()), request.postDataBuffer() ?? Buffer.alloc(0))
  })
  await openKeys(page)
  await pick(page, file)
  await chooseKind(page)
  // Opt-in: the session is where keys go unless somebody says otherwise.
  await expect(page.getByRole('radio', { name: 'This session' })).toBeChecked()
  await page.getByRole('radio', { name: 'This browser' }).click()
  await expect(page.getByText(/^It keeps the key from being read/)).toBeVisible()
  await expect(page.getByText(/^It does not keep the key from being used/)).toBeVisible()
  await page.getByLabel('Team ID').fill('TEAM123456')
  await page.getByRole('button', { name: 'Keep this key' }).click()
  await expect(page.getByText(`AuthKey_${file.keyId} is kept in this browser.`)).toBeVisible()

  // It outlives a reload; the session has nothing.
  await page.reload()
  await expect(table(page)).toContainText(file.fingerprint)
  await expect(noKey(page)).toBeVisible()
  await expect(page.getByRole('button', { name: /^1 key/ })).toBeVisible()

  expect(await exportRefusals(page)).toEqual(['InvalidAccessError', 'InvalidAccessError'])

  await openTokens(page)
  const made = await mint(page)
  const token = await mintedToken(page)
  expect(readToken(token).header).toEqual({ alg: 'ES256', kid: file.keyId })
  await made.getByRole('button', { name: 'Check it above' }).click()
  await expect(verdict(page)).toContainText('Valid.')
  await expect(checks(page)).toContainText(`It was made with the key ${file.keyId}`)

  const everything = Buffer.concat([...requests, Buffer.from(await page.content())])
  expect(everything.length).toBeGreaterThan(10_000)
  expect(canaries.find(everything)).toEqual([])
  // A token for its own page is sent nowhere either.
  expect(Buffer.concat(requests).includes(token.split('.')[2] ?? '')).toBe(false)
  // The control: it would have been found.
  expect(canaries.find(Buffer.concat([everything, file.buffer]))).not.toEqual([])
})

// In a console of its own: a team has two keys at most, and other tests register theirs.
alone('a push to the simulator is signed with it, and only the token is sent', async ({ page }) => {
  const file = makeKeyFile()
  const canaries = new Canaries()
  canaries.addKey('the key', file.key)
  const bodies: string[] = []
  page.on('request', (request) => bodies.push(request.postData() ?? ''))
  await openComposer(page)
  await addDevice(page)
  // The team that the device's app is of.
  const team = await demoTeam(page)
  await openKeys(page)
  await keepHere(page, file, team)
  await page.getByRole('button', { name: `Register AuthKey_${file.keyId}` }).click()
  await expect(page.getByText(`The simulator now accepts AuthKey_${file.keyId}.`)).toBeVisible()

  await openComposer(page)
  await page.getByRole('combobox', { name: 'Key', exact: true }).click()
  await page.getByRole('option', { name: new RegExp(`${file.keyId}.*in this browser`) }).click()
  await expect(await send(page)).toContainText('It arrived')
  await expect(await send(page)).toContainText('It arrived')

  const tokens = bodies.flatMap((body) => body.match(/eyJ[\w-]+\.[\w-]+\.[\w-]+/g) ?? [])
  expect(tokens).toHaveLength(2)
  // APNs wants no second token within 20 minutes, in whichever tab.
  expect(new Set(tokens).size).toBe(1)
  expect(canaries.find(Buffer.from(bodies.join('\n')))).toEqual([])
  const other = await page.context().newPage()
  await openTokens(other)
  await mint(other)
  expect(await mintedToken(other)).toBe(tokens[0])

  // What is written down has no token, and the push can be opened and sent again.
  const history = await page.evaluate(async () => (await fetch('/api/attempts')).text())
  expect(history).toContain('browser:')
  expect(history).not.toContain('eyJ')

  // Forgotten in another tab: this one cannot sign any more, and says so.
  await openKeys(other)
  await other.getByRole('button', { name: `Forget AuthKey_${file.keyId}` }).click()
  await expect(table(other)).toBeHidden()
  await expect(page.getByText('The key is no longer kept in this browser.')).toBeVisible()
  await page.getByRole('button', { name: /^Send to / }).click()
  await expect(answer(page)).toContainText('The key was forgotten')
})

test('it is renamed, and “Forget everything” takes it along', async ({ page }) => {
  const [one, two] = [makeKeyFile(), makeKeyFile()]
  await openKeys(page)
  await keepHere(page, one)
  await keepHere(page, two)
  await expect(table(page).getByRole('button', { name: /^Forget/ })).not.toHaveCount(0)
  await page.getByRole('button', { name: `Edit AuthKey_${one.keyId}` }).click()
  await table(page).getByRole('textbox', { name: 'Name' }).fill('Key of the shop')
  await table(page).getByRole('button', { name: 'Save' }).click()
  await expect(table(page)).toContainText('Key of the shop')
  await page.getByRole('button', { name: 'Forget Key of the shop' }).click()
  await expect(table(page)).not.toContainText('Key of the shop')
  await expect(table(page)).toContainText(two.keyId)

  await page.getByRole('button', { name: /^1 key/ }).click()
  await page.getByRole('button', { name: 'Forget everything' }).click()
  await expect(table(page)).toBeHidden()
  await expect(page.getByRole('button', { name: 'No keys' })).toBeVisible()
  expect(await storedRecords(page)).toBe(0)
})

/** The team of the simulator's demo app. */
async function demoTeam(page: Page): Promise<string> {
  await page.goto('/simulator')
  const cell = page.getByText(/ of team [A-Z0-9]{10}/).first()
  const [, team] = / of team ([A-Z0-9]{10})/.exec(await cell.innerText()) ?? []
  if (team === undefined) throw new Error('the simulator shows no team')
  return team
}

/** Tries to export every key that the browser keeps, as any script of the page could. */
function exportRefusals(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const ask = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
    const database = await ask(indexedDB.open('assay-keys'))
    const records = await ask(database.transaction('keys').objectStore('keys').getAll())
    const said: string[] = []
    for (const { key } of records as { key: CryptoKey }[]) {
      for (const format of ['pkcs8', 'jwk'] as const) {
        const tried = crypto.subtle.exportKey(format, key)
        said.push(
          await tried.then(
            () => 'exported',
            (error: Error) => error.name,
          ),
        )
      }
    }
    database.close()
    return said
  })
}

function storedRecords(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const ask = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
    const database = await ask(indexedDB.open('assay-keys'))
    const stores = database.transaction(['keys', 'tokens'])
    const counts = [stores.objectStore('keys').count(), stores.objectStore('tokens').count()]
    const [keys = 0, tokens = 0] = await Promise.all(counts.map(ask))
    database.close()
    return keys + tokens
  })
}
