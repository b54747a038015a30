import type { Page } from '@playwright/test'
import { expectNoSidewaysScroll } from './a11y-checks'
import { openDevices } from './devices-page'
import { expect, test } from './fixture'
import { openInspect, paste, TOKEN, verdict } from './inspect-page'
import { addKey, makeKeyFile, openKeys } from './keys-page'
import { openComposer, readyToSend, send, sendButton } from './push-page'
import { openTokens, signedWithHmac, signingInput, story } from './tokens-page'

/** What has the focus: how it is called, and whether somebody who looks can tell. */
interface Stop {
  what: string
  ring: boolean
  inView: boolean
}

/** Presses Tab until the focus leaves the page, and looks at every stop. */
async function tabThrough(page: Page): Promise<Stop[]> {
  const stops: Stop[] = []
  for (let i = 0; i < 200; i++) {
    await page.keyboard.press('Tab')
    const stop = await page.evaluate(async () => {
      const element = document.activeElement
      if (!(element instanceof HTMLElement) || element === document.body) return null
      // CodeMirror draws its ring around the whole editor.
      const shown = element.closest('.cm-editor') ?? element
      const style = getComputedStyle(shown)
      const hasRing = () =>
        style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) >= 1
      // CodeMirror marks itself a moment after it got the focus.
      for (const end = performance.now() + 500; !hasRing() && performance.now() < end; ) {
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
      // What comes into sight moves there, however little it does under reduced motion.
      await Promise.all(shown.getAnimations().map(({ finished }) => finished))
      const box = element.getBoundingClientRect()
      return {
        what: `${element.tagName} ${element.getAttribute('aria-label') ?? element.textContent?.slice(0, 40)}`,
        ring: hasRing(),
        inView: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
      }
    })
    if (stop === null) return stops
    stops.push(stop)
  }
  return stops
}

const PAGES: [name: string, open: (page: Page) => Promise<void>, least: number][] = [
  [
    '/',
    async (page) => {
      await openInspect(page)
      await paste(page, TOKEN)
      await expect(verdict(page)).toBeVisible()
    },
    20,
  ],
  ['/push', openComposer, 15],
  [
    '/tokens',
    async (page) => {
      await openTokens(page)
      const file = makeKeyFile()
      const claims = { iss: 'DEF123GHIJ', iat: Math.floor(Date.now() / 1000) }
      await paste(page, signedWithHmac(file, signingInput(file, claims)))
      await expect(story(page)).toBeVisible()
    },
    30,
  ],
  [
    '/keys',
    async (page) => {
      await openKeys(page)
      await addKey(page, makeKeyFile())
      // Without the words at the edge, which come and go.
      await openKeys(page)
    },
    15,
  ],
  ['/simulator', openDevices, 12],
  ['/rules', async (page) => void (await page.goto('/rules?q=collapse')), 12],
]
for (const [name, open, least] of PAGES) {
  test(`${name}: Tab comes to everything, and one sees where it is`, async ({ page }) => {
    await open(page)
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
    const stops = await tabThrough(page)
    expect(stops.length).toBeGreaterThan(least)
    expect(stops.filter(({ ring }) => !ring)).toEqual([])
    expect(stops.filter(({ inView }) => !inView)).toEqual([])
  })
}

test('a dialog keeps the focus, and gives it back', async ({ page }) => {
  await openDevices(page)
  const opener = page.getByRole('button', { name: 'Issue a .p8 to download' })
  await opener.focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Issue a key' })
  await expect(dialog).toBeVisible()
  for (let i = 0; i < 12; i++) {
    await page.keyboard.press('Tab')
    await expect(dialog.locator(':focus')).toHaveCount(1)
  }
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await expect(opener).toBeFocused()
})

test('at 200 % a push is composed and sent as ever', async ({ page }) => {
  await page.setViewportSize({ width: 720, height: 450 })
  await readyToSend(page)
  await expect(sendButton(page)).toBeInViewport()
  await expect(await send(page)).toContainText('Accepted')
  for (const path of ['/', '/push', '/tokens', '/keys', '/simulator', '/rules']) {
    await page.goto(path)
    await expect(page.getByRole('heading', { level: 1 })).toBeAttached()
    await expectNoSidewaysScroll(page, path, [720])
  }
})

/** The longest animation or transition that ran within half a second of the act, in ms. */
async function longestMotion(page: Page, act: () => Promise<void>): Promise<number> {
  await page.evaluate(() => {
    const seen = window as unknown as { longest: number; watching: boolean }
    seen.longest = 0
    seen.watching = true
    const look = () => {
      for (const animation of document.getAnimations()) {
        const { duration = 0 } = animation.effect?.getComputedTiming() ?? {}
        if (typeof duration === 'number') seen.longest = Math.max(seen.longest, duration)
      }
      if (seen.watching) requestAnimationFrame(look)
    }
    look()
  })
  await act()
  return page.evaluate(() => {
    const seen = window as unknown as { longest: number; watching: boolean }
    seen.watching = false
    return seen.longest
  })
}

test('under reduced motion nothing moves', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'no-preference' })
  await openDevices(page)
  const act = async () => {
    await page.getByRole('button', { name: 'Issue a .p8 to download' }).click()
    await expect(page.getByRole('dialog')).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toBeHidden()
    await page.getByRole('button', { name: /^Environment: / }).click()
    await expect(page.getByRole('menu')).toBeVisible()
    await page.keyboard.press('Escape')
    await page.getByRole('switch').last().click()
  }
  expect(await longestMotion(page, act)).toBeGreaterThan(50)
  await page.emulateMedia({ reducedMotion: 'reduce' })
  // What still moves was begun before motion was reduced.
  await page.waitForFunction(() => document.getAnimations().length === 0)
  expect(await longestMotion(page, act)).toBeLessThan(1)
})
