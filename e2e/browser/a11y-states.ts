import { expect, type Page } from '@playwright/test'
import { RULE_STATES } from './a11y-rule-states'
import { TOKEN_STATES } from './a11y-token-states'
import {
  addPhone,
  alertToken,
  appOn,
  installApp,
  openDevices,
  pushTo,
  wireLog,
} from './devices-page'
import { openInspect, paste, takeSample, verdict } from './inspect-page'
import { openPalette } from './keyboard'
import { addKey, makeKeyFile, openKeys, pick, problem } from './keys-page'
import { deviceToken, openComposer, readyToSend, send, writePayload } from './push-page'

/** A state of a page, and how a person comes to it. */
export interface State {
  name: string
  open(page: Page): Promise<void>
  /** Something floats above the page. */
  floats?: true
  /** Where axe looks, if not everywhere. */
  within?: string
}

const fill = (page: Page) =>
  writePayload(page, { aps: { alert: { title: 'A title', body: 'A body' }, badge: 3 } })

/** What is folded, the outer before the inner. */
async function openEverything(page: Page): Promise<void> {
  const folded = page.locator('details:not([open]) > summary:visible')
  while ((await folded.count()) > 0) await folded.first().click()
}

/** Every page as it can look, with what can float above it. */
export const STATES: readonly State[] = [
  { name: '/, empty', open: (page) => openInspect(page) },
  {
    name: '/, with findings, everything open',
    open: async (page) => {
      await openInspect(page)
      await takeSample(page, 'Provider token', 'Signed with HMAC')
      await expect(verdict(page)).toContainText('Invalid.')
      await openEverything(page)
    },
  },
  {
    name: '/, the bytes',
    open: async (page) => {
      await openInspect(page)
      await paste(page, '{"aps":{"alert":"x"},"order":4711}')
      await page.getByRole('tab', { name: 'Bytes' }).click()
      await page.locator('[role=gridcell][data-offset="9"]').click()
    },
  },
  {
    name: '/, a table',
    open: async (page) => {
      await openInspect(page)
      await takeSample(page, 'Answer from the App Store Server API', 'A transaction history')
      await page.getByRole('tab', { name: /^Transactions/ }).click()
    },
  },
  {
    name: '/, the parts',
    open: async (page) => {
      await openInspect(page)
      await takeSample(page, 'Answer from the App Store Server API', 'A transaction history')
      await page.getByRole('tab', { name: /^Parts/ }).click()
    },
  },
  {
    name: '/, a link',
    floats: true,
    open: async (page) => {
      await openInspect(page)
      await paste(page, '{"aps":{"alert":"x"}}')
      await page.getByRole('button', { name: 'Link…' }).click()
      await expect(page.getByRole('dialog')).toBeVisible()
    },
  },
  ...TOKEN_STATES,
  { name: '/push, empty', open: openComposer },
  {
    name: '/push, accepted',
    open: async (page) => {
      await readyToSend(page)
      await fill(page)
      await expect(await send(page)).toContainText('Accepted')
      for (const line of await page.locator('summary').all()) await line.click()
    },
  },
  {
    name: '/push, rejected, as a form',
    open: async (page) => {
      await readyToSend(page)
      await deviceToken(page).fill('ab'.repeat(32))
      await page.getByRole('radio', { name: 'Form' }).click()
      await expect(await send(page)).toContainText('Rejected')
    },
  },
  {
    name: '/push, with findings',
    open: async (page) => {
      await openComposer(page)
      await deviceToken(page).fill('not hexadecimal')
      await writePayload(page, '{"aps":{"alert":3,"badge":"x"}')
      await expect(page.getByRole('region', { name: 'Findings' })).toContainText('Error')
    },
  },
  {
    name: 'a list of choices',
    floats: true,
    // While it is open the rest is hidden from a screen reader, and Tab does not lead there.
    within: '[role=listbox]',
    open: async (page) => {
      await openComposer(page)
      await page.getByRole('combobox', { name: 'Push type' }).click()
      await expect(page.getByRole('listbox')).toBeVisible()
    },
  },
  {
    name: 'suggestions',
    floats: true,
    open: async (page) => {
      await readyToSend(page)
      await deviceToken(page).click()
      await page.keyboard.press('ArrowDown')
      await expect(page.getByRole('listbox', { name: 'Suggestions' })).toBeVisible()
    },
  },
  {
    name: 'the menu of templates',
    floats: true,
    open: async (page) => {
      await openComposer(page)
      await page.getByRole('button', { name: 'Templates' }).click()
      await expect(page.getByRole('menu')).toBeVisible()
    },
  },
  {
    name: 'the environments',
    floats: true,
    open: async (page) => {
      await openKeys(page)
      await page.getByRole('button', { name: /^Environment: / }).click()
      await expect(page.getByRole('menu')).toBeVisible()
    },
  },
  {
    name: 'the palette',
    floats: true,
    open: async (page) => {
      await openKeys(page)
      const palette = await openPalette(page)
      await palette.getByRole('combobox').fill('sim')
    },
  },
  {
    name: 'the key chip',
    floats: true,
    open: async (page) => {
      await openKeys(page)
      await addKey(page, makeKeyFile())
      await page.getByRole('button', { name: /^1 key/ }).click()
      await expect(page.getByRole('dialog', { name: 'Keys at hand' })).toBeVisible()
    },
  },
  { name: '/keys, empty', open: (page) => openKeys(page) },
  {
    name: '/keys, with keys, one of them edited',
    open: async (page) => {
      const file = makeKeyFile()
      await openKeys(page)
      await addKey(page, file)
      await addKey(page, makeKeyFile())
      await page.getByRole('button', { name: `Edit AuthKey_${file.keyId}` }).click()
      await expect(page.getByRole('button', { name: 'Save' })).toBeVisible()
    },
  },
  {
    name: '/keys, with a problem',
    open: async (page) => {
      await openKeys(page)
      await pick(page, { name: 'x.p8', mimeType: '', buffer: Buffer.from('no key') })
      await expect(problem(page)).toBeVisible()
    },
  },
  {
    name: '/keys, recognised',
    open: async (page) => {
      await openKeys(page)
      await pick(page, makeKeyFile())
      await expect(page.getByRole('button', { name: 'Keep this key' })).toBeVisible()
    },
  },
  {
    name: '/simulator, full',
    open: async (page) => {
      await readyToSend(page)
      await openDevices(page)
      const phone = `Phone ${makeKeyFile().keyId}`
      await addPhone(page, phone)
      await installApp(page, phone, { bundleId: 'com.example.full', name: 'Full' })
      const app = appOn(page, phone, 'com.example.full')
      await alertToken(app)
      await pushTo(page, app)
      await fill(page)
      await send(page)
      await openDevices(page)
      await alertToken(app)
      await wireLog(page).first().getByRole('button').click()
      await page.getByRole('switch', { name: `${phone} is on` }).click()
      await expect(page.getByRole('switch', { name: phone, checked: false })).toBeVisible()
    },
  },
  {
    name: 'the dialog that issues a key',
    floats: true,
    open: async (page) => {
      await openDevices(page)
      await page.getByRole('button', { name: 'Issue a .p8 to download' }).click()
      await page.getByRole('radio', { name: 'Only some topics' }).check()
    },
  },
  {
    name: 'the dialog that installs an app',
    floats: true,
    open: async (page) => {
      await openDevices(page)
      await addPhone(page, `Phone ${makeKeyFile().keyId}`)
      await page.getByRole('button', { name: 'Install an app' }).last().click()
      await expect(page.getByRole('dialog')).toBeVisible()
    },
  },
  ...RULE_STATES,
  { name: 'no such page', open: async (page) => void (await page.goto('/nothing')) },
]
