import { expect } from '@playwright/test'
import type { State } from './a11y-states'
import { paste } from './inspect-page'
import { openTokens, story, takeToken } from './tokens-page'

/** The page of tokens as it can look. */
export const TOKEN_STATES: readonly State[] = [
  { name: '/tokens, empty', open: openTokens },
  {
    name: '/tokens, with a story, everything open',
    open: async (page) => {
      await openTokens(page)
      await takeToken(page, 'Signed with HMAC, and its .p8')
      await expect(story(page)).toBeVisible()
      for (const line of await page.locator('main summary').all()) {
        if ((await line.locator('..').getAttribute('open')) === null) await line.click()
      }
      await page.getByRole('button', { name: 'Show the signature' }).click()
    },
  },
  {
    name: '/tokens, with a log of several tokens',
    open: async (page) => {
      await openTokens(page)
      await page
        .getByRole('list', { name: 'Samples' })
        .getByRole('button', { name: 'Log with provider tokens' })
        .click()
      await page.getByRole('menuitem', { name: 'Two teams in one pool' }).click()
      await expect(page.getByTestId('token-axis')).toBeVisible()
      await page.getByRole('tab', { name: /^One by one/ }).click()
    },
  },
  {
    name: '/tokens, with a token that was tried',
    open: async (page) => {
      await openTokens(page)
      await takeToken(page, 'With the key that signed it')
      await page.getByRole('button', { name: /^Send it to / }).click()
      await expect(page.getByTestId('try-answer')).toBeVisible()
    },
  },
  {
    name: '/tokens, with a key that is none and something else than a token',
    open: async (page) => {
      await openTokens(page)
      await paste(page, 'a1b2c3d4'.repeat(8))
      await expect(page.getByTestId('elsewhere')).toBeVisible()
      await page.getByRole('textbox', { name: 'Keys that may have signed it' }).fill('no key')
      await page.getByRole('button', { name: 'Add key' }).click()
    },
  },
]
