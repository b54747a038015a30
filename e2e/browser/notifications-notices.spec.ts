import { expect, type Page } from '@playwright/test'
import { test } from './fixture'
import { DEMO, openInbox, reading, row, runStore } from './notifications-page'

// Whether a tone sounds and a notice shows is up to the browser, so what the page asks it for counts.
interface Asked {
  tones: number
  notices: { title: string; body?: string; onclick?: () => void }[]
  permissions: number
}

/** A browser that writes down what it is asked for, and answers the question for leave so. */
async function standIn(page: Page, answer: NotificationPermission): Promise<void> {
  await page.addInitScript((permission) => {
    const asked: Asked = { tones: 0, notices: [], permissions: 0 }
    const still = () => {}
    const gain = { setValueAtTime: still, exponentialRampToValueAtTime: still }
    let hidden = false
    class Audio {
      currentTime = 0
      createGain = () => ({ gain, connect: still })
      createOscillator = () => ({
        frequency: { value: 0 },
        connect: still,
        stop: still,
        start: () => {
          asked.tones += 1
        },
      })
      resume = () => Promise.resolve()
      close = () => Promise.resolve()
    }
    class Notice {
      static requestPermission = () => {
        asked.permissions += 1
        return Promise.resolve(permission)
      }
      onclick?: () => void
      close = still
      body: string | undefined
      constructor(
        readonly title: string,
        { body }: { body?: string },
      ) {
        this.body = body
        asked.notices.push(this as Asked['notices'][number])
      }
    }
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden })
    const hide = (now: boolean) => {
      hidden = now
      document.dispatchEvent(new Event('visibilitychange'))
    }
    Object.assign(window, { AudioContext: Audio, Notification: Notice, asked, hide })
  }, answer)
}

const asked = (page: Page): Promise<Asked> =>
  page.evaluate(() => {
    const { tones, notices, permissions } = (window as unknown as { asked: Asked }).asked
    const said = notices.map(({ title, body }) =>
      body === undefined ? { title } : { title, body },
    )
    return { tones, permissions, notices: said }
  })

const hide = (page: Page, hidden: boolean): Promise<void> =>
  page.evaluate((now) => (window as unknown as { hide(now: boolean): void }).hide(now), hidden)

/** A customer buys for good: one notification. */
const buy = (page: Page): Promise<void> =>
  runStore(page, {
    ...{ do: 'start-scenario', side: 'sandbox', scenario: 'non-consumable', begin: 'now' },
    bundleId: DEMO,
  })

const shown = (page: Page, count: number) =>
  expect(page.locator('[data-arrival]')).toHaveCount(count)
const sound = (page: Page) => page.getByRole('button', { name: 'Sound when something arrives' })
const desktop = (page: Page) =>
  page.getByRole('button', { name: 'Desktop notice when something arrives' })

test('nobody is disturbed who did not ask for it', async ({ page }) => {
  await standIn(page, 'granted')
  await openInbox(page)
  await buy(page)
  await shown(page, 1)
  await hide(page, true)
  await buy(page)
  await hide(page, false)
  await shown(page, 2)
  expect(await asked(page)).toEqual({ tones: 0, notices: [], permissions: 0 })
})

test('a sound is there at once, with every arrival, and not any more once it is turned off', async ({
  page,
}) => {
  await standIn(page, 'granted')
  await openInbox(page)
  await sound(page).click()
  await expect(sound(page)).toHaveAttribute('aria-pressed', 'true')
  const { tones } = await asked(page)
  expect(tones).toBeGreaterThan(0)
  await buy(page)
  await shown(page, 1)
  await expect.poll(async () => (await asked(page)).tones).toBe(2 * tones)
  await hide(page, true)
  await buy(page)
  await expect.poll(async () => (await asked(page)).tones).toBe(3 * tones)
  await hide(page, false)
  await sound(page).click()
  await buy(page)
  await shown(page, 3)
  expect(await asked(page)).toEqual({ tones: 3 * tones, notices: [], permissions: 0 })
})

test('a notice on the desktop comes while the tab is out of sight, and opens what it is about', async ({
  page,
}) => {
  await standIn(page, 'granted')
  await openInbox(page)
  await desktop(page).click()
  await expect(desktop(page)).toHaveAttribute('aria-pressed', 'true')
  await buy(page)
  await shown(page, 1)
  expect((await asked(page)).notices).toEqual([])
  await hide(page, true)
  await buy(page)
  await expect.poll(async () => (await asked(page)).notices.length).toBe(1)
  const [notice] = (await asked(page)).notices
  expect(notice?.title).toBe('One-time purchase')
  expect(notice?.body).toMatch(/^[\w.]+$/)
  await page.evaluate(() => (window as unknown as { asked: Asked }).asked.notices[0]?.onclick?.())
  await hide(page, false)
  await expect(reading(page).getByRole('heading', { level: 2 })).toHaveText('One-time purchase')
  await desktop(page).click()
  await hide(page, true)
  await buy(page)
  await hide(page, false)
  await shown(page, 3)
  expect((await asked(page)).notices).toHaveLength(1)
})

test('what the browser refuses is said, with the way to allow it', async ({ page }) => {
  await standIn(page, 'denied')
  await openInbox(page)
  await desktop(page).click()
  const refusal = page.getByRole('alert').filter({ hasText: 'desktop notices' })
  await expect(refusal).toContainText('The browser refuses desktop notices for this address.')
  await expect(refusal).toContainText('Allow notifications in the site settings')
  await expect(desktop(page)).toHaveAttribute('aria-pressed', 'false')
  await hide(page, true)
  await buy(page)
  await hide(page, false)
  await expect(row(page, 'One-time purchase')).toBeVisible()
  expect(await asked(page)).toEqual({ tones: 0, notices: [], permissions: 1 })
  await sound(page).click()
  await expect(refusal).toHaveCount(0)
})

test('a question that nobody answered is told apart from a refusal', async ({ page }) => {
  await standIn(page, 'default')
  await openInbox(page)
  await desktop(page).click()
  await expect(page.getByText('The browser’s question was not answered')).toBeVisible()
  await expect(desktop(page)).toHaveAttribute('aria-pressed', 'false')
})
