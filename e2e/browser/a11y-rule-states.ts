import { expect } from '@playwright/test'
import type { State } from './a11y-states'

/** The pages of rules. */
export const RULE_STATES: readonly State[] = [
  {
    name: '/rules',
    open: async (page) => {
      await page.goto('/rules')
      await expect(page.getByRole('searchbox')).toBeVisible()
    },
  },
  { name: 'a group of rules', open: async (page) => void (await page.goto('/rules/apns-reason')) },
  {
    name: 'a rule',
    open: async (page) => void (await page.goto('/rules/apns-reason/bad-device-token')),
  },
]
