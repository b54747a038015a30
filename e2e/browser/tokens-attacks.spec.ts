import type { Page } from '@playwright/test'
import { expect, test } from './fixture'
import { drawLittle } from './inspect-page'
import { makeKeyFile } from './keys-page'
import { type Attack, attacks } from './token-attacks'
import { borders, genuine } from './token-borders'
import { giveKey, openTokens } from './tokens-page'

const claims = { iss: 'DEF123GHIJ', iat: Math.floor(Date.now() / 1000) - 60 }

interface Seen {
  name: string
  /** The verdict’s word; `''`: it was taken for something else than a token, or was not read. */
  verdict: string
  /** What the page says in all. */
  said: string
}

/** Pastes one after the other into one page, so that hundreds take seconds. */
function pasteAll(page: Page, made: readonly Attack[]): Promise<Seen[]> {
  return page.evaluate(async (given) => {
    const main = document.querySelector('main') ?? document.body
    const frame = () => new Promise((done) => setTimeout(done, 4))
    const answer = () =>
      main.querySelector('[data-testid=verdict],[data-testid=elsewhere],[aria-label="Not read"]')
    const until = async (isSo: () => boolean) => {
      for (const end = performance.now() + 30_000; performance.now() < end; await frame()) {
        if (isSo()) return
      }
      throw new Error('nothing came of a paste')
    }
    const seen: Seen[] = []
    const pasteOnce = async (text: string) => {
      const empty = () =>
        [...main.querySelectorAll('button')].find((button) =>
          /^Clear the box$/.test(button.textContent ?? ''),
        )
      // The box follows its answer.
      if (answer() !== null) await until(() => empty() !== undefined)
      empty()?.click()
      await until(() => answer() === null)
      const clipboardData = new DataTransfer()
      clipboardData.setData('text', text)
      document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }))
      await until(() => answer() !== null)
    }
    for (const { name, text } of given) {
      // A busy machine may need longer than the two seconds after which reading is stopped.
      for (let turn = 0; turn < 5; turn++) {
        await pasteOnce(text)
        if (answer()?.getAttribute('aria-label') !== 'Not read') break
      }
      const verdict = main.querySelector('[data-testid=verdict] strong')?.textContent ?? ''
      seen.push({ name, verdict, said: answer()?.textContent ?? '' })
    }
    return seen
  }, made as Attack[])
}

test('tokens that are made to be taken for signed: none is, and nothing is fetched', async ({
  page,
  context,
}) => {
  test.setTimeout(120_000)
  const file = makeKeyFile()
  const made = attacks(file, claims)
  expect(made.length).toBeGreaterThanOrEqual(60)
  const requests: string[] = []
  context.on('request', (request) => requests.push(request.url()))
  await drawLittle(page)
  await openTokens(page)
  await giveKey(page, file)
  await page.waitForLoadState('networkidle')
  await expect.poll(() => page.workers().length).toBe(2)
  // The spare one too has loaded its program: it listens.
  for (const worker of page.workers()) {
    await expect.poll(() => worker.evaluate('globalThis.onmessage !== null')).toBe(true)
  }
  // Where a busy machine took longer than two seconds, a worker is ended and its program loaded anew.
  const program = new Set(requests.filter((url) => url.includes('/_next/static/')))
  requests.length = 0
  let restarted = false
  page.on('worker', () => {
    restarted = true
  })
  const seen = await pasteAll(page, made)
  expect(seen.map(({ name }) => name)).toEqual(made.map(({ name }) => name))
  expect(seen.filter(({ verdict }) => verdict === 'Valid.').map(({ name }) => name)).toEqual([])
  // Whatever is read as a token of this key is refused in so many words, and not only left open.
  const open = seen.filter(({ verdict }) => verdict !== 'Invalid.')
  expect(
    open.filter(({ said }) => !/Inspect|ES256 alone|Not checked|not verified|was not/i.test(said)),
  ).toEqual([])
  expect(open.length).toBeLessThan(made.length / 4)
  expect(requests.filter((url) => !restarted || !program.has(url))).toEqual([])
})

test('R and S at their borders, cut, lengthened, turned: none is valid; what was signed, is', async ({
  page,
}) => {
  test.setTimeout(120_000)
  const file = makeKeyFile()
  const made = borders(file, claims)
  expect(made.length).toBeGreaterThanOrEqual(90)
  await drawLittle(page)
  await openTokens(page)
  await giveKey(page, file)
  const seen = await pasteAll(page, made)
  expect(seen.filter(({ verdict }) => verdict !== 'Invalid.')).toEqual([])
  const good = await pasteAll(page, genuine(file, claims))
  expect(good.filter(({ verdict }) => verdict !== 'Valid.')).toEqual([])
})

test('the same attacks on the page that has no key: none is called valid', async ({ page }) => {
  test.setTimeout(120_000)
  const file = makeKeyFile()
  await drawLittle(page)
  await openTokens(page)
  const seen = await pasteAll(page, attacks(file, claims))
  expect(seen.filter(({ verdict }) => verdict === 'Valid.')).toEqual([])
})
