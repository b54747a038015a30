import { execFileSync, spawnSync } from 'node:child_process'
import type { Page } from '@playwright/test'
import { expect, test } from './fixture'
import { readyToSend, writePayload } from './push-page'
import { openSimulator, wireLog } from './simulator-page'

const TRICKY = '{"aps":{"alert":"It’s $HOME, `id`, \\"quoted\\", 100 % 🎉"},"path":"C:\\\\temp\'s"}'
const TOKEN = /eyJ[\w-]+\.[\w-]+\.[\w-]+/

test.use({ permissions: ['clipboard-read', 'clipboard-write'] })

test('Copy as curl keeps the provider token to itself', async ({ page }) => {
  await readyToSend(page)
  const panel = await openRequest(page)
  await expect(panel).toContainText('bearer ••••••••')
  await expect(panel).not.toContainText(TOKEN)
  const command = await copy(page, 'Copy as curl')
  expect(command).toContain('$PROVIDER_TOKEN')
  expect(command).not.toMatch(TOKEN)

  await panel.getByRole('button', { name: 'Show token' }).click()
  await expect(panel).toContainText(TOKEN)
  // What is on the screen does not change what is copied.
  expect(await copy(page, 'Copy as curl')).not.toMatch(TOKEN)
  await panel.getByRole('button', { name: 'Hide token' }).click()
  await expect(panel).not.toContainText(TOKEN)
  expect(await copy(page, 'Copy with token')).toMatch(TOKEN)
})

test('the copied commands push to the simulator', async ({ page }) => {
  const missing = withoutHttp2()
  if (missing) process.stdout.write(`      skipped: ${missing}\n`)
  test.skip(missing !== null, missing ?? '')

  await readyToSend(page)
  await writePayload(page, TRICKY)
  await openRequest(page)
  const whole = await copy(page, 'Copy with token')
  const masked = await copy(page, 'Copy as curl')
  const [token = ''] = TOKEN.exec(whole) ?? []
  expect(run(whole)).toMatch(/^HTTP\/2 200/)
  expect(run(masked, { PROVIDER_TOKEN: token })).toMatch(/^HTTP\/2 200/)
  expect(run(masked, { PROVIDER_TOKEN: 'nothing' })).toMatch(
    /^HTTP\/2 403[\s\S]*InvalidProviderToken/,
  )

  await openSimulator(page)
  const accepted = wireLog(page).nth(1)
  await accepted.getByRole('button').click()
  await expect(accepted.getByText(TRICKY, { exact: true })).toBeVisible()
})

async function openRequest(page: Page) {
  const panel = page.getByRole('region', { name: 'Request to be sent' })
  await panel.getByText('Request to be sent').click()
  await expect(panel.getByRole('button', { name: 'Copy with token' })).toBeVisible()
  return panel
}

async function copy(page: Page, name: string): Promise<string> {
  await page.evaluate(() => navigator.clipboard.writeText(''))
  await page.getByRole('button', { name, exact: true }).click()
  const read = () => page.evaluate(() => navigator.clipboard.readText())
  await expect.poll(read).not.toBe('')
  await expect(page.getByRole('button', { name, exact: true })).toBeVisible()
  return read()
}

function run(command: string, env: Record<string, string> = {}): string {
  const { stdout, stderr, error } = spawnSync('sh', ['-c', command], {
    env: { ...process.env, ...env },
    encoding: 'utf8',
    timeout: 20_000,
  })
  if (error) throw error
  return stdout || stderr
}

function withoutHttp2(): string | null {
  try {
    const version = execFileSync('curl', ['--version'], { encoding: 'utf8' })
    return /\bHTTP2\b/.test(version) ? null : 'the installed curl speaks no HTTP/2'
  } catch {
    return 'curl is not installed'
  }
}
