import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { APIRequestContext } from '@playwright/test'
import { EMPTY_REQUEST } from '@/lib/push/empty-request'
import type { SigningKey } from '@/lib/push/request'
import type { AddKeyResult } from '@/lib/session/key-change'
import { distFolder, root } from '../../scripts/next'
import { brokenKeys } from '../fixtures/broken-keys'
import { Canaries } from '../fixtures/canaries'
import { FILE_NAME, makeKeyParts } from '../fixtures/key-parts'
import { repairableKeys } from '../fixtures/repairable-keys'
import { type Console, launchConsole } from '../http/console'
import { callAction, returned, uploadKey } from './action'
import { expect, test } from './fixture'
import { addKey, makeKeyFile, openKeys } from './keys-page'
import { editor, send } from './push-page'
import { crawlEverything, eventStream, sessionCookie, watch } from './secrets-crawl'
import { type Hit, hitsIn, hitsInFiles, keptByBrowser } from './secrets-traces'

// This console says everything that it can say, and its temporary files are where we see them.
const temporary = mkdtempSync(join(tmpdir(), 'assay-e2e-tmp-'))
const began = Date.now()
let own: Console

test.describe.configure({ mode: 'default' })
test.beforeAll(async () => {
  own = await launchConsole({ ASSAY_LOG: 'trace', TMPDIR: temporary })
})
test.afterAll(async () => {
  await own.stop()
  rmSync(temporary, { recursive: true, force: true })
})

test('nothing secret reaches the browser, in 500 answers and whatever it keeps', async ({
  page,
  context,
  trouble,
}) => {
  test.setTimeout(180_000)
  trouble.expect(/404 \(Not Found\) .*\/nothing/)
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const seen = watch(page)
  const parts = makeKeyParts()
  const canaries = new Canaries()
  canaries.addKey('key', parts.key)

  await openKeys(page, own.origin)
  const file = {
    ...makeKeyFile(),
    name: FILE_NAME,
    keyId: 'ASSAY12345',
    buffer: Buffer.from(parts.pem),
  }
  await addKey(page, file)
  addSecrets(canaries, await sessionCookie(own, context))
  canaries.addText('provider token signature', await signature(context.request, 'ASSAY12345'))

  // Used: registered with the simulator, and a push signed with it.
  await page.getByRole('button', { name: /^Register/ }).click()
  await expect(page.getByText('The simulator now accepts AuthKey_ASSAY12345.')).toBeVisible()
  await page.goto(`${own.origin}/push`)
  await expect(editor(page)).toBeVisible()
  await page.getByRole('combobox', { name: 'Key', exact: true }).click()
  await page.getByRole('option', { name: /ASSAY12345/ }).click()
  await page.getByRole('combobox', { name: 'Device token' }).fill('ab'.repeat(32))
  await page.getByRole('combobox', { name: 'Topic' }).fill('com.example.secrets')
  await expect(await send(page)).toContainText('Rejected')
  await page.getByText('Request to be sent').click()
  await page.getByRole('button', { name: 'Copy as curl', exact: true }).click()
  const curl = await page.evaluate(() => navigator.clipboard.readText())
  expect(curl).toContain('curl')
  for (const path of ['/simulator', '/rules', '/keys', '/nothing', '/push']) {
    await page.goto(`${own.origin}${path}`, { waitUntil: 'load' })
    seen.push([`the page ${path}`, await page.content()])
  }
  seen.push(['curl', curl], ['what the browser keeps', await keptByBrowser(page)])
  seen.push(['the event stream', await eventStream(page)])

  const answers = await crawlEverything(own, context)
  for (const [name, bytes] of [
    ...repairableKeys(parts).map((row) => [row.name, row.bytes] as const),
    ...brokenKeys(parts),
  ]) {
    const upload = { name: FILE_NAME, buffer: Buffer.from(bytes) }
    const answer = await uploadKey(context.request, own.origin, upload, { fileName: FILE_NAME })
    answers.push([`upload: ${name}`, `${JSON.stringify(answer.headers())}\n${await answer.text()}`])
  }
  expect(answers.length).toBeGreaterThan(500)

  const hits = [...seen, ...answers].flatMap(([place, text]) => hitsIn(canaries, place, text))
  expect(hits).toEqual([])
  expect(traces(canaries)).toEqual([])

  // On demand, and only then, the token is shown.
  await page.getByText('Request to be sent').click()
  await page.getByRole('button', { name: 'Show token' }).click()
  await expect(page.getByText(/bearer ey/)).toBeVisible()
  expect(hitsIn(canaries, 'the page', await page.content())).toEqual([
    'provider token signature in the page',
  ])
  await page.getByRole('button', { name: 'Hide token' }).click()
  await expect(page.getByText(/bearer ey/)).toHaveCount(0)
  expect(hitsIn(canaries, 'the page', await page.content())).toEqual([])
})

test('100 sessions add, use and forget keys: nothing secret in any file', async ({
  playwright,
}) => {
  test.setTimeout(180_000)
  const canaries = new Canaries()
  for (let i = 0; i < 100; i++) {
    const person = await playwright.request.newContext()
    const file = makeKeyFile()
    const fields = { fileName: file.name, teamId: 'TEAM123456' }
    const added = await returned<AddKeyResult>(await uploadKey(person, own.origin, file, fields))
    if (!added.ok) throw new Error(added.problem.message)
    const [cookie] = (await person.storageState()).cookies
    canaries.addKey(`key ${i}`, file.key)
    addSecrets(canaries, cookie?.value ?? '')
    const { id, keyId, teamId } = added.key
    canaries.addText(`signature ${i}`, await signature(person, keyId))
    const key: SigningKey = { id, keyId, teamId }
    const request = { ...EMPTY_REQUEST, deviceToken: 'cd'.repeat(32), topic: 'com.example', key }
    const order = { id: crypto.randomUUID(), request, despiteHold: false }
    const sent = await callAction(person, own.origin, 'sendPush', [order])
    expect(await sent.text()).toContain('InvalidProviderToken')
    if (i % 3 === 0) await callAction(person, own.origin, 'forgetKey', [id])
    if (i % 3 === 1) await callAction(person, own.origin, 'forgetEverything', [{ inboxes: true }])
    await person.dispose()
  }
  expect(canaries.count).toBeGreaterThan(20_000)
  expect(traces(canaries)).toEqual([])
})

test('the search itself finds what is planted, in every place and every form', async ({ page }) => {
  const { key, keyId, buffer } = makeKeyFile()
  const canaries = new Canaries()
  canaries.addKey('key', key)
  const d = String(key.export({ format: 'jwk' }).d)
  const scalar = Buffer.from(d, 'base64url')
  const der = key.export({ format: 'der', type: 'pkcs8' })
  const pem = buffer.toString()
  const noise = Buffer.alloc(100_000, keyId)
  const forms: [form: string, bytes: Buffer][] = [
    ['PEM', buffer],
    ['24 characters of it', Buffer.from(pem.slice(85, 109))],
    ['PEM in a JSON string', Buffer.from(JSON.stringify({ pem }))],
    ['PEM in UTF-16', Buffer.from(pem, 'utf16le')],
    ['DER', der],
    ['DER as hex', Buffer.from(der.toString('hex'))],
    ['DER as base64url', Buffer.from(der.toString('base64url'))],
    ['JWK', Buffer.from(JSON.stringify(key.export({ format: 'jwk' })))],
    ['the number', scalar],
    ['the number backwards', Buffer.from(scalar).reverse()],
    ['the number as HEX', Buffer.from(scalar.toString('hex').toUpperCase())],
  ]
  for (const [form, bytes] of forms) {
    const path = join(temporary, 'planted')
    writeFileSync(path, Buffer.concat([noise, bytes, noise]))
    expect(hitsInFiles(canaries, temporary), form).not.toEqual([])
    writeFileSync(path, noise)
    expect(hitsInFiles(canaries, temporary), form).toEqual([])
  }

  await page.goto(`${own.origin}/rules`)
  expect(hitsIn(canaries, 'the browser', await keptByBrowser(page))).toEqual([])
  const plant: ((text: string) => Promise<void>)[] = [
    async (text) => page.evaluate((value) => sessionStorage.setItem('x', value), text),
    async (text) => page.evaluate((value) => localStorage.setItem('x', value), text),
    async (text) => page.evaluate((value) => history.replaceState({ value }, ''), text),
    async (text) =>
      page.evaluate(async (value) => {
        await (await caches.open('x')).put('/x', new Response(value))
      }, text),
    async (text) =>
      page.evaluate(async (value) => {
        const asked = indexedDB.open('x', 1)
        await new Promise<void>((resolve) => {
          asked.onupgradeneeded = () => asked.result.createObjectStore('x').put(value, 'x')
          asked.onsuccess = () => resolve()
        })
        asked.result.close()
      }, text),
  ]
  for (const [index, put] of plant.entries()) {
    const canary = makeKeyFile()
    const own = new Canaries()
    own.addKey(`key ${index}`, canary.key)
    await put(canary.buffer.toString())
    expect(hitsIn(own, 'the browser', await keptByBrowser(page)), `${index}`).not.toEqual([])
  }
})

/** The server's own half stands in one file, and in no other. */
function traces(canaries: Canaries): Hit[] {
  const secret = join(own.dataFolder, 'secret')
  return [
    ...hitsIn(canaries, 'the server’s output', own.output.join('\n')),
    ...hitsInFiles(canaries, own.dataFolder).filter((hit) => hit !== `server secret in ${secret}`),
    ...hitsInFiles(canaries, temporary),
    // What a running server adds to the build.
    ...hitsInFiles(canaries, join(root, distFolder()), began),
  ]
}

function addSecrets(canaries: Canaries, cookie: string): void {
  const [, sid = '', half = ''] = cookie.split('.')
  canaries.addBytes('session id', Buffer.from(sid, 'base64url'))
  canaries.addBytes('cookie half', Buffer.from(half, 'base64url'))
  canaries.addBytes('server secret', readFileSync(join(own.dataFolder, 'secret')))
}

/** The last part of the provider token, asked for as the button does. */
async function signature(request: APIRequestContext, keyId: string): Promise<string> {
  const { keys } = await (await request.get(`${own.origin}/api/session`)).json()
  const key = keys.find((row: SigningKey) => row.keyId === keyId)
  const { id, teamId } = key
  const answer = await callAction(request, own.origin, 'revealToken', [{ id, keyId, teamId }])
  return (await returned<{ token: string }>(answer)).token.split('.')[2] ?? ''
}
