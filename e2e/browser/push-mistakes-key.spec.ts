import type { Page } from '@playwright/test'
import { certain, expectExplanation, expectFinding } from './explanation'
import { expect, test } from './fixture'
import { openComposer, readyToSend, send, topic } from './push-page'
import { openSimulator } from './simulator-page'

// Mistakes with what the provider token is made of.

test('a wrong Key ID', async ({ page }) => {
  await readyToSend(page)
  const own = await keyId(page).inputValue()
  await keyId(page).fill('WRONG12345')
  await expectFinding(page, 'Key ID is not the one in the file name', /WRONG12345/)
  await send(page)
  await expectExplanation(page, {
    outcome: 'Rejected',
    said: '403 InvalidProviderToken',
    headline: 'Rejected: the provider token is not valid',
    cause: `The Key ID is WRONG12345 (10 characters) but the file is named AuthKey_${own}.p8`,
    fix: 'Compare the Key ID with the name of the file',
  })
  await certain(page)
    .getByRole('button', { name: `Use the Key ID ${own}` })
    .click()
  await expect(keyId(page)).toHaveValue(own)
})

test('Key ID and Team ID the wrong way round', async ({ page }) => {
  await readyToSend(page)
  const [key, team] = [await keyId(page).inputValue(), await teamId(page).inputValue()]
  await keyId(page).fill(team)
  await teamId(page).fill(key)
  await expectFinding(page, 'Key ID and Team ID look swapped', /but the file/)
  await send(page)
  await expectExplanation(page, {
    outcome: 'Rejected',
    said: '403 InvalidProviderToken',
    headline: 'Rejected: the provider token is not valid',
    cause: `The Key ID is ${team}`,
    fix: 'Compare the Key ID with the name of the file',
  })
  await expect(certain(page)).toContainText('Key ID and Team ID look swapped')
  await certain(page).getByRole('button', { name: 'Exchange the two' }).click()
  await expect(keyId(page)).toHaveValue(key)
  await expect(teamId(page)).toHaveValue(team)
  await expect(await send(page)).toContainText('Accepted')
})

test('a key that was revoked', async ({ page }) => {
  await readyToSend(page)
  const own = await keyId(page).inputValue()
  await openSimulator(page)
  await page.getByRole('button', { name: `Revoke ${own}` }).click()
  await expect(page.getByRole('row').filter({ hasText: own })).toContainText('Revoked')
  await openComposer(page)
  await send(page)
  await expectExplanation(page, {
    outcome: 'Rejected',
    said: '403 InvalidProviderToken',
    headline: 'Rejected: the provider token is not valid',
    cause: 'has not been revoked',
    fix: 'Check there that the key has not been revoked',
  })
})

test('the bundle ID of no app of the team', async ({ page }) => {
  await readyToSend(page)
  await topic(page).fill('com.example.somebody.else')
  await send(page)
  await expectExplanation(page, {
    outcome: 'Rejected',
    said: '400 TopicDisallowed',
    headline: 'Rejected: this sender may not push to this topic',
    cause: /Team \w{10} with key \w{10} may not push to com\.example\.somebody\.else\./,
    fix: 'Compare the team of the key with the team that owns the bundle ID',
  })
})

function keyId(page: Page) {
  return page.getByRole('textbox', { name: 'Key ID' })
}

function teamId(page: Page) {
  return page.getByRole('textbox', { name: 'Team ID' })
}
